"""Mail that comes in becomes a post by the same service as any other, or is answered by why not. Whatever comes, it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.core.errors import NotAllowed, RuleViolation
from forums.enums import Arrival, FlagReason
from forums.errors import AddressTooOld, LooksLikeStudents, NothingWritten, TopicOutOfSight, WrittenFromElsewhere
from forums.inbound.addresses import NO_TOPIC, read_addresses
from forums.inbound.mails import TooLarge, read_mail
from forums.inbound.trust import is_vouched_for
from forums.models import Topic, TopicMark
from forums.selectors.letters import wish_of
from forums.services.arrivals import count_arrival
from forums.services.flagging import flag_post
from forums.services.marks import mark_read
from forums.services.posting import Words, reply
from forums.services.refusing import refuse
from forums.services.sending import note_bounce

if TYPE_CHECKING:
    from forums.inbound.addresses import ReplyAddress
    from forums.inbound.mails import Incoming

REPORTS = frozenset({"flag", "report", "report this"})


def take(raw: bytes) -> Arrival:
    """Take one mail as it came, and say what became of it. Taken twice, it does nothing more."""
    try:
        arrival = settle(read_mail(raw))
    except TooLarge:
        arrival = Arrival.TOO_LARGE
    count_arrival(arrival)
    return arrival


def settle(mail: Incoming) -> Arrival:
    """What becomes of a mail: it must come to an address that we signed, from the person for whom we did."""
    address = read_addresses(mail.recipients)
    person = signed_for(address) if address else None
    if address is None or person is None:
        return Arrival.AUTOMATIC if mail.is_automatic else Arrival.UNKNOWN
    if mail.is_undelivered and address.topic_id == NO_TOPIC:
        note_bounce(person, today=timezone.localdate())
        return Arrival.BOUNCED
    if mail.is_automatic or address.topic_id == NO_TOPIC:
        return Arrival.AUTOMATIC if mail.is_automatic else Arrival.UNKNOWN
    if not is_theirs(mail, person):
        refuse(person, address.topic_id, WrittenFromElsewhere(), mail)
        return Arrival.FORGED
    return answer(mail, address, person)


def signed_for(address: ReplyAddress) -> User | None:
    """The person for whom we made this address, while they are here and have not ended it."""
    person = User.objects.filter(pk=address.user_id, is_active=True).first()
    return person if person is not None and address.is_signed(wish_of(person).reply_version) else None


def is_theirs(mail: Incoming, person: User) -> bool:
    """Whether the person sent it: their address alone, and where our receiving server says whom to believe, with its word."""
    server = settings.REPLY_MAIL_AUTHSERV
    is_named = mail.senders == (person.email.lower(),)
    return is_named and (not server or is_vouched_for(mail.results, sender=person.email, server=server))


def answer(mail: Incoming, address: ReplyAddress, person: User) -> Arrival:
    """Post the words, or answer why they do not stand."""
    try:
        return written(mail, address, person)
    except NotAllowed:
        why: RuleViolation = TopicOutOfSight()
    except LooksLikeStudents as no:
        why = LooksLikeStudents(f"{no.message} To say so, write it on the site.")
    except RuleViolation as no:
        why = no
    except ValidationError as wrong:
        why = RuleViolation(" ".join(wrong.messages))
    refuse(person, address.topic_id, why, mail)
    return Arrival.REFUSED


def written(mail: Incoming, address: ReplyAddress, person: User) -> Arrival:
    """The words as a post, or a report where they ask for that. Raises RuleViolation, ValidationError."""
    if address.is_too_old():
        raise AddressTooOld
    if not mail.words:
        raise NothingWritten
    topic = Topic.objects.filter(pk=address.topic_id).first()
    if topic is None:
        raise NotAllowed
    if mail.words.strip(" .!").lower() in REPORTS:
        return report(topic, person)
    post = reply(topic, Words(mail.words, token_of(mail, address)), actor=person)
    told = TopicMark.objects.get(user=person, topic=post.topic_id).told_seq
    mark_read(person, post.topic, up_to=told + 1 if post.seq == told + 1 else told)
    return Arrival.POSTED


def report(topic: Topic, person: User) -> Arrival:
    """Report the post of which the person was told last. Raises NotAllowed, NotYourOwn."""
    told = TopicMark.objects.filter(user=person, topic=topic).values_list("told_seq", flat=True).first()
    post = topic.posts.filter(seq=told or 0).first()
    if post is None:
        raise NotAllowed
    flag_post(post, reason=FlagReason.OTHER, note="Reported by mail", actor=person)
    return Arrival.REPORTED


def token_of(mail: Incoming, address: ReplyAddress) -> UUID:
    """The same for the same mail, so that it is one post however often it comes."""
    return uuid5(NAMESPACE_URL, f"{address.user_id}/{address.topic_id}/{mail.identity}")
