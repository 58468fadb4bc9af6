"""Which files each page uses, as it is published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clearinghouse.resources.models import FileUse, LinkPage, PracticePage
from clearinghouse.resources.services.files import files_on, note_all_uses, note_uses
from tests.factories.files import document, document_block, image, picture_block
from tests.factories.resources import link_page, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def uses(page: Any) -> set[tuple[str, int]]:
    return set(FileUse.objects.filter(page=page.pk).values_list("kind", "file_id"))


def test_files_in_fields_blocks_and_running_text_are_found() -> None:
    plan, minutes, picture, drawn = document(), document("minutes"), image(), image("drawn")
    text = f'<a linktype="document" id="{minutes.pk}">minutes</a>'
    blocks = [picture_block(picture), document_block(minutes), {"type": "paragraph", "value": text}]
    page = published(LinkPage(title="Plan", summary="In short.", document=plan, body=json.dumps(blocks)))
    assert files_on(page) == uses(page) == {("document", plan.pk), ("document", minutes.pk), ("image", picture.pk)}
    assert ("image", drawn.pk) not in uses(page)


def test_what_a_page_no_longer_uses_is_forgotten_when_it_is_published() -> None:
    plan, other = document(), document("other")
    page = link_page("Plan", document=plan)
    page.document = other
    page.save_revision()
    assert uses(page) == {("document", plan.pk)}
    page.get_latest_revision().publish()
    assert uses(page) == {("document", other.pk)}
    note_uses(LinkPage.objects.get(pk=page.pk))
    assert FileUse.objects.count() == 1


def test_a_row_written_without_its_words_changes_nothing() -> None:
    plan = document()
    page = published(PracticePage(title="Plan", summary="In short.", body=json.dumps([document_block(plan)])))
    page.body = "[]"
    page.save(update_fields=["draft_title", "has_unpublished_changes"])
    assert uses(page) == {("document", plan.pk)}
    page.save(update_fields=["body"])
    assert uses(page) == set()


def test_every_page_is_read_once_and_twice_gives_the_same() -> None:
    plan = document()
    page = link_page("Plan", document=plan)
    FileUse.objects.all().delete()
    assert note_all_uses() == note_all_uses() >= 2
    assert uses(page) == {("document", plan.pk)}
    page.delete()
    assert not FileUse.objects.exists()
