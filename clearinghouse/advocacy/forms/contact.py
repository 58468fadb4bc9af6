from __future__ import annotations

from django import forms

from clearinghouse.advocacy.enums import ContactTopic
from clearinghouse.advocacy.models import ContactMessage


class ContactForm(forms.ModelForm[ContactMessage]):
    topic = forms.ChoiceField(label="What it is about", choices=[("", "Choose one"), *ContactTopic.choices])

    class Meta:
        model = ContactMessage
        fields = ["topic", "body", "name", "email"]
        help_texts = {"email": "We answer there."}
        widgets = {
            "body": forms.Textarea(attrs={"rows": 8}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
