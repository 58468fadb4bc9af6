"""Changes at random what stands in the index, as editors and imports would: `python -m tests.faults.changing SEED COUNT`.

What is private from its first day to its last holds words that stand nowhere else. Prints how many changes it made and undid.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from typing import Any

import django

django.setup()

from django.db import OperationalError, transaction  # noqa: E402

from clearinghouse.advocacy.models import StandardPage  # noqa: E402
from clearinghouse.challenges.models import Challenge  # noqa: E402
from clearinghouse.districts.enums import Audience  # noqa: E402
from clearinghouse.districts.models import District  # noqa: E402
from clearinghouse.resources.models import ResearchReviewPage, Topic  # noqa: E402
from clearinghouse.resources.signals import evidence_changed  # noqa: E402
from tests.factories.pages import public_page  # noqa: E402
from tests.factories.resources import review_page  # noqa: E402
from tests.faults.canaries import ASKED, TOLD  # noqa: E402

UNDONE = 0.15
PRIVATE = 0.25
TRIES = 20


class Editor:
    """Makes one random change after the other."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.districts = list(District.objects.belonging())
        self.topic, _ = Topic.objects.get_or_create(slug="canaries", defaults={"name": f"{TOLD.title()} matters"})
        self.number = 0
        self.done: Counter[str] = Counter()

    def work(self, count: int) -> None:
        deeds = (
            [self.create] * 4
            + [self.retitle] * 4
            + [self.widen_or_narrow] * 4
            + [self.draft, self.save, self.unpublish, self.publish]
        )
        deeds += [self.delete] * 2 + [self.place_page, self.move_page, self.facts, self.challenge, self.rename_topic]
        for _ in range(count):
            deed = self.chance.choice(deeds)
            undone = self.chance.random() < UNDONE
            self.persist(deed, undone=undone)
            self.done["undone" if undone else deed.__name__] += 1

    def persist(self, deed: Any, *, undone: bool) -> None:
        """Do it in a transaction; a database that is busy for too long is asked again, as a person would press the button again."""
        for left in reversed(range(TRIES)):
            try:
                with transaction.atomic():
                    deed()
                    transaction.set_rollback(undone)
            except OperationalError:
                if not left:
                    raise
            else:
                return

    def any_review(self, **fields: Any) -> ResearchReviewPage | None:
        found = ResearchReviewPage.objects.filter(title__startswith="Random", **fields)
        return self.chance.choice(list(found)) if found.exists() else None

    def audience(self, *, private: bool) -> dict[str, Any]:
        kinds = [Audience.MEMBERS, Audience.DISTRICT] if private else list(Audience)
        kind = self.chance.choice(kinds)
        return {"audience": kind, "district": self.chance.choice(self.districts) if kind == Audience.DISTRICT else None}

    def title(self, *, private: bool) -> str:
        self.number += 1
        return f"Random {ASKED if private else 'reading'} {TOLD if private else 'lesson'} {self.number}"

    def create(self) -> None:
        private = self.chance.random() < PRIVATE
        page = review_page(self.title(private=private), **self.audience(private=private))
        if private:
            page.topics.set([self.topic])
            page.save_revision().publish()

    def changed(self, page: ResearchReviewPage, **values: Any) -> None:
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()

    def retitle(self) -> None:
        if page := self.any_review(live=True):
            self.changed(page, title=self.title(private=ASKED in page.title))

    def widen_or_narrow(self) -> None:
        if page := self.any_review(live=True):
            self.changed(page, **self.audience(private=ASKED in page.title))

    def draft(self) -> None:
        if page := self.any_review(live=True):
            page.summary = f"{ASKED} {TOLD} in a draft"
            page.save_revision()

    def save(self) -> None:
        if page := self.any_review():
            page.summary = f"{page.title} saved"
            page.save()

    def unpublish(self) -> None:
        if page := self.any_review(live=True):
            page.unpublish()

    def publish(self) -> None:
        if page := self.any_review(live=False):
            page.summary = f"{page.title} again"
            page.save_revision().publish()

    def delete(self) -> None:
        if page := self.any_review():
            page.delete()

    def place_page(self) -> None:
        self.number += 1
        public_page(title=f"Random page {self.number}")

    def move_page(self) -> None:
        pages = list(StandardPage.objects.filter(title__startswith="Random page"))
        if len(pages) > 1:
            moved, above = self.chance.sample(pages, 2)
            if not above.is_descendant_of(moved):
                moved.move(above, pos="last-child")

    def facts(self) -> None:
        if page := self.any_review():
            evidence_changed.send(None, intervention_id=page.intervention_id, page_id=page.pk)

    def challenge(self) -> None:
        challenge = self.chance.choice(list(Challenge.objects.all()))
        challenge.is_shown = not challenge.is_shown
        challenge.save()

    def rename_topic(self) -> None:
        self.topic.name = f"{TOLD.title()} matters {self.chance.randrange(9)}"
        self.topic.save()


if __name__ == "__main__":
    editor = Editor(int(sys.argv[1]))
    editor.work(int(sys.argv[2]))
    print(sum(editor.done.values()), "changes:", dict(editor.done))
