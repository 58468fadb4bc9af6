from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from clearinghouse.core.forms import saved
from clearinghouse.resources.forms.collections import AddForm, EntryNoteForm
from clearinghouse.resources.models import CollectionEntry, Readers, ResourcePage
from clearinghouse.resources.selectors.collections import collections_to_add_to
from clearinghouse.resources.services.collection_entries import add_entry, move_entry, note_entry, remove_entry
from clearinghouse.resources.services.collections import make_collection
from clearinghouse.resources.views.collections import find_own
from clearinghouse.resources.views.tried_here import find_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@login_required
def add(request: SignedInRequest, page: int) -> HttpResponse:
    resource = find_page(request, page)
    collections = collections_to_add_to(request.user, resource)
    form = AddForm(request.POST if request.method == "POST" else None, collections=[each for each in collections if not each.has])
    if request.method == "POST" and form.is_valid():
        entry = saved(form, lambda: put_into(form, resource, request))
        if entry is not None:
            messages.success(request, f"It is in “{entry.collection}” now.")
            return redirect(resource.url or "/library/")
    there = [each for each in collections if each.has]
    return render(request, "resources/collections/add.html", {"form": form, "resource": resource, "there": there})


def put_into(form: AddForm, resource: ResourcePage, request: SignedInRequest) -> CollectionEntry:
    """Put the resource into the chosen collection, or into a new private one."""
    said = form.cleaned_data
    collection = form.chosen or make_collection(
        title=said["title"], note="", readers=Readers.PRIVATE, district=None, actor=request.user
    )
    return add_entry(collection, resource, note=said["note"], actor=request.user)


def find_entry(request: SignedInRequest, slug: str, pk: int) -> CollectionEntry:
    """The entry of this number in a collection that the person may change, of a resource that they may see."""
    visible = ResourcePage.objects.visible_to(request.user)
    entries = find_own(request, slug).entries.filter(page__in=visible).select_related("page", "collection")
    return get_object_or_404(entries, pk=pk)


@require_POST
@login_required
def move(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    entry = find_entry(request, slug, pk)
    move_entry(entry, up=request.POST.get("to") != "down", actor=request.user)
    return redirect(f"{entry.collection.get_absolute_url()}#entry-{entry.pk}")


@login_required
def note(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    entry = find_entry(request, slug, pk)
    form = EntryNoteForm(request.POST if request.method == "POST" else None, initial={"note": entry.note})
    if request.method == "POST" and form.is_valid():
        note_entry(entry, note=form.cleaned_data["note"], actor=request.user)
        messages.success(request, "The note is kept.")
        return redirect(entry.collection)
    return render(request, "resources/collections/note.html", {"form": form, "entry": entry})


@require_POST
@login_required
def remove(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    entry = find_entry(request, slug, pk)
    remove_entry(entry, actor=request.user)
    messages.success(request, f"“{entry.page}” is out of this collection.")
    return redirect(entry.collection)
