"""Who may see a picture or a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clearinghouse.core.models import ContentVersion
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.brought import files as file_openers
from clearinghouse.resources.enums import FileKind
from clearinghouse.resources.selectors.files import Access, access_to, image_shown_as, keys_from_pages, keys_opening
from tests.factories.files import document, image
from tests.factories.resources import library, link_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_the_keys_of_a_file_are_those_of_all_published_pages_that_use_it(own_district) -> None:
    plan = document()
    library()
    assert keys_from_pages(FileKind.DOCUMENT, plan.pk) == set()
    link_page("For members", document=plan, audience=Audience.MEMBERS)
    link_page("Ours", document=plan, audience=Audience.DISTRICT, district=own_district)
    link_page("A draft", document=plan).unpublish()
    assert keys_from_pages(FileKind.DOCUMENT, plan.pk) == {"members", f"district:{own_district.pk}"}
    assert keys_from_pages(FileKind.IMAGE, plan.pk) == set()


def test_the_answer_is_kept_until_any_content_changes(django_assert_num_queries) -> None:
    plan = document()
    link_page("Plan", document=plan)
    assert keys_opening(FileKind.DOCUMENT, plan.pk) == {"public"}
    with django_assert_num_queries(1):
        keys_opening(FileKind.DOCUMENT, plan.pk)
    ContentVersion.bump()
    with django_assert_num_queries(3):
        keys_opening(FileKind.DOCUMENT, plan.pk)


def test_each_person_gets_what_their_keys_open(public, outsider, teacher, in_cms, curator) -> None:
    plan, loose = document(), document("loose")
    link_page("For members", document=plan, audience=Audience.MEMBERS)
    in_cms(curator)
    seen = {
        name: (access_to(FileKind.DOCUMENT, plan.pk, who), access_to(FileKind.DOCUMENT, loose.pk, who))
        for name, who in (("public", public), ("nobody", None), ("outsider", outsider), ("teacher", teacher), ("curator", curator))
    }
    nothing = (Access.NONE, Access.NONE)
    assert seen == {
        "public": nothing, "nobody": nothing, "outsider": nothing,
        "teacher": (Access.RESTRICTED, Access.NONE), "curator": (Access.RESTRICTED, Access.RESTRICTED),
    }  # fmt: skip


def test_rooms_above_open_files_that_they_use(monkeypatch, public) -> None:
    plan = document()
    monkeypatch.setattr(file_openers, "_openers", [])
    file_openers.register(lambda kind, file_id: {"public"} if (kind, file_id) == (FileKind.DOCUMENT, plan.pk) else set())
    assert access_to(FileKind.DOCUMENT, plan.pk, public) is Access.OPEN


def test_a_picture_is_known_by_the_name_of_each_of_its_sizes() -> None:
    picture = image()
    name = picture.get_rendition("width-100").file.name
    assert [image_shown_as(name), image_shown_as(name), image_shown_as("images/none.png")] == [picture.pk, picture.pk, None]
