"""Curators decide on free tags: each is accepted, declined, or made one with a word that the library has already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import RuleViolation
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import FreeTag, ResourcePage, TaggedResource, Term
from clearinghouse.resources.selectors.term_changes import columns_of, relations_to
from clearinghouse.resources.services.vocabularies import check_curates

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

ACCEPTED, DECLINED, MERGED = "tag.accept", "tag.decline", "tag.merge"


class NotDecidable(RuleViolation):
    """Nothing like that can be decided of this tag."""

    code = "tag_not_decidable"


@transaction.atomic
def accept_tag(tag: FreeTag, *, actor: User) -> FreeTag:
    """Show a tag on the pages that have it. Raises NotAllowed and NotDecidable."""
    return decide(tag, TagState.ACCEPTED, ACCEPTED, actor)


@transaction.atomic
def decline_tag(tag: FreeTag, *, actor: User) -> FreeTag:
    """Keep a tag from being shown, also where it is written again. Raises NotAllowed and NotDecidable."""
    return decide(tag, TagState.DECLINED, DECLINED, actor)


@transaction.atomic
def merge_tag(tag: FreeTag, *, into: FreeTag | Term, actor: User) -> FreeTag:
    """Make a tag one with an accepted tag or with a term of a vocabulary; what has the tag has the other instead.

    The audit entry holds which pages those were. Raises NotAllowed and NotDecidable, and then nothing has changed.
    """
    check_curates(actor)
    tag = held(tag)
    words: Any = type(into)._default_manager
    into = words.select_for_update(of=("self",)).get(pk=into.pk)
    check_mergeable(tag, into)
    pages = sorted(TaggedResource.objects.filter(tag=tag).values_list("content_object_id", flat=True))
    if isinstance(into, FreeTag):
        move_to_tag(tag, into, pages)
        tag.merged_into = into
    else:
        move_to_term(into, pages)
        tag.term_field, tag.term_id = into.field, into.pk
    TaggedResource.objects.filter(tag=tag).delete()
    before, tag.state = tag.state, TagState.MERGED
    tag.save()
    into.save()  # what shows it hears of it
    audit.record(tag, MERGED, actor=actor, changes={"state": (before, TagState.MERGED)}, into=str(into), pages=pages)
    return tag


def decide(tag: FreeTag, state: TagState, action: str, actor: User) -> FreeTag:
    """Give a tag a state, where it does not have it yet."""
    check_curates(actor)
    tag = held(tag)
    if tag.state == TagState.MERGED:
        raise NotDecidable(f"“{tag}” was merged into “{tag.became}” already.")
    if tag.state != state:
        before, tag.state = tag.state, state
        tag.save()
        audit.record(tag, action, actor=actor, changes={"state": (before, state)})
    return tag


def held(tag: FreeTag) -> FreeTag:
    """The tag as it is now, held until the transaction ends."""
    found: FreeTag = FreeTag.objects.select_for_update().get(pk=tag.pk)
    return found


def check_mergeable(tag: FreeTag, into: Any) -> None:
    """Raise NotDecidable with the reason, where there is one."""
    if tag.state == TagState.MERGED:
        raise NotDecidable(f"“{tag}” was merged into “{tag.became}” already.")
    if tag == into:
        raise NotDecidable("A tag cannot be merged into itself. Choose another word.")
    if isinstance(into, FreeTag) and into.state != TagState.ACCEPTED:
        raise NotDecidable(f"“{into}” is not accepted itself. Accept it first, or choose another word.")
    if isinstance(into, Term) and into.merged_into_id is not None:
        raise NotDecidable(f"“{into}” was merged into “{into.leads_to}”. Choose that one.")


def move_to_tag(tag: FreeTag, into: FreeTag, pages: list[int]) -> None:
    """Give these pages the other tag, and lead what was merged into this one there too."""
    have = set(TaggedResource.objects.filter(tag=into, content_object__in=pages).values_list("content_object_id", flat=True))
    TaggedResource.objects.bulk_create([TaggedResource(tag=into, content_object_id=pk) for pk in pages if pk not in have])
    FreeTag.objects.filter(merged_into=tag).update(merged_into=into)


def move_to_term(term: Term, pages: list[int]) -> None:
    """Give these pages the term, where their kind has its vocabulary."""
    for relation in relations_to(type(term)):
        if issubclass(relation.related_model, ResourcePage):
            table, record, column = columns_of(relation)
            able = set(relation.related_model._default_manager.filter(pk__in=pages).values_list("pk", flat=True))
            have = set(table._default_manager.filter(**{column: term.pk}).values_list(record, flat=True))
            table._default_manager.bulk_create([table(**{record: pk, column: term.pk}) for pk in sorted(able - have)])
