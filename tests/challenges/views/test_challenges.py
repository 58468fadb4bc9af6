import pytest

from clearinghouse.challenges.models import Backing
from clearinghouse.challenges.services.preparing import prepare_challenges
from clearinghouse.districts.enums import Role
from tests.factories.challenges import BackingFactory, ChallengeFactory, ProposalFactory
from tests.factories.districts import DistrictFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_public_reads_the_ten_and_who_backs_them(client, own_district) -> None:
    prepare_challenges()
    challenge = BackingFactory(challenge__name="Snow", district=own_district, why="Eleven <b>days</b> last winter.").challenge
    index = text_of(client.get("/challenges/"))
    assert "One teacher, many levels" in index
    assert "<strong>1</strong> district backs it" in index
    assert "Propose a challenge" not in index
    page = text_of(client.get(challenge.url))
    assert "“Eleven &lt;b&gt;days&lt;/b&gt; last winter.”" in page
    assert "Back this challenge" not in page


@pytest.mark.parametrize("count", [1, 12])
def test_a_visitors_pages_take_few_queries_however_much_there_is(count, client, django_assert_max_num_queries) -> None:
    for _ in range(count):
        challenge = BackingFactory().challenge
        BackingFactory(challenge=challenge)
    for address in ("/challenges/", "/challenges/?sort=backed", challenge.url):
        with django_assert_max_num_queries(10):
            client.get(address)


def test_an_administrator_backs_and_takes_it_back(own_district, district_administrator, client_for) -> None:
    challenge = ChallengeFactory()
    browser = client_for(district_administrator)
    assert "Does it matter to Alder Creek?" in text_of(browser.get(challenge.url))
    answer = browser.post(f"{challenge.url}back/", {"district": own_district.pk, "why": "The bus leaves at two."})
    assert answer.headers["Location"] == challenge.url
    page = text_of(browser.get(challenge.url))
    assert "The bus leaves at two." in page
    assert "Take back the backing of Alder Creek" in page
    browser.post(f"{challenge.url}withdraw/", {"district": own_district.pk})
    assert not Backing.objects.exists()


def test_who_administers_two_districts_chooses_for_which(own_district, other_district, district_administrator, client_for) -> None:
    MembershipFactory(user=district_administrator, district=other_district, roles=[Role.DISTRICT_ADMINISTRATOR])
    challenge = ChallengeFactory()
    browser = client_for(district_administrator)
    assert "For which district" in text_of(browser.get(challenge.url))
    browser.post(f"{challenge.url}back/", {"district": other_district.pk})
    assert Backing.objects.get().district == other_district
    refused = browser.post(f"{challenge.url}back/", {"district": DistrictFactory().pk})
    assert "One thing needs another look" in text_of(refused)
    assert Backing.objects.count() == 1


def test_too_long_a_sentence_is_told_beside_its_field(own_district, district_administrator, client_for) -> None:
    challenge = ChallengeFactory()
    answer = client_for(district_administrator).post(f"{challenge.url}back/", {"district": own_district.pk, "why": "x" * 301})
    assert "at most 300 characters" in text_of(answer)
    assert not Backing.objects.exists()


@pytest.mark.parametrize("who", ["teacher", "outsider", "consortium_administrator"])
def test_others_back_nothing(who, request, own_district, client_for) -> None:
    challenge, browser = ChallengeFactory(), client_for(request.getfixturevalue(who))
    for deed in ("back", "withdraw"):
        assert browser.post(f"{challenge.url}{deed}/", {"district": own_district.pk}).status_code == 404
    assert "Back this challenge" not in text_of(browser.get(challenge.url))


def test_what_is_off_the_list_is_not_found(client) -> None:
    hidden = ChallengeFactory(is_shown=False, name="Hidden thing")
    assert client.get(hidden.url).status_code == 404
    assert "Hidden thing" not in text_of(client.get("/challenges/"))
    assert client.get("/challenges/no-such/").status_code == 404


def test_members_print_the_agenda_and_others_do_not_find_it(teacher, outsider, client, client_for) -> None:
    BackingFactory(challenge__name="Snow", why="Eleven days.")
    ProposalFactory(name="Late buses")
    page = text_of(client_for(teacher).get("/challenges/agenda/"))
    assert "Snow" in page
    assert "Late buses" in page
    assert "Suggested:" in page
    assert client.get("/challenges/agenda/").status_code == 302
    assert client_for(outsider).get("/challenges/agenda/").status_code == 404
