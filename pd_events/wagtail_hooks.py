from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from wagtail import hooks

from pd_events.models import Registration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.models import User

WHY_NOT = (
    "%s has places in trainings, whose records are kept. Take the tick from “Active” instead: they can no longer sign in. "
    "Who wants their name gone erases the account on its own page."
)


@hooks.register("before_delete_user")
def keep_people_with_places(request: HttpRequest, user: User) -> HttpResponse | None:
    """Records of attendance outlive an account."""
    return refuse(request, [user])


@hooks.register("before_bulk_action")
def keep_all_people_with_places(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> HttpResponse | None:
    if action_type != "delete" or action_class_instance.model._meta.label != "accounts.User":
        return None
    return refuse(request, objects)


def refuse(request: HttpRequest, people: Iterable[User]) -> HttpResponse | None:
    """Back to the list with the reason, where any of them has a place; None where none has."""
    row = Registration.objects.filter(person__in=[person.pk for person in people]).select_related("person").first()
    if row is None:
        return None
    messages.error(request, WHY_NOT % row.person)
    return redirect("wagtailusers_users:index")
