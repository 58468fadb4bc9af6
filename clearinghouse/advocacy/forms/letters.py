from django import forms

LONGEST_LETTER = 20_000


class LetterForm(forms.Form):
    """A letter while it is being edited. It goes back to the page that prints it, and nowhere else."""

    to = forms.EmailField(label="Their e-mail address", required=False, help_text="Only if you want to send it by e-mail.")
    subject = forms.CharField(label="Subject", max_length=200)
    letter = forms.CharField(
        label="Your letter",
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 22}),
        help_text="Change it as you like. What stands in [square brackets] is for you to fill.",
    )
