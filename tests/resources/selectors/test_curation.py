from datetime import date

import pytest

from clearinghouse.core.pagination import NoSuchPage
from clearinghouse.resources.enums import Decision, LinkState, Origin
from clearinghouse.resources.models import LinkCheck, ResourcePage
from clearinghouse.resources.selectors.curation import Wanted, curation_queue
from clearinghouse.resources.services.proposals import withdraw_proposal
from clearinghouse.resources.services.retiring import retire_resource
from clearinghouse.resources.services.rubric import decide
from tests.factories.curation import proposal_of, refusal
from tests.factories.resources import TopicFactory, guide_page, link_page, practice_page

pytestmark = pytest.mark.django_db
OVERDUE = date(2020, 1, 1)


def titles(user, queue: str, **wanted: object) -> list[str]:
    return [row.draft_title for row in curation_queue(Wanted(queue, **wanted), None, user_id=user.pk).page]


def test_each_resource_stands_where_it_waits(curator, teacher, own_district) -> None:
    link_page("Fine")
    practice_page("Overdue", review_by=OVERDUE)
    draft = practice_page("Imported draft", origin=Origin.IMPORTED)
    draft.unpublish()
    draft.save_revision()
    retire_resource(link_page("Retired", review_by=OVERDUE).pk, reason="x", actor=curator)
    dead = link_page("With a dead link")
    LinkCheck.objects.create(page=dead, address=dead.source_url, state=LinkState.DEAD, first_failed_at="2026-01-01T00:00Z")
    LinkCheck.objects.create(page=dead, address="https://x.example/alive", state=LinkState.ANSWERS)
    proposal_of(teacher, "Proposed", district=own_district)
    decide(proposal_of(teacher, "Sent back", district=own_district).page_id, refusal(Decision.CHANGES), actor=curator)
    decide(proposal_of(teacher, "Declined", district=own_district).page_id, refusal(), actor=curator)
    withdraw_proposal(proposal_of(teacher, "Withdrawn", district=own_district), actor=teacher)
    assert titles(curator, "proposed") == ["Proposed", "Sent back"]
    assert titles(curator, "review") == ["Overdue"]
    assert titles(curator, "drafts") == ["Imported draft"]
    assert titles(curator, "retired") == ["Retired"]
    assert titles(curator, "links") == ["With a dead link"]
    assert sorted(titles(curator, "not-taken")) == ["Declined", "Withdrawn"]
    counts = {tab.queue.name: tab.count for tab in curation_queue(Wanted(), None, user_id=curator.pk).tabs}
    assert {name: counts[name] for name in ("proposed", "review", "drafts", "retired", "not-taken")} == {
        "proposed": 2, "review": 1, "drafts": 1, "retired": 1, "not-taken": 2,
    }  # fmt: skip


def test_a_queue_is_filtered_by_kind_topic_origin_owner_and_age(curator, consortium_administrator) -> None:
    topic = TopicFactory()
    mine = link_page("Mine", review_by=OVERDUE, owner=curator)
    guide = guide_page("Guide", review_by=OVERDUE)
    guide.topics.add(topic)
    guide.save()
    ResourcePage.objects.filter(pk=guide.pk).update(latest_revision_created_at="2020-01-01T00:00Z", origin=Origin.HARVESTED)
    for asked, found in (
        ({"kind": "link"}, ["Mine"]),
        ({"topic": topic.pk}, ["Guide"]),
        ({"origin": "harvested"}, ["Guide"]),
        ({"owner": "mine"}, ["Mine"]),
        ({"owner": "nobody"}, ["Guide"]),
        ({"age": "365"}, ["Guide"]),
    ):
        assert titles(curator, "review", **asked) == found, asked
    assert titles(consortium_administrator, "review", owner="mine") == []
    assert mine.owner == curator


def test_a_queue_is_sorted_as_asked(curator) -> None:
    link_page("B later", review_by=date(2021, 1, 1))
    practice_page("A late", review_by=OVERDUE)
    link_page("C never dated", review_by=None)
    ResourcePage.objects.filter(title="C never dated").update(review_by=None)
    assert titles(curator, "review") == ["C never dated", "A late", "B later"]
    assert titles(curator, "review", sort="newest") == ["B later", "A late", "C never dated"]
    assert titles(curator, "review", sort="title") == ["A late", "B later", "C never dated"]


def test_a_page_that_is_not_there_is_said_so(curator) -> None:
    with pytest.raises(NoSuchPage):
        curation_queue(Wanted(), "2", user_id=curator.pk)


@pytest.mark.parametrize("number", [1, 3])
def test_a_queue_costs_the_same_for_one_and_three(curator, number, django_assert_num_queries) -> None:
    for n in range(number):
        proposal_of(title=f"Proposal {n}")
    curation_queue(Wanted(), None, user_id=curator.pk)
    with django_assert_num_queries(3):
        waiting = curation_queue(Wanted(), None, user_id=curator.pk)
        assert [(row.kind_words, str(row.proposal.district), str(row.owner), row.waiting_since) for row in waiting.page]
    assert len(waiting.page) == number
