"""The ten challenges of small districts: the library's first way in."""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Challenge:
    """`query` is what a teacher with this challenge would type into the search box."""

    number: int
    name: str
    sentence: str
    query: str

    @property
    def url(self) -> str:
        """The search that this challenge leads to."""
        return "/search/?" + urlencode({"q": self.query})


CHALLENGES = (
    Challenge(1, "One teacher, many levels", "Tools and hands to fit the lesson to each learner.", "individual tutoring"),
    Challenge(
        2, "Knowing what works", "Finding research on teaching with technology, and using it.", "computer-assisted instruction"
    ),
    Challenge(3, "Data without the drudgery", "Numbers that help the next lesson, not weeks of gathering.", "progress monitoring"),
    Challenge(4, "Paying for it together", "Joint grants, E-Rate and partners for equipment and lines.", "funding"),
    Challenge(5, "Skills for this century", "What students should be able to do, and how a school teaches it.", "inquiry science"),
    Challenge(6, "The digital divide", "Homes, towns and regions with a slow line or none.", "online course"),
    Challenge(7, "Closing the gap", "Web lessons, adaptive and assistive technology for every learner.", "learning disabilities"),
    Challenge(8, "Buying and training together", "One order, one workshop, many districts.", "teacher professional development"),
    Challenge(9, "Safe and private", "Systems that are secure and watched over; good sense on social media.", "behavior"),
    Challenge(
        10, "Sharing with the town", "Networks, rooms and their cost, carried with local government.", "community partnership"
    ),
)
