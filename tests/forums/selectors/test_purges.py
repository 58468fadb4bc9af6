"""What is left of a purged post, place by place."""

import pytest

from clearinghouse.core import outbox
from clearinghouse.districts.enums import Role
from forums.selectors.purges import in_outbox, left_of, proof_of, quoting, told_of
from forums.services.measures import warn_author
from forums.services.moderating import purge_post
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_every_place_is_looked_into(teacher):
    post = reply_to(topic_on(), teacher)
    assert set(left_of(post)) == {
        "The post", "Earlier versions", "Notes of reporters and moderators", "What people were told", "Mail not yet sent",
        "Posts that quote it", "The search", "Pictures and documents", "Drafts that quote it",
    }  # fmt: skip
    assert proof_of(post) is None


def test_messages_that_carry_words_are_found_and_those_with_numbers_are_none(teacher):
    post = reply_to(topic_on(), teacher)
    assert in_outbox(post) == 0, "ours carry numbers"
    outbox.enqueue("forums.other", {"post": post.pk, "words": "Planted."}, key="1")
    assert in_outbox(post) == 1


def test_what_was_told_of_a_topic_belongs_to_its_first_post_alone(teacher, own_district):
    moderator = member(Role.MODERATOR)
    first = post_on(BoardFactory(is_moderated=True), teacher)
    reply = reply_to(topic_on(), teacher)
    warn_author(reply, reason="Gently.", actor=moderator)
    assert told_of(reply).count() == 1
    assert told_of(first).count() == 0
    assert list(quoting(reply)) == []


def test_moderators_read_the_proof_beside_the_post(client_for, teacher):
    moderator = member(Role.MODERATOR)
    post = reply_to(topic_on(), teacher)
    answer = reply_to(post.topic, text="> What he said.", quoted=post)
    purge_post(post, actor=moderator)
    page = client_for(moderator).get(f"/forums/posts/{post.pk}/moderate/").content.decode()
    assert "Where its words were" in page
    assert f'href="/forums/posts/{answer.pk}/moderate/"' in page
