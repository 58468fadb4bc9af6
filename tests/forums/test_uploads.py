"""What a file is, by what is in it."""

import io
from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from forums.enums import FileKind
from forums.errors import FileRefused
from forums.uploads import MEGABYTE, NO_TABLE, clean_name, taken
from tests.factories.files import office_upload, picture_upload


def test_a_picture_is_made_anew_without_what_the_phone_wrote_into_it():
    upload = picture_upload("../IMG<b> 42.png")
    assert b"Planted" in upload.read()
    upload.seek(0)
    file = taken(upload)
    assert (file.kind, file.name, file.content_type) == (FileKind.PICTURE, "IMG b 42.jpg", "image/jpeg")
    for content in (file.content, file.preview):
        assert b"Planted" not in content
        picture = Image.open(io.BytesIO(content))
        assert not picture.getexif()
        assert "comment" not in picture.info
    assert (file.width, file.height) == (480, 640), "it stands upright"


def test_a_large_picture_becomes_small_and_its_preview_smaller():
    file = taken(picture_upload(size=(3000, 1500)))
    assert max(file.width, file.height) == 2000
    assert max(Image.open(io.BytesIO(file.preview)).size) == 480
    assert len(file.preview) < 20_000


@pytest.mark.parametrize(("form", "mode", "content_type"), [("PNG", "RGBA", "image/png"), ("PNG", "P", "image/jpeg"),
                                                            ("GIF", "P", "image/jpeg"), ("WEBP", "RGB", "image/jpeg")])  # fmt: skip
def test_other_kinds_of_pictures_are_taken_too(form, mode, content_type):
    assert taken(picture_upload(f"x.{form}", form=form, mode=mode)).content_type == content_type


@pytest.mark.parametrize(
    ("upload", "name"),
    [
        (SimpleUploadedFile("Plan.exe", b"%PDF-1.7 words"), "Plan.pdf"),
        (SimpleUploadedFile("notes.txt", "Größe".encode()), "notes.txt"),
        (office_upload("a.docx", "word/document.xml"), "a.docx"),
        (office_upload("a.zip", "ppt/presentation.xml"), "a.pptx"),
        (office_upload("a.odt", "content.xml", mimetype="application/vnd.oasis.opendocument.text"), "a.odt"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_documents_of_a_short_list_are_taken_under_the_ending_of_what_they_are(upload, name):
    file = taken(upload)
    assert (file.kind, file.name) == (FileKind.DOCUMENT, name)


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n broken"),
        SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>"),
        SimpleUploadedFile("x.html", b"<script>alert(1)</script>"),
        SimpleUploadedFile("x.txt", b"MZ\x00\x01"),
        SimpleUploadedFile("x.txt", b"\xff\xfe"),
        SimpleUploadedFile("x.docx", b"PK\x03\x04 broken"),
        office_upload("x.docx", "word/document.xml", "word/vbaProject.bin"),
        office_upload("x.zip", "run.exe"),
        SimpleUploadedFile("x.pdf", b"%PDF-" + b"x" * (5 * MEGABYTE)),
        SimpleUploadedFile("x.jpg", b"x" * (10 * MEGABYTE + 1)),
        picture_upload(size=(8000, 7000)),
    ],
    ids=lambda upload: f"{upload.name} {upload.size}",
)
def test_what_is_something_else_is_refused_and_says_what_to_do(upload):
    with pytest.raises(FileRefused) as no:
        taken(upload)
    assert no.value.message.endswith((".", "MB."))


@pytest.mark.parametrize(
    "upload",
    [
        office_upload("x.xlsx", "xl/workbook.xml"),
        office_upload("x.ods", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        SimpleUploadedFile("x.csv", b"name,grade"),
    ],
    ids=lambda upload: upload.name,
)
def test_a_table_is_refused_for_what_tables_of_schools_hold(upload):
    with pytest.raises(FileRefused, match=NO_TABLE[:20]):
        taken(upload)


def test_names_are_words_and_never_paths():
    for name in ("../../etc/passwd", "C:\\Users\\plan.doc", "a\r\nb.txt", "…", "x" * 300):
        cleaned = clean_name(name, "pdf", "file")
        assert cleaned.endswith(".pdf")
        assert not set('/\\\r\n"<>') & set(cleaned)
        assert len(cleaned) <= 90


WHOLE = [
    picture_upload().read(),
    picture_upload(form="PNG", mode="RGBA", size=(40, 30)).read(),
    picture_upload(form="GIF", mode="P", size=(40, 30)).read(),
    picture_upload(form="WEBP", size=(40, 30)).read(),
    office_upload("a.odt", "content.xml", mimetype="application/vnd.oasis.opendocument.text").read(),
]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(WHOLE), st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=6), st.floats(0.1, 1)
)
def test_whatever_is_broken_in_a_file_it_is_taken_or_refused(whole, changes, share):
    content = bytearray(whole)
    for place, put in changes:
        at = int(place * (len(content) - 1))
        content[at : at + len(put)] = put
    with suppress(FileRefused):
        assert taken(SimpleUploadedFile("x.png", bytes(content[: max(1, int(len(content) * share))]))).content
