"""Large districts, letters to legislators, messages, and pages of the public voice."""

from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from clearinghouse.advocacy.enums import ContactState, ContactTopic
from clearinghouse.advocacy.models import (
    ContactMessage,
    LargeDistrict,
    LetterTemplate,
    NewsIndexPage,
    NewsPage,
    PublicPage,
    StandardPage,
    StoryIndexPage,
    StoryPage,
)
from clearinghouse.home.models import HomePage
from tests.factories.resources import library


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


def picture(title: str = "Eleven streams", *, width: int = 1920, height: int = 1200) -> Any:
    """An uploaded picture."""
    return get_image_model().objects.create(title=title, file=get_test_image_file(filename=f"{title}.png", size=(width, height)))


def standard_page(title: str = "Why we cooperate", **fields: Any) -> StandardPage:
    """A published page below the front page."""
    return published(StandardPage, front(), title, **fields)


def story_page(title: str = "One physics class", **fields: Any) -> StoryPage:
    """A published story, below the list of stories."""
    return published(StoryPage, index(StoryIndexPage, "Stories"), title, **fields)


def news_page(title: str = "A twelfth district joins", **fields: Any) -> NewsPage:
    """A published piece of news, below the list of news."""
    return published(NewsPage, index(NewsIndexPage, "News"), title, **fields)


def front() -> HomePage:
    """The front page, made where it is missing."""
    home: HomePage = library().get_parent().specific
    return home


def index(kind: type[Page], title: str) -> Page:
    """The list of this kind, made where it is missing."""
    found: Page = kind.objects.first() or front().add_child(instance=kind(title=title, slug=title.lower()))
    return found


def published(kind: type[PublicPage], parent: Page, title: str, **fields: Any) -> Any:
    """A page of this kind, published as an editor would."""
    page = kind(title=title, **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return kind.objects.get(pk=page.pk)
