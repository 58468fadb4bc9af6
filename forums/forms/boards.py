from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.districts.models import District
from forums.enums import COMMON, BoardAudience
from forums.models import Board

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forums.readers import Reader


class BoardForm(forms.ModelForm[Board]):
    """A board. Who keeps the consortium's boards chooses among those readers, who keeps a district's among the others."""

    district = forms.TypedChoiceField(label="Whose board it is", required=False, empty_value=None)
    districts = forms.MultipleChoiceField(
        label="Which districts read it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Where some districts read it.",
    )
    addresses = forms.CharField(
        label="Moderators", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Their e-mail addresses, one a line, beside those who moderate it by their role.",
    )  # fmt: skip

    class Meta:
        model = Board
        fields = ("name", "description", "rules", "audience", "role", "is_moderated", "is_open", "position")
        widgets = {"rules": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"role": "Where one role reads it."}

    field_order = ("name", "description", "rules", "audience", "district", "districts", "role", "is_moderated", "is_open", "addresses",
                   "position")  # fmt: skip

    def __init__(self, *args: Any, reader: Reader, keeps: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience: Any = self.fields["audience"]
        allowed = {*(COMMON if reader.keeps_boards else ()), *((BoardAudience.DISTRICT, BoardAudience.DISTRICTS) if keeps else ())}
        audience.choices = [(value, label) for value, label in BoardAudience.choices if value in allowed]
        by_number = {str(district.pk): district for district in keeps}
        own: Any = self.fields["district"]
        own.choices = [("", "Nobody’s: it is for the consortium"), *((number, str(one)) for number, one in by_number.items())]
        own.coerce = by_number.get
        belonging = {str(one.pk): one for one in District.objects.belonging().order_by("name")}
        sharing: Any = self.fields["districts"]
        sharing.choices = [(number, str(one)) for number, one in belonging.items()]
        self.belonging = belonging
        if self.instance.pk:
            self.initial["district"] = str(self.instance.district_id or "")
            self.initial["districts"] = [str(pk) for pk in self.instance.districts.values_list("pk", flat=True)]
            self.initial["addresses"] = "\n".join(self.instance.moderators.order_by("email").values_list("email", flat=True))

    def _post_clean(self) -> None:
        """The service looks at the board as a whole: whose it is stands beside the model's own fields here."""

    def facts(self) -> dict[str, Any]:
        """What the services take."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "addresses"}
        return facts | {"districts": [self.belonging[number] for number in facts["districts"]]}

    def moderators(self) -> list[str]:
        """The addresses of those who moderate it, as written."""
        return str(self.cleaned_data["addresses"]).replace(",", "\n").splitlines()
