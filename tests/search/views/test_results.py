"""The search page as people and machines ask for it."""

import re

import pytest

from clearinghouse.districts.enums import Audience
from search.services.rebuilding import refresh_all
from tests.factories.resources import FindingFactory, StudyReviewFactory, TopicFactory, practice_page, review_page
from tests.visitors import ENDED_SESSION

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviews() -> None:
    for number in range(12):
        page = review_page(f"Reading {number}")
        FindingFactory(review=StudyReviewFactory(intervention=page.intervention, in_rural=number < 3), essa_tier=1 + number % 2)
    refresh_all()


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_visitor_searches_and_narrows_with_plain_links(client, reviews: None) -> None:
    found = text(client.get("/search/?q=reading"))
    assert "12 results" in found
    assert 'href="/search/?q=reading&amp;tier=1"' in found
    narrowed = text(client.get("/search/?q=reading&tier=1&setting=rural"))
    assert "2 results" in narrowed


def test_whoever_chooses_a_topic_finds_what_is_under_its_parts_and_can_narrow_to_one(client) -> None:
    literacy = TopicFactory(name="Literacy", slug="literacy")
    parts = [TopicFactory(name=name, slug=name.lower(), broader=literacy) for name in ("Phonics", "Writing")]
    for part in parts:
        page = review_page(f"About {part.name}")
        page.topics.set([part])
        page.save_revision().publish()
    refresh_all()
    found = text(client.get("/search/?topic=literacy"))
    assert "2 results" in found
    assert 'href="/search/?topic=writing"' in found
    assert "About Phonics" not in text(client.get("/search/?topic=writing"))


def test_chips_and_choices_survive_an_empty_page_that_says_the_way_out(client, reviews: None) -> None:
    page = text(client.get("/search/?q=marmalade&tier=1"))
    assert "Nothing found" in page
    assert "Search without them" in page
    assert 'href="/search/?q=marmalade"' in page
    assert 'value="marmalade"' in page


def test_the_second_page_goes_on_where_the_first_ended(client, reviews: None) -> None:
    second = text(client.get("/search/?q=reading&page=2"))
    assert '<ol class="results" start="11">' in second
    assert second.count('<li class="result') == 2


@pytest.mark.parametrize("number", ["0", "-1", "3", "abc", "1.5", "99999999999999999999999", "²", "%ED%A0%80"])
def test_a_page_that_does_not_exist_is_not_found(client, reviews: None, number: str) -> None:
    assert client.get(f"/search/?q=reading&page={number}").status_code == 404


@pytest.mark.parametrize("address", ["q=%00reading%00", "q=reading&grade=%00", "q=reading&page=%00"])
def test_an_address_with_a_null_character_is_refused_with_a_reason(client, reviews: None, address: str) -> None:
    answer = client.get(f"/search/?{address}")
    assert answer.status_code == 400
    assert "cannot be stored" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "q=" + "x" * 10_000,
        "q=" + "word " * 2_000,
        "q=%ED%A0%80",
        "q=%FF%FE",
        "q=reading&tier=%ED%A0%80",
        "q=reading&tier=9&tier=1&topic=none&grade=x&unknown=1",
        "q=reading&sort=sideways",
        "q=%22%22%22",
        "q=" + "%22" * 999,
        "q=reading AND NOT (tier:1) OR *",
        "tier=" + "&tier=".join(str(number) for number in range(900)),
    ],
)
def test_no_address_breaks_the_search(client, reviews: None, address: str) -> None:
    assert client.get(f"/search/?{address}").status_code == 200


def test_too_long_a_query_is_cut_and_said_so(client, reviews: None) -> None:
    assert "Only the first 200 characters were searched for." in text(client.get("/search/?q=" + "reading " * 100))


def test_an_unknown_choice_is_left_out_and_said_so(client, reviews: None) -> None:
    assert "There is no such choice under “Evidence tier”" in text(client.get("/search/?q=reading&tier=nine"))


def test_without_words_everything_comes_with_the_strongest_first(client, reviews: None) -> None:
    page = text(client.get("/search/"))
    assert "12 results" in page
    assert "Search the library" in page


def test_searching_is_reading_only(client) -> None:
    assert client.post("/search/?q=reading").status_code == 405


def test_the_way_out_of_an_empty_page_says_what_each_choice_costs(client, reviews: None) -> None:
    empty = text(client.get("/search/?tier=2&setting=rural&outcome=general-literacy&q=Reading+11"))
    assert "Drop one:" in empty
    assert '<a href="/search/?q=Reading+11&amp;tier=2&amp;outcome=general-literacy">Without “Rural”</a>: 1 result' in empty


def test_restricted_reviews_show_to_nobody_else_in_hits_counts_or_passages(
    client_for, public, outsider, teacher, own_district
) -> None:
    shown = review_page("Open reading")
    hidden = review_page("Marmalade reading", audience=Audience.DISTRICT, district=own_district, summary="quince marmalade")
    for page, tier in ((shown, 1), (hidden, 3)):
        FindingFactory(review=StudyReviewFactory(intervention=page.intervention), essa_tier=tier)
    refresh_all()
    for stranger in (public, outsider):
        browser = client_for(stranger)
        for address in ("/search/?q=reading", "/search/", "/search/?q=marmalade", "/search/?q=reading&tier=3", "/search/?q=quince"):
            page = text(browser.get(address))
            assert "Marmalade" not in page
            assert "marmalade-reading" not in page
            assert "2 results" not in page
        assert "Tier 3" not in text(browser.get("/search/?q=reading"))
    assert "Marmalade reading" in text(client_for(teacher).get("/search/?q=quince")).replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize("many", [1, 3, 30])
