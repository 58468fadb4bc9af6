import pytest

from clearinghouse.challenges.models import Challenge, Proposal
from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.standing import standing_of
from tests.factories.challenges import ProposalFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 200])
def test_administrators_see_every_proposal_that_waits_and_nobody_else_does(
    count, consortium_administrator, teacher, district_administrator, curator, outsider, django_assert_num_queries
) -> None:
    for _ in range(count):
        ProposalFactory()
    ProposalFactory(decided=True, name="Decided")
    standing = standing_of(consortium_administrator)
    with django_assert_num_queries(1):
        found = waiting_for(standing)
    assert {tally.name: tally.count for tally in found.tallies} == {"proposals": count}
    for user in (teacher, district_administrator, curator, outsider):
        assert waiting_for(standing_of(user)).items == []


def test_a_proposal_is_accepted_and_another_declined_on_the_dashboard(consortium_administrator, client_for) -> None:
    good, known = ProposalFactory(name="Good"), ProposalFactory(name="Known")
    browser = client_for(consortium_administrator)
    lines = {item.text: item for item in waiting_for(standing_of(consortium_administrator)).items}
    accept, decline = lines["New challenge: Good"].deeds[0], lines["New challenge: Known"].deeds[1]
    assert browser.post(accept.url, {"next": "/dashboard/"}).headers["Location"] == "/dashboard/"
    assert decline.asks
    assert browser.post(decline.url, {"next": "/dashboard/"}).headers["Location"] == "/dashboard/"
    known.refresh_from_db()
    assert known.state == "waiting"
    browser.post(decline.url, {"next": "/dashboard/", "reason": "We have it."})
    assert Challenge.objects.get().name == "Good"
    assert Proposal.objects.get(pk=known.pk).reason == "We have it."
    assert good.name == "Good"
    assert waiting_for(standing_of(consortium_administrator)).count == 0
