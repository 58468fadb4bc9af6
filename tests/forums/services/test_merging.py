"""One topic becomes a part of another."""

import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import notify
from forums.enums import BoardAudience, PostState, TopicKind
from forums.errors import MoreRead, NothingToMerge, StaysAmongThemselves
from forums.models import Post, Topic
from forums.services.answers import accept_answer
from forums.services.editing import edit_post, take_away
from forums.services.letters import read_stop_token, stop_url
from forums.services.marks import mark_read
from forums.services.merging import merge_topics
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, replies_to, reply_to, topic_on
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


def seqs(topic: Topic) -> list[int]:
    return list(topic.posts.order_by("seq").values_list("seq", flat=True))


def test_posts_come_after_those_of_the_other_and_keep_their_addresses(moderator):
    source, target = topic_on(tags=[tag := TopicFactory()]), topic_on()
    moved = [source.posts.get(), *replies_to(source, 2)]
    reply_to(target)
    quoting = reply_to(again(source), quoted=moved[1])
    merge_topics(source, target, actor=moderator)
    source, target = again(source), again(target)
    assert seqs(target) == [1, 2, 3, 4, 5, 6]
    assert [again(post).seq for post in moved] == [3, 4, 5]
    assert again(moved[1]).place == f"/forums/topics/{target.pk}/#post-4"
    assert again(quoting).quoted == moved[1]
    assert (target.last_seq, target.shown_seq, target.replies, target.epoch) == (6, 6, 5, 2)
    assert (source.last_seq, source.merged_into, source.epoch, list(source.posts.all())) == (0, target, 2, [])
    assert list(target.tags.all()) == [tag]
    assert source not in Topic.objects.visible_to(moderator)
    assert reply_to(target).seq == 7


def test_what_is_hidden_stays_so_and_the_answer_is_the_targets(moderator, teacher):
    source, target = topic_on(author=teacher, kind=TopicKind.QUESTION), topic_on(author=teacher, kind=TopicKind.QUESTION)
    accept_answer(reply_to(source), actor=teacher)
    accept_answer(answer := reply_to(target), actor=teacher)
    hidden = reply_to(source)
    take_away(again(source), hidden, PostState.HIDDEN)
    merge_topics(source, target, actor=moderator)
    target = again(target)
    assert (target.answer, target.last_seq, target.shown_seq, target.replies) == (answer, 5, 4, 3)
    assert again(source).answer is None


def test_what_was_on_its_way_arrives(moderator, teacher):
    source, target = topic_on(), topic_on()
    post = reply_to(source, teacher)
    notify(teacher, kind=NotificationKind.FORUM_POST, text="New", url=post.get_absolute_url(), subject=source)
    token = stop_url(teacher.pk, source.pk).split("/")[-2]
    OutboxMessage.objects.all().delete()
    merge_topics(source, target, actor=moderator)
    assert reply_to(source, teacher).topic == target
    assert edit_post(post, text="Mended.", actor=teacher).topic == target
    assert read_stop_token(token) == (teacher, target)
    mark_read(teacher, again(target), up_to=4)
    assert not Notification.objects.filter(recipient=teacher, read_at=None, kind=NotificationKind.FORUM_POST).exists()
    assert {str(source.pk), str(target.pk)} <= {row.key.split(":")[-1] for row in OutboxMessage.objects.all()}


def test_only_who_moderates_both_boards_merges(moderator, teacher, own_district, district_administrator):
    source, target = topic_on(), topic_on()
    own = topic_on(district_board(own_district))
    for person, pair in ((teacher, (source, target)), (moderator, (source, own)), (district_administrator, (own, source))):
        with pytest.raises(NotAllowed):
            merge_topics(*pair, actor=person)
    merge_topics(source, target, actor=moderator)
    for pair in ((source, target), (target, source), (target, target)):
        with pytest.raises(NothingToMerge):
            merge_topics(*pair, actor=moderator)
    assert Post.objects.filter(topic=own).count() == 1


def test_words_are_shown_to_more_people_only_if_that_is_meant_and_those_of_districts_never(own_district, other_district):
    everybody = BoardFactory(audience=BoardAudience.PUBLIC)
    both = member(Role.DISTRICT_ADMINISTRATOR, Role.MODERATOR, district=own_district)
    members, private, public = topic_on(), topic_on(district_board(own_district)), topic_on(everybody)
    with pytest.raises(MoreRead):
        merge_topics(members, public, actor=both)
    for wider in (members, public):
        with pytest.raises(StaysAmongThemselves):
            merge_topics(private, wider, actor=both, is_confirmed=True)
    assert [again(topic).last_seq for topic in (members, private, public)] == [1, 1, 1]
    merge_topics(members, public, actor=both, is_confirmed=True)
    assert again(public).last_seq == 2
    merge_topics(public, private, actor=both)
    assert again(members).heir == private
