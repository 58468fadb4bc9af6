import pytest
from django.template import Context, Template
from django.test import RequestFactory

from clearinghouse.advocacy.templatetags.figures import WAYS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("districts")]


def drawn(source: str) -> str:
    return Template("{% load figures %}" + source).render(Context({"request": RequestFactory().get("/")}))


def test_a_figure_is_shown_as_a_number_a_chart_or_a_sentence() -> None:
    number, chart, sentence = (drawn(f'{{% figure "students" "{way}" %}}') for way in WAYS)
    assert "1,500" in number
    assert "Together we are 1,500 students in 3 districts." in sentence
    assert "<svg" in chart
    assert "<table" in chart
    assert all('href="/figures/students/"' in shown for shown in (number, chart, sentence))


def test_a_figure_without_parts_is_told_as_a_sentence_where_a_chart_was_asked_for() -> None:
    assert "until a list" in drawn('{% figure "rank-state" "chart" %}')


def test_a_key_without_a_figure_shows_nothing_and_breaks_nothing() -> None:
    assert drawn('{% figure "no-such" "number" %}') == ""


def test_an_unknown_way_of_showing_is_a_number() -> None:
    assert drawn('{% figure "students" "dance" %}') == drawn('{% figure "students" %}')


def test_all_figures_of_a_page_read_the_districts_once(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        drawn('{% figure "students" %}{% figure "districts" %}{% figure "students" "chart" %}')


def test_two_pages_never_share_what_they_read(django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        drawn('{% figure "students" %}')
        drawn('{% figure "students" %}')


def test_names_are_never_taken_for_markup() -> None:
    from tests.factories.districts import DistrictFactory

    DistrictFactory(name="<script>alert(1)</script>", enrolment=2_000)
    assert "<script>" not in drawn('{% figure "students" "chart" %}')
