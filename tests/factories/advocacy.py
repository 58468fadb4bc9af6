"""Large districts, and letters to legislators."""

import factory
from factory.django import DjangoModelFactory

from clearinghouse.advocacy.models import LargeDistrict, LetterTemplate


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
