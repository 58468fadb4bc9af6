"""What the index holds of a topic, and who finds it."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience
from forums.services.answers import accept_answer
from forums.services.editing import take_away
from forums.services.moderating import purge_post
from search.documents.forum_topic import KIND
from tests.factories.districts import DistrictFactory, member
from tests.factories.forums import BoardFactory, again, district_board, reply_to, shared_board, topic_on
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_a_topic_is_found_by_all_that_is_shown_in_it_the_answer_first_and_by_nothing_else(teacher) -> None:
    topic = topic_on(
        author=teacher,
        title="Late buses",
        text="Who *runs* one?",
        kind="question",
        tags=[TopicFactory(name="Writing", slug="writing")],
    )
    reply_to(topic, text="Not us.")
    accept_answer(reply_to(topic, text="We share a van."), actor=teacher)
    hidden = reply_to(topic, text="Planted words.")
    take_away(again(topic), again(hidden), "hidden")
    document = KIND.build(str(topic.pk))
    assert (document.title, document.url, document.audience) == ("Late buses", topic.get_absolute_url(), "members")
    assert document.body == "Who runs one?\n\nWe share a van.\n\nNot us."
    assert (document.summary, document.keywords) == ("Who runs one?", "")
    assert [value.label for value in document.facets["topic"]] == ["Writing"]
    assert dict(document.display["facts"]) == {"Board": topic.board.name, "Said": "Answered, 2 replies"}


def test_each_finds_what_they_read(public, teacher, teacher_elsewhere, own_district, other_district) -> None:
    open_to_all, members, own = (
        topic_on(BoardFactory(audience=BoardAudience.PUBLIC)),
        topic_on(),
        topic_on(district_board(own_district)),
    )
    shared, role = (
        topic_on(shared_board(own_district, DistrictFactory())),
        topic_on(BoardFactory(audience=BoardAudience.ROLE, role=Role.TEACHER)),
    )
    waiting = topic_on(BoardFactory(is_moderated=True))
    keys = {
        str(open_to_all.pk): "public",
        str(members.pk): "members",
        str(own.pk): f"district:{own_district.pk}",
        str(shared.pk): f"board:{shared.board_id}",
        str(role.pk): f"board:{role.board_id}",
    }
    assert KIND.audiences() == keys
    assert {pk: KIND.build(pk).audience for pk in keys} == keys
    ids = [str(topic.pk) for topic in (open_to_all, members, own, shared, role, waiting)]
    assert KIND.visible_ids(public, ids) == {ids[0]}
    assert KIND.visible_ids(teacher, ids) == set(ids[:5])
    assert KIND.visible_ids(teacher_elsewhere, ids) == {ids[0], ids[1], ids[4]}
    assert KIND.visible_ids(member(Role.PD_COORDINATOR), ids) == set(ids[:2])
    assert KIND.build(ids[5]) is None


def test_what_was_purged_is_in_no_row(consortium_administrator) -> None:
    topic = topic_on(title="Planted title", text="Planted words.")
    purge_post(topic.posts.get(), actor=consortium_administrator)
    assert KIND.build(str(topic.pk)) is None
