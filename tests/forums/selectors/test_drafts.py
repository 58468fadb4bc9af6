"""What a person has begun to write."""

import pytest

from forums.models import Draft
from forums.selectors.drafts import draft_for, drafts_of
from forums.services.drafts import Begun, save_draft
from tests.factories.forums import BoardFactory, district_board, topic_on

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("drafts", [1, 3])
def test_ones_drafts_come_with_what_they_are_for_in_a_fixed_number_of_queries(drafts, teacher, django_assert_num_queries):
    for _ in range(drafts):
        save_draft(topic_on(), Begun("Words"), actor=teacher)
        save_draft(BoardFactory(), Begun("Words"), actor=teacher)
    with django_assert_num_queries(3):
        assert len([str(draft.board or draft.topic.board) for draft in drafts_of(teacher)]) == 2 * drafts


def test_nobody_sees_anothers_and_nobody_their_own_where_they_may_no_longer_read(
    teacher, teacher_elsewhere, consortium_administrator, own_district, public
):
    topic = topic_on(district_board(own_district))
    draft = save_draft(topic, Begun("Planted"), actor=teacher)
    assert draft_for(teacher, topic) == draft
    for person in (teacher_elsewhere, consortium_administrator, public):
        assert not Draft.objects.visible_to(person).exists()
    teacher.memberships.update(ended_at="2020-01-01T00:00Z")
    assert not drafts_of(teacher).exists()
