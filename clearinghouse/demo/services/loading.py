"""Loads the demo part by part, each in one transaction with the hash of the content that it was made from."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from clearinghouse.advocacy.models import NewsPage, StoryPage
from clearinghouse.core.models import Marker
from clearinghouse.demo.content import content_hash, read_entries, read_mapping
from clearinghouse.demo.services.applications import load_applications
from clearinghouse.demo.services.challenges import load_challenges
from clearinghouse.demo.services.curation import load_curation
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.event_asks import load_event_asks
from clearinghouse.demo.services.events import load_events
from clearinghouse.demo.services.expertise import load_expertise
from clearinghouse.demo.services.forum_letters import load_forum_letters
from clearinghouse.demo.services.forum_moderation import load_forum_moderation
from clearinghouse.demo.services.forum_questions import load_forum_questions
from clearinghouse.demo.services.forums import load_forums
from clearinghouse.demo.services.invitations import load_invitations
from clearinghouse.demo.services.large_districts import load_large_districts
from clearinghouse.demo.services.letters import load_letters
from clearinghouse.demo.services.library import load_evidence, load_reviews, load_topics
from clearinghouse.demo.services.messages import load_messages
from clearinghouse.demo.services.notifications import load_notifications
from clearinghouse.demo.services.people import load_people
from clearinghouse.demo.services.public_blocks import Pictures
from clearinghouse.demo.services.public_pages import load_dated, load_pictures, load_standing, pictures_by_scene
from clearinghouse.demo.services.resources import load_guides, load_links, load_practices, load_technologies
from clearinghouse.demo.services.searches import load_searches
from clearinghouse.demo.services.site import load_site
from clearinghouse.demo.services.trainings import load_trainings
from clearinghouse.demo.services.voices import load_voices
from search.services.vocabulary import add_groups

Teller = Callable[[str], None]


PICTURES = "pages/pictures.yaml"


def scenes() -> Pictures:
    """The drawn pictures by name."""
    return pictures_by_scene(read_entries(PICTURES))


@dataclass(frozen=True)
class Part:
    """Some of the demo: the files it is made from, those of parts it builds on included, and how they are loaded."""

    name: str
    files: tuple[str, ...]
    load: Callable[[Teller], int]


PARTS = (
    Part("Site pages", ("home.yaml",), lambda told: load_site(read_mapping("home.yaml"))),
    Part("Districts", ("districts.yaml",), lambda told: load_districts(read_entries("districts.yaml"))),
    Part("People", ("people.yaml", "districts.yaml"), lambda told: load_people(read_entries("people.yaml"))),
    Part("Invitations", ("invitations.yaml",), lambda told: load_invitations(read_entries("invitations.yaml"))),
    Part("Notifications", ("notifications.yaml",), lambda told: load_notifications(read_entries("notifications.yaml"))),
    Part("Search vocabulary", ("vocabulary.yaml",), lambda told: add_groups(read_entries("vocabulary.yaml"))),
    Part("Topics", ("topics.yaml",), lambda told: load_topics(read_entries("topics.yaml"))),
    Part(
        "Challenges",
        ("challenges.yaml", "topics.yaml", "people.yaml"),
        lambda told: load_challenges(read_mapping("challenges.yaml")),
    ),
    Part("Applications", ("applications.yaml",), lambda told: load_applications(read_entries("applications.yaml"))),
    Part("Messages", ("messages.yaml",), lambda told: load_messages(read_entries("messages.yaml"))),
    Part("Large districts", (), lambda told: load_large_districts()),
    Part("Letters", ("letters.yaml",), lambda told: load_letters(read_entries("letters.yaml"))),
    Part("Pictures", (PICTURES,), lambda told: load_pictures(read_entries(PICTURES))),
    Part(
        "Standing pages",
        ("pages/standing.yaml", PICTURES),
        lambda told: load_standing(read_entries("pages/standing.yaml"), scenes()),
    ),
    Part(
        "Stories",
        ("pages/stories.yaml", PICTURES),
        lambda told: load_dated(StoryPage, read_entries("pages/stories.yaml"), scenes()),
    ),
    Part("News", ("pages/news.yaml", PICTURES), lambda told: load_dated(NewsPage, read_entries("pages/news.yaml"), scenes())),
    Part("Interventions", ("evidence/*.json",), lambda told: load_evidence(read_entries("evidence/*.json"), told)),
    Part("Research reviews", ("reviews/*.yaml",), lambda told: load_reviews(read_entries("reviews/*.yaml"), told)),
    Part(
        "Practice guides",
        ("practice_guides.yaml", "topics.yaml"),
        lambda told: load_guides(read_entries("practice_guides.yaml"), told),
    ),
    Part("Practices", ("practices/*.yaml", "topics.yaml"), lambda told: load_practices(read_entries("practices/*.yaml"), told)),
    Part(
        "Assistive technologies",
        ("assistive_technologies/*.yaml", "topics.yaml"),
        lambda told: load_technologies(read_entries("assistive_technologies/*.yaml"), told),
    ),
    Part("Links", ("links.yaml", "topics.yaml"), lambda told: load_links(read_entries("links.yaml"), told)),
    Part(
        "Events",
        ("events.yaml", "people.yaml", "topics.yaml", "reviews/*.yaml"),
        lambda told: load_events(read_entries("events.yaml")),
    ),
    Part(
        "What trainings ask",
        ("events_asks.yaml", "events.yaml", "people.yaml"),
        lambda told: load_event_asks(read_mapping("events_asks.yaml")),
    ),
    Part(
        "Around trainings",
        ("trainings.yaml", "events.yaml", "people.yaml", "topics.yaml"),
        lambda told: load_trainings(read_mapping("trainings.yaml")),
    ),
    Part(
        "Forums",
        ("forums.yaml", "people.yaml", "districts.yaml", "topics.yaml"),
        lambda told: load_forums(read_entries("forums.yaml")),
    ),
    Part(
        "Expertise",
        ("expertise.yaml", "people.yaml", "topics.yaml"),
        lambda told: load_expertise(read_entries("expertise.yaml")),
    ),
    Part(
        "Questions to the consortium",
        ("forum_questions.yaml", "forums.yaml", "expertise.yaml", "people.yaml", "practices/*.yaml", "reviews/*.yaml"),
        lambda told: load_forum_questions(read_entries("forum_questions.yaml")),
    ),
    Part(
        "Letters of the forums",
        ("forum_letters.yaml", "forums.yaml", "people.yaml"),
        lambda told: load_forum_letters(read_entries("forum_letters.yaml")),
    ),
    Part(
        "Moderation of the forums",
        ("forum_moderation.yaml", "forums.yaml", "people.yaml"),
        lambda told: load_forum_moderation(read_mapping("forum_moderation.yaml")),
    ),
    Part(
        "Curation",
        ("curation.yaml", "people.yaml", "topics.yaml", "practice_guides.yaml"),
        lambda told: load_curation(read_mapping("curation.yaml")),
    ),
    Part(
        "What districts say",
        ("tried_here.yaml", "people.yaml", "districts.yaml"),
        lambda told: load_voices(read_mapping("tried_here.yaml")),
    ),
    Part(
        "Searches",
        ("saved_searches.yaml", "people.yaml", "topics.yaml", "reviews/*.yaml"),
        lambda told: load_searches(read_mapping("saved_searches.yaml")),
    ),
)


def load_demo(told: Teller) -> int:
    """Load every part whose content has changed since it was loaded. Tells its progress; returns how many parts it loaded."""
    return sum(load_part(part, told) for part in PARTS)


def load_part(part: Part, told: Teller) -> bool:
    """Load one part, unless the database has it from the same content. Returns whether anything was done."""
    marker, now = f"demo:{part.name}", content_hash(*part.files)
    with transaction.atomic():
        if Marker.value_of(marker) == now:
            return False
        told(f"{part.name}: loading")
        count = part.load(told)
        Marker.put(marker, now)
    told(f"{part.name}: {count}")
    return True
