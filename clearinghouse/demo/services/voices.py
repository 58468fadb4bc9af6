"""What the demo's districts say of the library: notes on what they tried, ratings, collections, and what people saved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District
from clearinghouse.resources.models import RUBRIC, Collection, ResourcePage, TriedHere
from clearinghouse.resources.services.collection_entries import add_entry
from clearinghouse.resources.services.collections import make_collection
from clearinghouse.resources.services.ratings import rate_resource
from clearinghouse.resources.services.saving import save_resource
from clearinghouse.resources.services.tried_here import FACTS, write_note

Entry = dict[str, Any]


def load_voices(content: dict[str, list[Entry]]) -> int:
    """Write the notes, answers and collections; what is there already stays. Returns how many notes there are."""
    for entry in content["notes"]:
        load_note(entry)
    for entry in content["ratings"]:
        answers = dict(zip(RUBRIC, entry["answers"], strict=True))
        rate_resource(page_of(entry["resource"]), answers=answers, actor=person(entry["by"]))
    for entry in content["collections"]:
        load_collection(entry)
    for entry in content["saved"]:
        for slug in entry["resources"]:
            save_resource(page_of(slug), actor=person(entry["by"]))
    return len(content["notes"])


def page_of(slug: str) -> ResourcePage:
    """The resource of this address."""
    found: ResourcePage = ResourcePage.objects.get(slug=slug)
    return found


def person(email: str) -> User:
    """The person of this address."""
    return User.objects.get(email=email)


def load_note(entry: Entry) -> None:
    """One note, written so many days ago, unless the person wrote of the resource before."""
    page, author = page_of(entry["resource"]), person(entry["by"])
    if TriedHere.objects.filter(page=page, author=author).exists():
        return
    facts = {name: entry.get(name) for name in FACTS}
    facts |= {name: " ".join(str(entry[name]).split()) for name in ("saw", "differently", "cost_for")}
    district = District.objects.get(slug=entry["district"])
    note = write_note(page, district=district, facts=facts, readers=entry["readers"], actor=author)
    TriedHere.objects.filter(pk=note.pk).update(created_at=timezone.now() - timedelta(days=entry["days_ago"]))


def load_collection(entry: Entry) -> None:
    """One collection with its entries in their order, unless its owner has one of this title."""
    owner = person(entry["by"])
    if Collection.objects.filter(owner=owner, title=entry["title"]).exists():
        return
    district = District.objects.get(slug=entry["district"]) if "district" in entry else None
    words = {"title": entry["title"], "note": " ".join(entry["note"].split()), "readers": entry["readers"]}
    collection = make_collection(**words, district=district, actor=owner)
    for row in entry["entries"]:
        add_entry(collection, page_of(row["resource"]), note=row.get("note", ""), actor=owner)
