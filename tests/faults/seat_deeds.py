"""What people do about seats, each by the product's own pages and forms."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from tests.bench.crowd import Answer, Browser

OWN_PLACE = re.compile(rb"/events/seats/([0-9]+)/leave/")
REQUEST = re.compile(rb'name="request" value="([0-9]+)"')


class Person:
    """A teacher who asks for a place, perhaps twice, and then perhaps gives it back, passes it on or takes an offer."""

    def __init__(self, url: str, who: dict[str, Any], crowd: dict[str, Any], chance: random.Random) -> None:
        self.browser, self.who, self.crowd, self.chance = Browser(url), who, crowd, chance
        (self.date,) = crowd["dates"]

    def act(self, colleagues: list[dict[str, Any]]) -> Iterator[Answer]:
        """All that they do; each answer as it comes."""
        yield self.browser.register(self.date, self.who)
        if self.chance.random() < 0.2:
            yield self.browser.register(self.date, self.who)
        if self.chance.random() < 0.4:
            mine = self.browser.get("/events/mine/", self.who["session"])
            yield mine
            yield from self.change(OWN_PLACE.findall(mine.body), colleagues)

    def change(self, places: list[bytes], colleagues: list[dict[str, Any]]) -> Iterator[Answer]:
        for place in dict.fromkeys(map(int, places)):
            deed = self.chance.choice(["leave", "transfer", "accept", "leave"])
            near = [one["id"] for one in colleagues if one["district"] == self.who["district"]]
            fields = {"person": self.chance.choice(near)} if deed == "transfer" else {}
            yield self.browser.post(f"/events/seats/{place}/{deed}/", self.who["session"], **fields)
            if deed == "leave" and self.chance.random() < 0.5:
                yield self.browser.register(self.date, self.who)


class Organizer(Person):
    """A coordinator who decides about their own people; the first one's district offers the training, and gives it another room."""

    TIMES = 4

    def act(self, colleagues: list[dict[str, Any]]) -> Iterator[Answer]:
        """All that they do; each answer as it comes."""
        for _ in range(self.TIMES):
            listed = self.browser.get("/events/requests/", self.who["session"])
            yield listed
            chosen = [int(pk) for pk in REQUEST.findall(listed.body) if self.chance.random() < 0.7]
            decision = {
                "request": chosen,
                "decision": self.chance.choice(["approve", "approve", "decline"]),
                "reason": "Not this time.",
            }
            yield self.browser.post("/events/requests/decide/", self.who["session"], **decision)
            if self.who["district"] == self.crowd["districts"][0]:
                room = {**self.crowd["form"], "capacity": self.chance.randint(7, 13)}
                yield self.browser.post(f"/events/dates/{self.date}/edit/", self.who["session"], **room)
