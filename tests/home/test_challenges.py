from urllib.parse import parse_qs, urlsplit

from clearinghouse.home.challenges import CHALLENGES


def test_there_are_ten_challenges_in_order_and_each_leads_to_a_search_of_its_own() -> None:
    assert [challenge.number for challenge in CHALLENGES] == list(range(1, 11))
    queries = [parse_qs(urlsplit(challenge.url).query)["q"][0] for challenge in CHALLENGES]
    assert len(set(queries)) == 10
    assert {urlsplit(challenge.url).path for challenge in CHALLENGES} == {"/search/"}
