"""The demo's letters to legislators."""

from typing import Any

from clearinghouse.advocacy.models import LetterTemplate


def load_letters(entries: list[dict[str, Any]]) -> int:
    """Make or update each letter by its slug. Returns how many there are."""
    for entry in entries:
        letter = LetterTemplate.objects.filter(slug=entry["slug"]).first() or LetterTemplate()
        for field, text in entry.items():
            setattr(letter, field, text)
        letter.full_clean()
        letter.save()
    return len(entries)
