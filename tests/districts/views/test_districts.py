import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from clearinghouse.districts.enums import DistrictKind, Locale, Role
from clearinghouse.districts.models import District, Membership
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, MembershipFactory, member
from tests.factories.pages import story
from tests.factories.resources import practice_page
from tests.factories.voices import TriedHereFactory
from tests.journeys import FOR_THE_MENU, together

pytestmark = pytest.mark.django_db


def names_in(response) -> list[str]:
    return [district.name for district in response.context["page"]]


@pytest.fixture
def one_of_each() -> list[District]:
    return [DistrictFactory(name=f"The {kind.value} one", slug=f"the-{kind.value}", kind=kind) for kind in DistrictKind]


def test_the_public_sees_who_belongs_or_watches_and_the_administrators_whoever_applied_or_left(
    one_of_each, client_for, consortium_administrator, teacher
) -> None:
    shown = {"The member one", "The associate one", "The observer one"}
    for browser in (Client(), client_for(teacher)):
        assert set(names_in(browser.get("/districts/"))) - {"Alder Creek"} == shown
    every = set(names_in(client_for(consortium_administrator).get("/districts/"))) - {"Alder Creek"}
    assert every == shown | {"The applicant one", "The former one"}


def test_a_district_that_is_not_shown_looks_like_one_that_does_not_exist(one_of_each, client_for, consortium_administrator) -> None:
    for kind in ("applicant", "former", "listed"):
        assert Client().get(f"/districts/the-{kind}/").status_code == 404
        assert client_for(consortium_administrator).get(f"/districts/the-{kind}/").status_code == 200
    assert Client().get("/districts/nowhere/").status_code == 404


def test_an_applicants_own_people_see_it(client_for) -> None:
    applicant = DistrictFactory(kind=DistrictKind.APPLICANT)
    place = MembershipFactory(district=applicant)
    assert client_for(place.user).get(f"/districts/{applicant.slug}/").status_code == 200


def test_the_list_narrows_sorts_and_sums() -> None:
    DistrictFactory(name="Big Town", town="Wend", locale=Locale.TOWN, enrolment=2000, grades=["09", "10"])
    DistrictFactory(name="Small Hill", town="Sorrel", enrolment=150, grades=["K", "01"])
    DistrictFactory(name="Unknown Moor", town="Sorrel", enrolment=None, grades=[])
    get = Client().get
    assert names_in(get("/districts/?q=sorrel")) == ["Small Hill", "Unknown Moor"]
    assert names_in(get("/districts/?locale=town")) == ["Big Town"]
    assert names_in(get("/districts/?grade=K")) == ["Small Hill"]
    assert names_in(get("/districts/?sort=largest")) == ["Big Town", "Small Hill", "Unknown Moor"]
    assert names_in(get("/districts/?sort=smallest")) == ["Small Hill", "Big Town", "Unknown Moor"]
    page = get("/districts/")
    assert (page.context["totals"].districts, page.context["totals"].students) == (3, 2150)
    assert "2,150" in page.content.decode()
    assert "No district fits all of this" in get("/districts/?q=zzz").content.decode()


def test_a_district_of_fewer_than_ten_students_and_the_next_smallest_keep_their_numbers_to_themselves() -> None:
    for name, enrolment in (("Tiny Knoll", 7), ("Little Knoll", 31), ("Big Knoll", 640)):
        DistrictFactory(name=name, enrolment=enrolment, latitude=42.1 + enrolment / 1000, longitude=-72)
    get = Client().get
    for query, told, hidden in (("?q=tiny", 0, 1), ("?q=big", 640, 0), ("?q=little", 0, 1)):
        totals = get(f"/districts/{query}").context["totals"]
        assert (totals.students, totals.too_small) == (told, hidden)
    every = get("/districts/")
    totals = every.context["totals"]
    assert (totals.students, totals.too_small) == (640, 2)
    page = " ".join(every.content.decode().split())
    assert page.count("too few to show") == 2
    assert "and those of 2 districts too small to show" in page
    assert len({dot.radius for dot in every.context["map"].dots}) == 2
    assert "too few to show" in get(District.objects.get(name="Tiny Knoll").get_absolute_url()).content.decode()
    assert "640" in get(District.objects.get(name="Big Knoll").get_absolute_url()).content.decode()


