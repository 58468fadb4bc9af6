import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.notifications.models import Notification
from clearinghouse.resources.enums import ProposalState
from clearinghouse.resources.models import LinkPage, ResourceProposal
from clearinghouse.resources.signals import resource_changed
from tests.factories.curation import proposal_of
from tests.factories.resources import link_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    told = []

    def listen(sender, page_id, change, **kwargs) -> None:
        told.append(change)

    resource_changed.connect(listen)
    yield told
    resource_changed.disconnect(listen)


def test_readers_are_told_when_it_goes_and_when_it_is_back(heard) -> None:
    page = link_page()
    assert heard == []
    page.unpublish()
    LinkPage.objects.get().save_revision().publish()
    assert heard == ["status", "status"]


def test_readers_are_told_of_other_readers_and_not_of_other_words(heard, own_district) -> None:
    page = link_page()
    page.summary = "Other words."
    page.save_revision().publish()
    assert heard == []
    page.audience, page.district = Audience.DISTRICT, own_district
    page.save_revision().publish()
    assert heard == ["status"]


def test_a_deleted_draft_closes_its_proposal_and_its_maker_is_told(teacher) -> None:
    proposal_of(teacher)
    LinkPage.objects.get().delete()
    proposal = ResourceProposal.objects.get()
    assert (proposal.state, proposal.page, proposal.title) == (ProposalState.DECLINED, None, "Snow-day packets")
    assert Notification.objects.get(recipient=teacher).text.startswith("“Snow-day packets” was not taken")
