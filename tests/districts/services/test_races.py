"""Two people, one moment: real transactions in threads of their own."""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from clearinghouse.core.errors import RuleViolation
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import Membership, MembershipRole
from clearinghouse.districts.services.invitations import accept_invitation, token_of
from clearinghouse.districts.services.memberships import end_membership, join_by_domain
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, InvitationFactory, member

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do these at the same moment; what became of each: `done`, or the code of the rule that said no."""
    start, outcomes = Barrier(len(deeds)), []

    def do(deed: Callable[[], object]) -> None:
        start.wait()
        try:
            deed()
            outcomes.append("done")
        except RuleViolation as no:
            outcomes.append(no.code)
        finally:
            connection.close()

    threads = [Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(outcomes)


def leaving(user) -> Callable[[], object]:
    place = Membership.objects.select_related("district").get(user=user)
    return partial(end_membership, place, actor=user)


def test_two_district_administrators_who_leave_at_once_leave_one_behind() -> None:
    district = DistrictFactory()
    pair = [member(Role.DISTRICT_ADMINISTRATOR, district=district) for _ in range(2)]
    assert at_once(*[leaving(user) for user in pair]) == ["done", "last_administrator"]
    assert Membership.objects.current().filter(roles__role=Role.DISTRICT_ADMINISTRATOR).count() == 1


def test_two_consortium_administrators_of_two_districts_who_leave_at_once_leave_one_behind() -> None:
    pair = [member(Role.CONSORTIUM_ADMINISTRATOR) for _ in range(2)]
    assert at_once(*[leaving(user) for user in pair]) == ["done", "last_consortium_administrator"]
    assert Membership.objects.current().count() == 1


def test_an_invitation_clicked_four_times_at_once_is_used_once() -> None:
    invitation = InvitationFactory(email="new@school.example")
    newcomer, token = UserFactory(email="new@school.example"), token_of(invitation)
    assert at_once(*[lambda: accept_invitation(token, user=newcomer)] * 4) == ["done", *["invitation_used"] * 3]
    assert (Membership.objects.count(), MembershipRole.objects.count()) == (1, 1)


def test_joining_by_domain_clicked_four_times_at_once_is_one_place() -> None:
    district = DistrictFactory(email_domains=["mill.example"])
    newcomer = UserFactory(email="new@mill.example")
    assert at_once(*[lambda: join_by_domain(user=newcomer, district=district)] * 4) == ["done"] * 4
    assert (Membership.objects.count(), MembershipRole.objects.count()) == (1, 1)
