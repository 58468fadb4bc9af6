import io
import zipfile
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.packing.zip import packed, zip_of
from clearinghouse.resources.selectors.collections import entries_of
from tests.factories.resources import link_page, practice_page
from tests.factories.voices import collection_of

pytestmark = pytest.mark.django_db


def document(title: str, content: bytes = b"a plan"):
    return get_document_model().objects.create(title=title, file=ContentFile(content, name=f"{title}.txt"))


def opened(collection, user, **limits) -> zipfile.ZipFile:
    pieces = zip_of(collection, packed(entries_of(collection, user), **limits))
    return zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def test_it_holds_a_list_a_brief_of_each_the_documents_and_licenses(public, settings) -> None:
    link = link_page(
        "A <report>", document=document("plan"), publisher="The Institute", license="CC BY 4.0", license_url="https://cc.example/by"
    )
    page = practice_page("Quick quizzes", cost_per_pupil=12)
    collection = collection_of(link, page, public=True, title="For Monday", note="Bring it.")
    collection.entries.filter(page=page).update(note="Try & see.")
    archive = opened(collection, public)
    assert archive.testzip() is None
    names = archive.namelist()
    assert names[:4] == ["index.html", "brief.css", "01-a-report.html", "02-quick-quizzes.html"]
    assert names[-1] == "LICENSES.txt"
    (packed_document,) = [name for name in names if name.startswith("documents/01-a-report/")]
    assert archive.read(packed_document) == b"a plan"
    index, brief = archive.read("index.html").decode(), archive.read("02-quick-quizzes.html").decode()
    assert "A &lt;report&gt;" in index
    assert 'href="02-quick-quizzes.html"' in index
    assert "Try &amp; see." in brief
    assert "$12 a pupil" in brief
    assert f"{settings.SITE_URL}{page.url}" in brief
    licenses = archive.read("LICENSES.txt").decode()
    assert "A <report>\n   Publisher: The Institute\n   License: CC BY 4.0 <https://cc.example/by>" in licenses
    assert "License: not recorded" in licenses
    assert packed_document in licenses


def test_what_the_reader_may_not_see_is_not_in_it(public, teacher) -> None:
    hidden = link_page("Marmalade", audience=Audience.MEMBERS, document=document("marmalade-plan", b"marmalade inside"))
    collection = collection_of(hidden, practice_page("Shown"), public=True)
    archive = opened(collection, public)
    everything = " ".join([*archive.namelist(), *(archive.read(name).decode() for name in archive.namelist())])
    assert "armalade" not in everything
    assert len([name for name in opened(collection, teacher).namelist() if "marmalade" in name]) == 2


def test_what_does_not_fit_or_is_gone_is_named_with_its_address(public) -> None:
    large, gone, small = document("large", b"x" * 3000), document("gone"), document("small", b"y" * 10)
    gone.file.storage.delete(gone.file.name)
    pages = [link_page(one.title, document=one) for one in (large, gone, small)]
    archive = opened(collection_of(*pages, public=True), public, most_bytes=1000)
    documents = [name for name in archive.namelist() if name.startswith("documents/")]
    assert len(documents) == 1
    assert "small" in documents[0]
    licenses = archive.read("LICENSES.txt").decode()
    assert licenses.count("Left out, too large or not at hand") == 2
    assert f"/documents/{large.pk}/" in archive.read("01-large.html").decode()


def test_it_is_sent_piece_by_piece(public) -> None:
    import os

    pages = [link_page(f"Report {n}", document=document(f"random{n}", os.urandom(400_000))) for n in range(2)]
    collection = collection_of(*pages, public=True)
    pieces = zip_of(collection, packed(entries_of(collection, public)))
    assert isinstance(pieces, Iterator)
    assert max(len(piece) for piece in pieces) < 200_000


def test_an_empty_one_is_a_zip_too(public) -> None:
    assert opened(collection_of(public=True), public).namelist() == ["index.html", "brief.css", "LICENSES.txt"]


@pytest.mark.parametrize("many", [1, 3])
def test_reading_ahead_costs_the_same_for_one_and_three(many: int, public, django_assert_num_queries) -> None:
    collection = collection_of(*(practice_page(f"Quiz {n}") for n in range(many)), public=True)
    entries = entries_of(collection, public)
    with django_assert_num_queries(2):
        packed(entries)
