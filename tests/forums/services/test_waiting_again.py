"""What follows from a change of a post that stands."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import PostState, What
from forums.models import Board
from forums.readers import reader_of
from forums.services.ledger import lock_post
from forums.services.waiting_again import tell_changed
from tests.factories.districts import member
from tests.factories.forums import again, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_it_waits_again_where_a_moderator_reads_first_and_not_for_moderators(teacher):
    post = reply_to(topic_on(), teacher)
    for person, is_moderated, state in ((teacher, False, PostState.SHOWN), (member(Role.MODERATOR), True, PostState.SHOWN),
                                        (teacher, True, PostState.WAITING)):  # fmt: skip
        Board.objects.update(is_moderated=is_moderated)
        reader = reader_of(person)
        tell_changed(*lock_post(post.pk, reader), reader)
        assert again(post).state == state
    topic = again(post.topic)
    assert (topic.replies, topic.events.order_by("-number")[0].what) == (0, What.GONE)