@pytest.mark.parametrize("query", ["locale=moon", "grade=13", "sort=random", "q=" + "a" * 10_000, "q=%ED%A0%80", "page=", "x=1"])
def test_a_bad_filter_gets_a_clear_answer(query: str) -> None:
    DistrictFactory()
    response = Client().get(f"/districts/?{query}")
    assert response.status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "9" * 30])
def test_a_page_that_is_not_there_is_said_so(page: str) -> None:
    assert Client().get(f"/districts/?page={page}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_queries_for_one_and_three(django_assert_num_queries, count: int) -> None:
    DistrictFactory.create_batch(count)
    with django_assert_num_queries(6):  # content version, menu, what is kept back, totals, count, page
        Client().get("/districts/")


def test_contacts_are_for_members_and_no_address_is_for_the_public(
    own_district, district_administrator, coordinator, teacher, teacher_elsewhere, outsider, client_for
) -> None:
    ended = MembershipFactory(district=own_district, roles=[Role.PD_COORDINATOR], ended_at=own_district.created_at).user
    path = f"/districts/{own_district.slug}/"
    for browser in (Client(), client_for(outsider), client_for(UserFactory())):
        page = browser.get(path).content.decode()
        assert district_administrator.email not in page
        assert "Whom to turn to" not in page
    page = client_for(teacher_elsewhere).get(path).content.decode()
    assert district_administrator.email in page
    assert coordinator.email in page
    assert ended.email not in page
    assert teacher.email not in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_districts_page_asks_the_same_number_of_queries(
    client_for, teacher_elsewhere, django_assert_num_queries, count: int
) -> None:
    district = DistrictFactory()
    for _ in range(count):
        member(Role.DISTRICT_ADMINISTRATOR, district=district)
        TriedHereFactory(page=practice_page(), district=district)
    browser = client_for(teacher_elsewhere)
    browser.get(f"/districts/{district.slug}/")
    # Among them its place on the map, its stories, what it tried and what is kept back.
    with django_assert_num_queries(12 + together(FOR_THE_MENU)):
        browser.get(f"/districts/{district.slug}/")


def test_a_district_shows_what_it_tried_to_each_as_far_as_they_may_read_it(own_district, teacher_elsewhere, client_for) -> None:
    path = f"/districts/{own_district.slug}/"
    for_all = TriedHereFactory(page=practice_page("Quick quizzes"), district=own_district, public=True)
    TriedHereFactory(page=practice_page("Late bus"), district=own_district)
    TriedHereFactory(page=practice_page("Unfinished"), district=own_district, public=True, draft=True)
    page, members_page = (browser.get(path).content.decode() for browser in (Client(), client_for(teacher_elsewhere)))
    assert f'<a href="{for_all.get_absolute_url()}">Quick quizzes</a>' in page
    assert "/library/tried/?district=alder-creek" in page
    assert [title in page for title in ("Late bus", "Unfinished")] == [False, False]
    assert [title in members_page for title in ("Late bus", "Unfinished")] == [True, False]


def test_a_teacher_joins_by_the_domain_of_her_address_with_one_click(client_for) -> None:
    DistrictFactory(name="Mill", slug="mill", email_domains=["mill.example"])
    newcomer = UserFactory(email="new@mill.example")
    browser = client_for(newcomer)
    assert "Join as teacher of Mill" in browser.get("/districts/mill/").content.decode()
    assert "Join as teacher of Mill" in browser.get("/account/").content.decode()
    assert browser.post("/districts/mill/join/").headers["Location"] == "/districts/mill/"
    assert Membership.objects.get().user == newcomer
    assert "Join as teacher" not in browser.get("/districts/mill/").content.decode()
    assert client_for(UserFactory()).post("/districts/mill/join/").status_code == 404
    assert browser.get("/districts/mill/join/").status_code == 405


def test_the_district_administrator_edits_facts_and_sees_mistakes_beside_their_field(
    client_for, own_district, district_administrator, teacher
) -> None:
    path = f"/districts/{own_district.slug}/edit/"
    assert client_for(teacher).get(path).status_code == 404
    assert Client().get(path).status_code == 302
    browser = client_for(district_administrator)
    form = browser.get(path).context["form"]
    assert "kind" not in form.fields
    facts = {"town": "Alder", "grades": ["01", "K"], "time_zone": "America/New_York", "enrolment": "701", "zip_code": "123"}
    wrong = browser.post(path, facts)
    assert "zip_code" in wrong.context["form"].errors
    assert browser.post(path, {**facts, "zip_code": "01605", "kind": "former"}).status_code == 302
    own_district.refresh_from_db()
    assert (own_district.town, own_district.grades, own_district.enrolment) == ("Alder", ["K", "01"], 701)
    assert own_district.kind == DistrictKind.MEMBER


def test_the_consortiums_administrator_sets_kind_and_domains(client_for, other_district, consortium_administrator) -> None:
    DistrictFactory(email_domains=["taken.example"])
    browser = client_for(consortium_administrator)
    path = f"/districts/{other_district.slug}/edit/"
    facts = {"name": "Birch", "kind": "associate", "state": "MA", "time_zone": "America/New_York", "is_operating": "on"}
    taken = browser.post(path, {**facts, "email_domains": "birch.example\nTaken.example"})
    assert "has the domain taken.example already" in str(taken.context["form"].errors["email_domains"])
    assert browser.post(path, {**facts, "email_domains": "Birch.example\n"}).status_code == 302
    other_district.refresh_from_db()
    assert (other_district.kind, other_district.email_domains) == ("associate", ["birch.example"])


def test_the_list_and_each_district_show_where_they_are() -> None:
    DistrictFactory(name="Alder Gap", slug="alder-gap", latitude=43.06, longitude=-72.88)
    DistrictFactory(name="Cold Marl", slug="cold-marl", latitude=43.0, longitude=-73.02)
    DistrictFactory(name="Somewhere", slug="somewhere")
    listed = Client().get("/districts/").content.decode()
    assert "Map: 2 districts: Alder Gap, Cold Marl" in listed
    assert "The place of Somewhere is not recorded." in " ".join(listed.split())
    assert "Map: Cold Marl among 1 other district" in Client().get("/districts/cold-marl/").content.decode()
    assert "<svg viewBox" not in Client().get("/districts/somewhere/").content.decode().partition("<main")[2].partition("</main")[0]


def test_the_map_names_no_district_that_a_visitor_may_not_see() -> None:
    DistrictFactory(slug="alder-gap", latitude=43.06, longitude=-72.88)
    DistrictFactory(name="Quiet Water", kind=DistrictKind.APPLICANT, latitude=43.0, longitude=-73.0)
    for address in ("/districts/", "/districts/alder-gap/"):
        assert "Quiet Water" not in Client().get(address).content.decode()


def test_a_districts_page_shows_its_newest_stories() -> None:
    alder = DistrictFactory(slug="alder-gap")
    story("An orchestra of half the town", district=alder)
    story("Not yet", district=alder).unpublish()
    text = Client().get("/districts/alder-gap/").content.decode()
    assert "An orchestra of half the town" in text
    assert "Not yet" not in text


def test_half_a_place_is_refused_in_words() -> None:
    with pytest.raises(ValidationError, match="Give both the latitude and the longitude, or neither"):
        DistrictFactory.build(slug="alder-gap", name="Alder Gap", latitude=43.0).full_clean()
