"""Words planted in what is never public, and everywhere that they might come out."""

from __future__ import annotations

import threading
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from itertools import cycle

# A visitor asks for the one word; only private material answers, and then tells the other.
ASKED, TOLD = "quillwort", "zephyrine"
MISSPELLED = "quilwort"
SURFACES = {
    # where, and the words that must not stand there; a page repeats what was asked, a suggestion completes it
    f"/search/?q={ASKED}": (TOLD,),
    f"/search/?q={MISSPELLED}": (ASKED, TOLD),
    "/search/?q=random": (ASKED, TOLD),
    "/search/?q=random&sort=newest": (ASKED, TOLD),
    "/search/?topic=canaries": (ASKED, TOLD),
    "/search/": (ASKED, TOLD),
    f"/search/suggest/?q={ASKED[:4]}": (ASKED, TOLD),
    f"/search/suggest/?q={TOLD[:4]}": (ASKED, TOLD),
    "/search/suggest/?q=random": (ASKED, TOLD),
    "/search/feed.atom?q=random": (ASKED, TOLD),
    "/library/": (ASKED, TOLD),
    "/sitemap.xml": (ASKED, TOLD),
    "/figures/": (ASKED, TOLD),
    "/challenges/many-levels/": (ASKED, TOLD),
}


@dataclass
class Spy:
    """A visitor without an account who looks everywhere, again and again, for as long as the block runs."""

    url: str
    leaks: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    looks: int = 0

    def __enter__(self) -> Spy:
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.look_on)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def look_on(self) -> None:
        for path in cycle(SURFACES):
            if self.ended.is_set():
                return
            self.look(path)

    def look(self, path: str) -> None:
        """Fetch a page that is not kept, and note what it should not tell."""
        request = urllib.request.Request(self.url + path, headers={"Cookie": "sessionid=a-session-that-ended"})  # noqa: S310 -- always http on this machine
        self.looks += 1
        try:
            with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310 -- as above
                text = response.read().decode().lower()
        except urllib.error.HTTPError as error:
            text = ""
            if error.code >= 500:
                self.failures.append(f"{path}: {error.code}")
        self.leaks += [f"{path}: {word}" for word in SURFACES[path] if word in text]
