"""Large districts, letters to legislators, and messages."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from clearinghouse.advocacy.enums import ContactState, ContactTopic
from clearinghouse.advocacy.models import ContactMessage, LargeDistrict, LetterTemplate


class LargeDistrictFactory(DjangoModelFactory):
    class Meta:
        model = LargeDistrict

    name = factory.Sequence(lambda n: f"Delta City {n}")
    state = "MA"
    enrolment = 50_000
    year = 2026
    source = "State department of education"
    source_url = "https://education.example/enrolment"


class LetterTemplateFactory(DjangoModelFactory):
    class Meta:
        model = LetterTemplate

    title = factory.Sequence(lambda n: f"Fair funding {n}")
    slug = factory.Sequence(lambda n: f"fair-funding-{n}")
    use = "When the budget is debated."
    addressee = "Your state senator"
    subject = "Fair funding for [district]"
    body = "Dear Senator,\n\n[district] has [students] students.\n\n[your name]"


class ContactMessageFactory(DjangoModelFactory):
    """One that nobody has answered; `done=True` gives an answered one."""

    class Meta:
        model = ContactMessage

    name = factory.Sequence(lambda n: f"Lew Field {n}")
    email = factory.Sequence(lambda n: f"lew{n}@paper.example")
    topic = ContactTopic.PRESS
    body = "How many students learn in your districts?"

    class Params:
        done = factory.Trait(state=ContactState.DONE, done_at=factory.LazyFunction(timezone.now))