def test_the_page_takes_the_same_queries_however_much_it_finds(client, django_assert_num_queries, many: int) -> None:
    for number in range(many):
        page = review_page(f"Reading {number}")
        FindingFactory(review=StudyReviewFactory(intervention=page.intervention), essa_tier=1)
    refresh_all()
    client.get("/search/?q=warm")
    with django_assert_num_queries(7):
        client.get("/search/?q=reading&tier=1")
    with django_assert_num_queries(8):  # with the question whether curators chose results for it
        client.get("/search/?q=reading")


def test_filters_that_the_words_say_are_offered_with_their_counts_and_not_applied(client, reviews: None) -> None:
    page = text(client.get("/search/?q=rural+reading+tier+1"))
    assert (
        '<a class="chip plain" href="/search/?q=rural+reading+tier+1&amp;tier=1" rel="nofollow">Tier 1: strong evidence (' in page
    )
    assert 'href="/search/?q=rural+reading+tier+1&amp;setting=rural"' in page
    assert "Chosen filters" not in page


def test_a_corrected_spelling_is_told_with_a_way_back(client, reviews: None) -> None:
    page = text(client.get("/search/?q=raeding&tier=1"))
    assert "These are results for <strong>reading</strong>." in page
    assert 'href="/search/?q=raeding&amp;tier=1&amp;spelling=as-typed"' in page
    as_typed = text(client.get("/search/?q=raeding&tier=1&spelling=as-typed"))
    assert "Nothing found" in as_typed
    assert 'Did you mean <a href="/search/?q=reading&amp;tier=1" rel="nofollow"><strong>reading</strong></a>?' in as_typed


def test_an_empty_page_names_topics_nearby_that_hold_anything_for_the_reader(client) -> None:
    page = review_page("Pair work")
    page.topics.set([TopicFactory(name="Harbor lessons", slug="harbor-lessons")])
    page.save_revision().publish()
    TopicFactory(name="Harbor secrets")
    refresh_all()
    empty = text(client.get("/search/?q=harborage"))
    assert '<a href="/search/?topic=harbor-lessons">Harbor lessons</a>' in empty
    assert "Harbor secrets" not in empty


def test_each_result_says_why_it_is_there(client, reviews: None) -> None:
    assert "“reading” is in its title." in text(client.get("/search/?q=reading"))


def test_each_result_says_how_near_its_studies_are_and_links_carry_on_what_was_said(client) -> None:
    near, far = (StudyReviewFactory(in_rural=rural, in_urban=not rural) for rural in (True, False))
    for review in (near, far):
        FindingFactory(review=review)
        review_page(f"Reading {review.pk}", intervention=review.intervention)
    practice_page("Reading aloud", cost_per_pupil=40)
    refresh_all()
    shown = text(client.get("/search/?q=reading&locale=rural&grades=k-3&budget=25"))
    assert "Studied in rural schools of kindergarten to grade 3: near to yours" in shown
    assert "No rural study exists · studied in kindergarten to grade 3" in shown
    assert "No study recorded · grades not recorded · costs more than you said" in shown
    assert "Compared with: rural, kindergarten to grade 3, $25 a pupil." in shown
    for link in (
        f"{near.intervention.page.url}?locale=rural",
        "?q=reading&amp;kind=practice&amp;locale=rural",
        "&amp;sort=nearest",
    ):
        assert link in shown, link
    assert shown.count("locale=rural&amp;grades=k-3&amp;budget=25") > 5
    assert '<input type="hidden" name="locale" value="rural">' in shown


@pytest.mark.parametrize("many", [1, 3, 9])
def test_comparing_costs_no_query_however_many_results(client, django_assert_max_num_queries, many: int) -> None:
    for number in range(many):
        review_page(f"Reading {number}")
    refresh_all()
    client.get("/search/?q=other")
    with django_assert_max_num_queries(10):
        client.get("/search/?q=reading&locale=rural&grades=k-3&budget=25", headers=ENDED_SESSION)


def test_null_and_negative_findings_are_said_in_the_list(client) -> None:
    review = StudyReviewFactory()
    FindingFactory(review=review)
    FindingFactory(review=review, is_significant=False)
    FindingFactory(review=review, effect_size=-0.4)
    review_page("Reading", intervention=review.intervention, one_teacher=False)
    refresh_all()
    shown = text(client.get("/search/?q=reading"))
    assert "1 gain, 1 without clear effect, 1 loss" in shown
    assert "takes more than one teacher" in shown


def test_a_member_may_have_what_was_studied_in_places_like_theirs_first(
    client_for, public, teacher, own_district, reviews: None
) -> None:
    own_district.locale = "rural"
    own_district.save()
    assert "Nearest to our district" not in text(client_for(public).get("/search/?q=reading"))
    page = text(client_for(teacher).get("/search/?q=reading&sort=nearest"))
    assert 'aria-current="true">Nearest to our district</a>' in page
    titles = re.findall(r'href="/library/reading-(\d+)/"', page)
    assert sorted(titles[:3]) == ["0", "1", "2"]
    assert "results" in text(client_for(public).get("/search/?q=reading&sort=nearest"))
