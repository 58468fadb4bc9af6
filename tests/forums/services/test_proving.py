"""The proof that words of a post are gone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.enums import FlagReason
from forums.models import PurgeProof, Revision
from forums.services.claiming import leave_note
from forums.services.flagging import flag_post
from forums.services.moderating import hide_post, purge_post
from forums.services.proving import LOOK, MOST_LOOKS, deliver, prove, prove_all
from search.models import IndexRow
from search.services.indexing import refresh
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db
PLANTED = "Planted"


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


@pytest.fixture
def purged(moderator, teacher, teacher_elsewhere):
    """A first post with everything that may repeat its words, taken out."""
    post = post_on(BoardFactory(), teacher, title=f"{PLANTED} title", text=f"{PLANTED} words.")
    Revision.objects.create(post=post, number=1, text=f"{PLANTED} before.", written_at=post.created_at)
    leave_note(post, text=f"{PLANTED} note.", actor=moderator)
    flag_post(post, reason=FlagReason.UNKIND, note=f"{PLANTED} report.", actor=teacher_elsewhere)
    hide_post(post, reason=f"{PLANTED} reason.", actor=moderator)
    refresh("forum_topic", str(post.topic_id))
    purge_post(post, actor=moderator)
    return post


def test_what_was_taken_from_where_is_kept_and_a_later_look_finds_nothing(purged, moderator):
    proof = PurgeProof.objects.get()
    assert (proof.post, proof.purged_by, proof.checked_at) == (purged, moderator, None)
    assert proof.taken["The post"] == 2, "its words and its title"
    assert proof.taken["Earlier versions"] == 1
    assert proof.taken["Notes of reporters and moderators"] == 2
    assert proof.taken["What people were told"] >= 2
    refresh("forum_topic", str(purged.topic_id))
    deliver([OutboxMessage.objects.get(topic=LOOK).payload])
    assert again(proof).is_clean
    assert OutboxMessage.objects.filter(topic=LOOK).count() == 1, "nothing is left to look for"
    told = list(Notification.objects.values_list("text", flat=True))
    assert not any(PLANTED in text for text in told)
    assert any("told of a student" in text for text in told)


def test_a_row_of_the_index_that_still_has_the_words_is_found_and_looked_for_again(moderator, teacher):
    post = reply_to(topic_on(), teacher, f"{PLANTED} words.")
    refresh("forum_topic", str(post.topic_id))
    purge_post(post, actor=moderator)
    proof = PurgeProof.objects.get()
    assert PLANTED in IndexRow.objects.get(kind="forum_topic", object_id=str(post.topic_id)).body
    deliver([{"post": post.pk, "look": 1}])
    assert again(proof).left == {"The search": 1}
    assert OutboxMessage.objects.filter(topic=LOOK, payload__look=2).exists()
    refresh("forum_topic", str(post.topic_id))
    assert prove(proof).is_clean
    OutboxMessage.objects.all().delete()
    proof.post.text = f"{PLANTED} again."
    proof.post.save()
    deliver([{"post": post.pk, "look": MOST_LOOKS}])
    assert not OutboxMessage.objects.filter(topic=LOOK).exists(), "somebody has to look now: the command says so"


def test_a_reply_that_quotes_it_is_named_until_somebody_has_looked(moderator, teacher, teacher_elsewhere):
    post = reply_to(topic_on(), teacher, f"{PLANTED} words.")
    quoting = reply_to(post.topic, teacher_elsewhere, f"> {PLANTED} words.\n\nYes.", quoted=post)
    purge_post(post, actor=moderator)
    proof = PurgeProof.objects.get()
    assert prove(proof).left["Posts that quote it"] == 1
    purge_post(quoting, actor=moderator)
    assert "Posts that quote it" not in prove(proof).left


def test_the_command_fails_where_anything_is_left_and_says_where(purged):
    refresh("forum_topic", str(purged.topic_id))
    out = StringIO()
    call_command("check_purges", stdout=out)
    assert "Nothing is left of 1 purged posts." in out.getvalue()
    Notification.objects.update(text=f"{PLANTED} title")
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("check_purges", stdout=out)
    assert f"Post {purged.pk}: What people were told" in out.getvalue()
    assert not any(proof.is_clean for proof in prove_all())


def test_a_proof_is_for_moderators_of_its_board(purged, moderator, teacher, district_administrator, own_district):
    own = post_on(district_board(own_district), teacher)
    purge_post(own, actor=district_administrator)
    assert [proof.post for proof in PurgeProof.objects.visible_to(moderator)] == [purged]
    assert [proof.post for proof in PurgeProof.objects.visible_to(district_administrator)] == [own]
    assert not PurgeProof.objects.visible_to(teacher).exists()
