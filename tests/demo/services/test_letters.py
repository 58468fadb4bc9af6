import pytest

from clearinghouse.advocacy.models import LetterTemplate
from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.letters import load_letters

pytestmark = pytest.mark.django_db
ENTRIES = read_entries("letters.yaml")


def test_the_letters_can_be_filled_and_a_second_load_adds_none():
    assert load_letters(ENTRIES) == load_letters(ENTRIES) == len(ENTRIES)
    assert LetterTemplate.objects.count() == len(ENTRIES)
    assert all("[figure:" in letter.body and "[district]" in letter.body for letter in LetterTemplate.objects.all())


def test_a_letter_keeps_its_paragraphs():
    load_letters(ENTRIES)
    assert "\n\nDear [write:" in LetterTemplate.objects.get(slug=ENTRIES[0]["slug"]).body
