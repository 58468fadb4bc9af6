import pytest

from clearinghouse.advocacy.models import LetterTemplate
from tests.factories.advocacy import LetterTemplateFactory

pytestmark = pytest.mark.django_db
LIST = "/cms/snippets/advocacy/lettertemplate/"
LETTER = {
    "title": "Fair roads",
    "slug": "fair-roads",
    "use": "In spring.",
    "addressee": "Your senator",
    "subject": "Roads for [district]",
    "body": "Dear [write: name],\n\n[district] has [students] students. [figure: students]",
    "is_offered": "on",
}


def test_an_administrator_writes_a_letter_that_members_then_fill(in_cms, client_for, consortium_administrator, teacher) -> None:
    assert in_cms(consortium_administrator).post(f"{LIST}add/", LETTER).status_code == 302
    page = client_for(teacher).get("/letters/fair-roads/").content.decode()
    assert "Alder Creek has 640 students. Together we are 640 students in 1 district." in page
    assert "Dear [name]," in page


def test_a_place_that_nothing_fills_is_said_to_the_editor_and_nothing_is_stored(in_cms, consortium_administrator) -> None:
    response = in_cms(consortium_administrator).post(f"{LIST}add/", {**LETTER, "body": "Dear [mayor]"})
    assert "Nothing can fill [mayor]" in response.content.decode()
    assert LetterTemplate.objects.count() == 0


def test_a_letter_taken_off_the_list_is_offered_no_more(in_cms, client_for, consortium_administrator, teacher) -> None:
    letter = LetterTemplateFactory(slug="fair-roads")
    without = {name: value for name, value in LETTER.items() if name != "is_offered"}
    in_cms(consortium_administrator).post(f"{LIST}edit/{letter.pk}/", without)
    assert client_for(teacher).get("/letters/fair-roads/").status_code == 404


def test_curators_do_not_keep_letters(in_cms, curator) -> None:
    browser = in_cms(curator)
    assert browser.get(LIST).status_code in (302, 403, 404)
    browser.post(f"{LIST}add/", LETTER)
    assert LetterTemplate.objects.count() == 0
