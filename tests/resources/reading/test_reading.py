"""The words of files, good and bad, read in a process of their own."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from clearinghouse.resources import reading
from clearinghouse.resources.reading import Words, read_words, words_told
from clearinghouse.resources.reading.formats import Unreadable, office, pdf, plain
from clearinghouse.resources.reading.program import MOST_CHARACTERS, MOST_PAGES, read
from tests.factories.files import archive
from tests.factories.files import pdf as made_pdf

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "file"
    path.write_bytes(content)
    return path


def protected(content: bytes) -> bytes:
    writer, held = PdfWriter(clone_from=PdfReader(io.BytesIO(content))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(held)
    return held.getvalue()


def test_a_pdf_is_read_page_by_page_in_a_process_of_its_own(tmp_path) -> None:
    words = read_words(file(tmp_path, made_pdf("The river rises", "", "The bridge holds")), "pdf")
    assert words == Words(("The river rises", "", "The bridge holds"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (protected(made_pdf("A secret plan")), "protected by a password"),
        (b"%PDF-1.4 and then nothing of the kind", "damaged"),
        (made_pdf("A long plan")[:200], "damaged"),
        (b"", "damaged"),
        (made_pdf("", ""), "pages are pictures"),
    ],
)
def test_a_pdf_without_words_to_read_says_why_and_what_to_do(tmp_path, content, said) -> None:
    words = read_words(file(tmp_path, content), "pdf")
    assert said in words.note
    assert words.pages == ()


def test_word_and_opendocument_texts_give_their_words_and_no_commands(tmp_path) -> None:
    body = "<w:p><w:r><w:t>The river</w:t><w:tab/><w:t>rises</w:t></w:r></w:p><w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Fast</w:t></w:r></w:p>"
    docx = archive(word__document_xml=f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
    assert read_words(file(tmp_path, docx), "docx").pages == ("The river rises\nFast",)
    text = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    odt = archive(content_xml=f"<doc {text}><text:h>Rivers</text:h><text:p>They <text:span>rise</text:span></text:p></doc>")
    assert read_words(file(tmp_path, odt), "odt").pages == ("Rivers\nThey rise",)


@pytest.mark.parametrize(
    "content",
    [
        archive(word__document_xml='<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>'),
        archive(word__document_xml="<a><b>"),
        archive(other_xml="<a/>"),
        archive(word__document_xml="<a>words</a>")[:-30],
        b"no archive at all",
    ],
)
def test_a_broken_or_spiteful_archive_is_refused(tmp_path, content) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        list(office.docx(file(tmp_path, content)))


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(office, "MOST_BYTES", 1000)
    with pytest.raises(Unreadable):
        list(office.odt(file(tmp_path, archive(content_xml=f"<a>{'x' * 5000}</a>"))))


def test_a_protected_word_file_says_so(tmp_path) -> None:
    with pytest.raises(Unreadable, match="password"):
        list(office.docx(file(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_charsets_of_editors(tmp_path, charset) -> None:
    assert list(plain.text(file(tmp_path, "Él río crece".encode(charset)))) == ["Él río crece"]


def test_what_no_database_stores_is_left_out_and_an_empty_file_says_so(tmp_path) -> None:
    assert read_words(file(tmp_path, b"The\0 river\x07"), "txt").pages == ("The  river",)
    assert "no words" in read_words(file(tmp_path, b" \n"), "txt").note


def test_what_is_long_is_cut_and_said_so() -> None:
    pages, note = read(iter(["word"] * (MOST_PAGES + 1)), "pdf")
    assert (len(pages), note) == (MOST_PAGES, f"It is long: only its first {MOST_PAGES} pages are found by search.")
    pages, note = read(iter(["x" * (MOST_CHARACTERS + 5)]), "txt")
    assert (len(pages[0]), note) == (MOST_CHARACTERS, "It is long: only its beginning is found by search.")


def test_a_page_that_cannot_be_read_is_empty_and_the_others_are_read(tmp_path, monkeypatch) -> None:
    first = iter([KeyError("font")])

    def broken(page: object) -> str:
        for error in first:
            raise error
        return "The bridge"

    monkeypatch.setattr("pypdf.PageObject.extract_text", broken)
    assert list(pdf.pages(file(tmp_path, made_pdf("a", "b")))) == ["", "The bridge"]


def test_a_program_that_hangs_dies_or_babbles_is_said_to_have_taken_too_much(tmp_path, monkeypatch) -> None:
    path = file(tmp_path, made_pdf("a"))
    assert "too much" in read_words(path, "pdf", seconds=0.001).note
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert read_words(path, "pdf").note == reading.TOO_MUCH
    assert words_told(b"nonsense").note == words_told(b"{}").note == reading.BROKEN


def test_the_process_knows_no_secret_of_the_site(tmp_path, monkeypatch) -> None:
    seen = {}

    def run(command: list[str], **options: object) -> object:
        seen.update(options)
        raise reading.subprocess.TimeoutExpired(command, 1)

    monkeypatch.setenv("SECRET_KEY", "hush")
    monkeypatch.setattr(reading.subprocess, "run", run)
    read_words(file(tmp_path, b""), "txt")
    assert set(seen["env"]) <= {"PATH", "LANG", "LD_LIBRARY_PATH"}
