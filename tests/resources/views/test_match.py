import pytest

from clearinghouse.resources.models import KeptSetting
from clearinghouse.resources.services.match import keep_setting
from tests.factories.resources import (
    FindingFactory,
    InterventionFactory,
    StudyReviewFactory,
    TopicFactory,
    practice_page,
    review_page,
)
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
ADDRESS = "/library/our-setting/"
RURAL = "locale=rural&grades=k-3"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def rural_review():
    intervention = InterventionFactory()
    FindingFactory(review=StudyReviewFactory(intervention=intervention, in_rural=True))
    return review_page("River Readers", intervention=intervention)


def test_a_visitor_says_it_once_and_goes_back_with_it_in_the_address(client) -> None:
    answer = client.get(f"{ADDRESS}?compare=1&{RURAL}&budget=25&enrolment=&next=/search/%3Fq%3Dreading%26locale%3Dcity")
    assert answer.url == "/search/?q=reading&locale=rural&grades=k-3&budget=25"
    assert not answer.cookies
    assert not KeptSetting.objects.exists()


@pytest.mark.parametrize("away", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/" + "x" * 900])
def test_nobody_is_led_to_another_site(client, client_for, teacher, away: str) -> None:
    assert client.get(ADDRESS, {"compare": "1", "locale": "rural", "next": away}).url.startswith("/library/?")
    assert client_for(teacher).post(f"{ADDRESS}keep/", {"locale": "rural", "next": away}).url == "/library/"
    assert client_for(teacher).post(f"{ADDRESS}end/", {"next": away}).url == "/library/"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"budget": "a lot"}, "Enter a whole number."),
        ({"locale": "moon"}, "moon is not one of the available choices."),
        ({}, "Choose at least one, so that there is something to compare with."),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field(client, client_for, teacher, sent: dict[str, str], words: str) -> None:
    assert words in text(client.get(ADDRESS, {"compare": "1", **sent}))
    assert words in text(client_for(teacher).post(f"{ADDRESS}keep/", sent))
    assert not KeptSetting.objects.exists()


def test_a_member_keeps_it_and_every_page_compares_from_then_on(client_for, teacher) -> None:
    page, browser = rural_review(), client_for(teacher)
    answer = browser.post(f"{ADDRESS}keep/", {"locale": "rural", "grades": ["k-3"], "next": f"{page.url}?locale=city"})
    assert answer.url == page.url
    shown = text(browser.get(page.url))
    assert "Studied in rural schools of kindergarten to grade 3: near to yours" in shown
    assert 'value="rural" selected' in text(browser.get(ADDRESS))
    browser.post(f"{ADDRESS}end/", {"next": page.url})
    assert not KeptSetting.objects.exists()


def test_a_member_who_kept_nothing_reads_with_whose_record_it_is_compared(client_for, teacher) -> None:
    assert "as Alder Creek is recorded" in text(client_for(teacher).get(rural_review().url))


def test_a_visitor_is_offered_to_compare_and_links_carry_it_on(client) -> None:
    page, topic = rural_review(), TopicFactory(slug="reading")
    other = practice_page("Quick quizzes")
    for one in (page, other):
        one.topics.set([topic])
        one.save_revision().publish()
    assert "Say what your district is like" in text(client.get(page.url))
    shown = text(client.get(f"{page.url}?{RURAL}"))
    assert "near to yours" in shown
    for link in (f"/library/?{RURAL}", f"{other.url}?{RURAL}", f"/library/topics/reading/?{RURAL}"):
        assert f'href="{link.replace("&", "&amp;")}"' in shown, link


def test_a_page_without_a_study_says_so(client) -> None:
    shown = text(client.get(f"{practice_page('Quick quizzes').url}?{RURAL}"))
    assert "No study recorded · grades not recorded" in shown


def test_comparing_costs_a_visitors_page_no_query(client, django_assert_max_num_queries) -> None:

    page = rural_review()
    forget_everything()
    client.get(review_page("Another").url, headers=ENDED_SESSION)
    with django_assert_max_num_queries(10):
        client.get(f"{page.url}?{RURAL}&budget=25&enrolment=1-299", headers=ENDED_SESSION)


def test_nobody_reads_what_another_keeps(client_for, teacher, coordinator) -> None:
    keep_setting(coordinator, enrolment="", locale="", grades=[], budget=777)
    assert "777" not in text(client_for(teacher).get(ADDRESS))
