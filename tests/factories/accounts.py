"""People who have an account."""

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from clearinghouse.accounts.models import User

PASSWORD = "a-long-walk-by-the-river"


class UserFactory(DjangoModelFactory):
    """A person with a verified address, who may sign in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    first_name = factory.Sequence(lambda n: f"Ada{n}")
    last_name = "Brook"
    email = factory.Sequence(lambda n: f"person{n}@school.example")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def address(self, create: bool, extracted: object, **fields: object) -> None:
        if create and extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, **{"verified": True, "primary": True, **fields})
