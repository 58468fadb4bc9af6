"""What could leak: one resource for everybody, and those for members, for one district, and in draft, with a word that must never show."""

from __future__ import annotations

from clearinghouse.districts.enums import Audience
from clearinghouse.districts.models import District
from clearinghouse.resources.models import PracticePage, ResourcePage, Topic
from tests.factories.resources import published

SECRET = "marmalade"


def plant(district: District, *topics: Topic, number: int = 1) -> ResourcePage:
    """Plants all four under these topics; returns the one for everybody."""
    for audience in (Audience.MEMBERS, Audience.DISTRICT):
        make(f"{SECRET} {audience} {number}", *topics, audience=audience, district=district)
    make(f"{SECRET} draft {number}", *topics).unpublish()
    return make(f"Open {number}", *topics)


def make(title: str, *topics: Topic, **fields: object) -> ResourcePage:
    page: ResourcePage = published(PracticePage(title=title, summary=f"About {title}.", **fields), topics=topics)
    return page
