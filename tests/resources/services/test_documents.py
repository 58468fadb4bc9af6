"""The words of uploaded documents: read by a worker, found by search where the reader may see the resource."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.enums import ReadingState
from clearinghouse.resources.models import DocumentReading, DocumentText, PracticePage
from clearinghouse.resources.services import documents as services
from clearinghouse.resources.services.documents import TOPIC, deliver, note_upload, read_document
from search.models import IndexRow
from search.services.rebuilding import refresh_all
from tests.factories.files import document, document_block, pdf
from tests.factories.resources import link_page, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def plan(*pages: str) -> Any:
    return document("plan", pdf(*pages), "pdf")


def test_an_upload_waits_for_a_worker_who_reads_it_page_by_page() -> None:
    found = plan("The river rises", "The bridge holds")
    assert found.reading.state == ReadingState.WAITING
    deliver([message.payload for message in OutboxMessage.objects.filter(topic=TOPIC)])
    assert list(DocumentText.objects.values_list("page", "text")) == [(1, "The river rises"), (2, "The bridge holds")]
    found.reading.refresh_from_db()
    assert (found.reading.state, found.reading.note) == (ReadingState.READ, "")
    assert not note_upload(found)


def test_a_replaced_file_is_forgotten_at_once_and_read_anew() -> None:
    found = plan("The river rises")
    read_document(found.pk)
    found.file = ContentFile(pdf("The bridge holds"), name="plan.pdf")
    found.save()
    assert not DocumentText.objects.exists()
    read_document(found.pk)
    assert DocumentText.objects.get().text == "The bridge holds"
    found.file = ContentFile(b"a,b", name="plan.csv")
    found.save()
    assert not DocumentText.objects.exists()
    assert not DocumentReading.objects.exists()


def test_a_file_that_gives_no_words_says_why_to_its_editor(in_cms, curator) -> None:
    broken = document("broken", b"no pdf", "pdf")
    assert not read_document(broken.pk)
    assert (broken.reading.state, "damaged" in DocumentReading.objects.get().note) == (ReadingState.WAITING, True)
    page = in_cms(curator).get(f"/cms/documents/edit/{broken.pk}/").content.decode()
    assert "It is damaged or is not what its name says" in page


def test_what_is_missing_or_too_large_is_said_and_what_is_gone_does_no_harm(monkeypatch) -> None:
    lost, large = plan("a"), document("large", b"x" * 50, "txt")
    lost.file.storage.delete(lost.file.name)
    read_document(lost.pk)
    monkeypatch.setattr(services, "MOST_BYTES", 20)
    read_document(large.pk)
    notes = dict(DocumentReading.objects.values_list("document", "note"))
    assert "missing" in notes[lost.pk]
    assert "larger than" in notes[large.pk]
    assert not read_document(987_654)


def test_words_of_a_document_find_the_resources_that_use_it_and_say_on_which_page(client) -> None:
    found = plan("The river rises", "The marmalade holds")
    link_page("A report", document=found)
    practice = published(PracticePage(title="Quizzes", summary="In short.", body=json.dumps([document_block(found)])))
    read_document(found.pk)
    refresh_all()
    page = " ".join(client.get("/search/?q=marmalade").content.decode().split())
    assert "2 results" in page
    assert page.count("From page 2 of the PDF") == 2
    assert str(practice.pk) in IndexRow.objects.filter(body__contains="marmalade").values_list("object_id", flat=True)


def test_words_of_a_members_document_find_nothing_for_others_though_an_open_page_is_like_it(client, client_for, teacher) -> None:
    secret = plan("The marmalade holds")
    link_page("For us", document=secret, audience=Audience.MEMBERS)
    link_page("For all", document=plan("The river rises"))
    draft = link_page("A draft", document=secret)
    draft.unpublish()
    for row in DocumentReading.objects.all():
        read_document(row.document_id)
    refresh_all()
    assert (
        "Nothing" in client.get("/search/?q=marmalade").content.decode()
        or "0 results" in client.get("/search/?q=marmalade").content.decode()
    )
    assert ">For us<" not in client.get("/search/?q=marmalade").content.decode()
    assert "For us" in client_for(teacher).get("/search/?q=marmalade").content.decode()
    audiences = IndexRow.objects.filter(body__contains="marmalade").values_list("audience", flat=True)
    assert list(audiences) == ["members"]


def test_a_document_that_is_read_later_reaches_the_index_by_itself(committed) -> None:
    with committed():
        found = plan("The marmalade holds")
        link_page("A report", document=found)
    assert IndexRow.objects.filter(body__contains="marmalade").exists()


def test_documents_from_before_are_read_once_asked_for() -> None:
    plan("a")
    document("notes", b"words", "txt")
    document("table", b"a,b", "csv")
    DocumentReading.objects.all().delete()
    call_command("read_documents", verbosity=0)
    assert DocumentReading.objects.count() == 2
