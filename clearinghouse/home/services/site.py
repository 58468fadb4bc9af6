"""What a new installation needs before anybody visits: a front page at the root, a library, and the groups of the CMS.

Every function may run again and again; the second time it changes nothing.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from wagtail.models import Page, Site

from clearinghouse.challenges.services.preparing import prepare_challenges
from clearinghouse.home.models import HomePage
from clearinghouse.home.services.cms_groups import prepare_groups
from clearinghouse.resources.models import LibraryIndexPage
from clearinghouse.resources.services.preparing import prepare_vocabularies
from clearinghouse.resources.services.workflow import prepare_workflow

HEADLINE = "What small districts cannot afford alone, they do together."
INTRODUCTION = "Research read for schools like ours, told plainly, with what it would take to do it here."
LIBRARY_INTRODUCTION = (
    "Research, practice and assistive technology, told plainly: what it is, whether it worked and for whom, and what it would take "
    "in a small school. The findings come from studies that the What Works Clearinghouse has checked."
)
PORTS = {"http": 80, "https": 443}


@transaction.atomic
def prepare_site(*, address: str, name: str) -> list[str]:
    """Bring the site to where people can visit and curators can work. Returns what it had to do, empty when all was there."""
    root = Page.get_first_root_node()
    home, done = prepare_page(HomePage, root, title="Home", slug="front", headline=HEADLINE, introduction=INTRODUCTION)
    done += point_site_at(home, address=address, name=name)
    library, made = prepare_page(LibraryIndexPage, home, title="Library", slug="library", introduction=LIBRARY_INTRODUCTION)
    done += made + prepare_vocabularies() + prepare_challenges() + prepare_workflow(library)
    return done + prepare_groups(home=home, library=library)


def prepare_page(page_type: type[Page], parent: Page, *, title: str, **fields: Any) -> tuple[Any, list[str]]:
    """The one page of this type, made below the parent where there is none. What editors wrote stays."""
    found = page_type.objects.first()
    if found is not None:
        return found, []
    page = page_type(title=title, **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page, [f"made the page {title}"]


def point_site_at(home: HomePage, *, address: str, name: str) -> list[str]:
    """Serve the front page at the site's address, and take away the page that the installation left there."""
    parts = urlsplit(address)
    wanted = {"hostname": parts.hostname or "localhost", "port": parts.port or PORTS[parts.scheme], "root_page_id": home.pk}
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    former = site.root_page if site.root_page_id and site.root_page_id != home.pk else None
    if not site.site_name:
        wanted["site_name"] = name
    if all(getattr(site, field) == value for field, value in wanted.items()):
        return []
    for field, value in wanted.items():
        setattr(site, field, value)
    site.save()
    if former is not None and former.specific_class is Page:
        former.delete()
    return [f"serving the front page at {address}"]
