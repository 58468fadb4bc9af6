"""For which money and which outcome a paragraph is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.resources.selectors.grant import GrantProgram

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.resources.selectors.review import Domain


class GrantForm(forms.Form):
    program = forms.ChoiceField(label="The money", choices=GrantProgram.choices)
    domain = forms.ChoiceField(label="The outcome", help_text="What the students should get better at.")

    def __init__(self, *args: Any, domains: Mapping[str, Domain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["domain"].choices = [(slug, told(domain)) for slug, domain in domains.items()]  # type: ignore[attr-defined]
        if not domains:
            del self.fields["domain"]


def told(domain: Domain) -> str:
    """The domain with its best tier: `Reading fluency (Tier 1)`."""
    tier = domain.leading.finding.essa_tier
    return f"{domain.name} ({f'Tier {tier}' if tier else 'no tier'})"
