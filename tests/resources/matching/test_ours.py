import pytest
from django.http import QueryDict

from clearinghouse.resources.matching.ours import OurSetting, Told, carry, read_setting, with_setting

WHOLE = "enrolment=300-599&locale=rural&grades=3-6&grades=6-9&budget=25"


def test_an_address_says_all_of_it_and_says_it_again() -> None:
    ours = read_setting(QueryDict(WHOLE))
    assert ours == OurSetting("300-599", "rural", ("3-6", "6-9"), 25, Told.ADDRESS)
    assert "&".join(f"{name}={value}" for name, value in ours.parameters()) == WHOLE
    assert ours.words == "rural, 300 to 599 students, grades 3 to 9, $25 a pupil"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "locale=moon",
        "budget=-1",
        "budget=1e3",
        "budget=" + "9" * 40,
        "budget=٣",
        "grades=13",
        "enrolment=many",
        "budget=100001",
    ],
)
def test_what_is_no_answer_is_none(query: str) -> None:
    assert not read_setting(QueryDict(query))


def test_free_is_an_answer() -> None:
    assert read_setting(QueryDict("budget=0")).budget == 0
    assert read_setting(QueryDict("budget=0"))


def test_the_setting_of_studies_for_a_town_is_rural() -> None:
    assert OurSetting(locale="town").setting == "rural"
    assert OurSetting().setting == ""


def test_links_carry_on_what_the_address_said_and_nothing_of_an_account() -> None:
    said = read_setting(QueryDict("locale=rural"))
    assert carry("/library/x/", said) == "/library/x/?locale=rural"
    assert carry("/search/?q=a&locale=city#top", said) == "/search/?q=a&locale=rural#top"
    assert carry("/library/x/", OurSetting(locale="rural", told=Told.ACCOUNT)) == "/library/x/"
    assert carry("https://elsewhere.example/", said) == "https://elsewhere.example/"


def test_a_setting_takes_the_place_of_another() -> None:
    assert with_setting("/search/?q=a&locale=city&grades=3-6&budget=1", OurSetting()) == "/search/?q=a"
