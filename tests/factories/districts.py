"""Districts, and places in them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import ApplicationState, DistrictKind, Locale, Role
from clearinghouse.districts.models import Application, District, Invitation, Membership, MembershipRole
from tests.factories.accounts import UserFactory


class DistrictFactory(DjangoModelFactory):
    """A small rural member district."""

    class Meta:
        model = District

    name = factory.Sequence(lambda n: f"Mill Brook {n}")
    slug = factory.Sequence(lambda n: f"mill-brook-{n}")
    kind = DistrictKind.MEMBER
    locale = Locale.RURAL
    town = "Mill Brook"
    state = "MA"
    state_code = factory.Sequence(lambda n: f"T{n:07}")
    enrolment = 640
    grades = factory.LazyFunction(lambda: ["PK", "K", "01", "02"])


class MembershipFactory(DjangoModelFactory):
    """A person's place in a district; `roles=[…]` gives roles."""

    class Meta:
        model = Membership
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory)
    district = factory.SubFactory(DistrictFactory)

    @factory.post_generation
    def roles(self, create: bool, extracted: list[Role] | None, **fields: object) -> None:
        for role in extracted or []:
            MembershipRole.objects.create(membership=self, role=role)


class InvitationFactory(DjangoModelFactory):
    """An open invitation to a place as a teacher."""

    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"invited{n}@school.example")
    district = factory.SubFactory(DistrictFactory)
    roles = factory.LazyFunction(lambda: [Role.TEACHER.value])
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))


def member(*roles: Role, district: District | None = None, **fields: object) -> User:
    """A person with these roles in one district (a new one where none is named)."""
    place = {"district": district} if district else {}
    return MembershipFactory(roles=list(roles or [Role.TEACHER]), user=UserFactory(**fields), **place).user


class ApplicationFactory(DjangoModelFactory):
    """One that waits for a decision; `unconfirmed=True` gives one whose address is not confirmed, `declined=True` a decided one."""

    class Meta:
        model = Application

    name = factory.Sequence(lambda n: f"Heron Falls {n}")
    town = "Heron Falls"
    home_state = "MA"
    contact_name = "Ida Marsh"
    contact_position = "Superintendent"
    email = factory.Sequence(lambda n: f"ida{n}@heronfalls.example")
    why = "We have one technology director, and she retires."
    agreed_at = factory.LazyFunction(timezone.now)
    state = ApplicationState.WAITING
    confirmed_at = factory.LazyFunction(timezone.now)

    class Params:
        unconfirmed = factory.Trait(state=ApplicationState.UNCONFIRMED, confirmed_at=None)
        declined = factory.Trait(state=ApplicationState.DECLINED, decided_at=factory.LazyFunction(timezone.now), reason="Too far.")
