"""The components, by what they say to people and to programs that read for them."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string

from clearinghouse.core.templatetags.components import page_numbers, thousands, tone


class PlaceForm(forms.Form):
    name = forms.CharField(help_text="As on <letters>.")
    email = forms.EmailField()
    note = forms.CharField(required=False)
    agree = forms.BooleanField()


def component(name: str, **context: object) -> str:
    return render_to_string(f"components/{name}.html", context)


def test_an_input_is_tied_to_its_label_hint_and_error() -> None:
    html = component("field", field=PlaceForm({})["name"])
    assert '<label for="id_name">' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(optional)" in component("field", field=PlaceForm()["note"])
    assert "(optional)" not in component("field", field=PlaceForm()["name"])


def test_a_tick_stands_before_its_words() -> None:
    html = component("field", field=PlaceForm()["agree"])
    assert html.index("<input") < html.index("Agree")


def test_what_people_typed_is_shown_as_text() -> None:
    html = component("field", field=PlaceForm({"name": "x", "email": '"><script>'})["email"])
    assert "<script>" not in html


def test_the_summary_leads_to_every_error_and_takes_the_focus() -> None:
    html = component("error_summary", form=PlaceForm({"name": "Alder"}))
    assert "2 things need another look" in html
    assert 'href="#id_email"' in html
    assert 'href="#id_agree"' in html
    assert 'tabindex="-1"' in html
    assert component("error_summary", form=PlaceForm()).strip() == ""


@pytest.mark.parametrize(
    ("tier", "words"), [(1, "strong evidence"), (2, "moderate"), (3, "promising"), (4, "rationale"), (None, "No tier given")]
)
def test_a_tier_is_said_in_words(tier: int | None, words: str) -> None:
    assert words in component("tier", tier=tier)


def test_a_dial_says_its_value_and_keeps_its_bars_from_those_who_listen() -> None:
    html = component("dial", label="Cost", words="under $25 a student", level=1)
    assert "under $25 a student" in html
    assert 'data-level="1"' in html
    assert 'aria-hidden="true"' in html


def test_pages_in_the_middle_are_offered_with_both_ends() -> None:
    assert page_numbers(Paginator(range(240), 20).page(6)) == [1, 0, 5, 6, 7, 0, 12]


def test_pagination_keeps_the_question_and_marks_where_one_is() -> None:
    html = component("pagination", page=Paginator(range(60), 20).page(2), query="q=a%26b")
    assert "?q=a%26b&amp;page=3" in html
    assert 'aria-current="page"' in html
    assert component("pagination", page=Paginator(range(20), 20).page(1)).strip() == ""


def test_streams_go_unnamed_where_they_are_too_many() -> None:
    draw = engines["django"].from_string("{% confluence names %}").render
    assert "Alder" in draw({"names": ["Alder", "Birch"]})
    assert "Alder" not in draw({"names": ["Alder"] * 17})


@pytest.mark.parametrize(("level", "look"), [("success", "good"), ("warning", "warn"), ("error", "bad"), ("info", "plain")])
def test_a_message_has_the_look_of_its_level(level: str, look: str) -> None:
    assert tone(SimpleNamespace(level_tag=level)) == look


def test_counts_are_grouped_as_people_read_them() -> None:
    assert thousands(12480) == "12,480"
