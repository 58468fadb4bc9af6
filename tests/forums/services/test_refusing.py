"""Saying no by mail."""

import pytest
from django.utils import timezone

from clearinghouse.core.models import OutboxMessage
from forums.errors import TopicLocked
from forums.inbound.mails import read_mail
from forums.models import MailWish
from forums.services.refusing import refuse, threaded
from tests.factories.forums import topic_on
from tests.forums.inbound.letters import OWN, plain

pytestmark = pytest.mark.django_db


def test_a_no_goes_to_the_persons_own_address_and_is_counted(teacher):
    topic, mail = topic_on(author=teacher), read_mail(plain(OWN, headers={"From": "x@y.example"}))
    assert refuse(teacher, topic.pk, TopicLocked(), mail)
    assert OutboxMessage.objects.get(topic="accounts.mail").payload["to"] == teacher.email
    assert MailWish.objects.get(user=teacher).refusals == 1


def test_who_gets_no_mail_gets_no_no(teacher):
    MailWish.objects.create(user=teacher, paused_at=timezone.now())
    assert not refuse(teacher, 1, TopicLocked(), read_mail(plain(OWN)))


@pytest.mark.parametrize("name", ["<a b@x>", "no brackets", "<é@x>", ""])
def test_a_name_that_would_break_a_header_is_left_out(name):
    assert threaded(read_mail(plain(OWN, headers={"Message-ID": name}))) == {}
