"""The vocabularies that every site begins with. Curators may rewrite, move and add to all of them.

Functional needs follow the areas of the Wisconsin Assistive Technology Initiative's assessment (WATI, "Assessing Students' Needs for
Assistive Technology"), in words of our own; their alternates are what teachers type.
"""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.resources.models import FunctionalNeed, Grade, Requirement, Subject, Term


@dataclass(frozen=True)
class FirstTerm:
    """A term as a new site gets it, with those that are parts of it."""

    slug: str
    name: str
    scope_note: str = ""
    alternates: tuple[str, ...] = ()
    parts: tuple[FirstTerm, ...] = ()


def numbered(first: int, last: int) -> tuple[FirstTerm, ...]:
    """Single grades, the part of a band that begins with them."""
    return tuple(FirstTerm(f"grade-{n}", f"Grade {n}") for n in range(first, last + 1))


GRADES = (
    FirstTerm(
        "pk-k",
        "Pre-K and kindergarten",
        "Before grade 1.",
        ("preschool", "early childhood"),
        (
            FirstTerm("pre-kindergarten", "Pre-kindergarten", "", ("pre-K", "PK")),
            FirstTerm("kindergarten", "Kindergarten", "", ("K",)),
        ),
    ),
    FirstTerm("k-3", "Kindergarten to grade 3", "", ("primary grades", "lower elementary"), numbered(1, 3)),
    FirstTerm("3-6", "Grades 3 to 6", "", ("upper elementary", "intermediate grades"), numbered(4, 6)),
    FirstTerm("6-9", "Grades 6 to 9", "", ("middle school", "junior high"), numbered(7, 9)),
    FirstTerm("9-12", "Grades 9 to 12", "", ("high school", "secondary"), numbered(10, 12)),
)

SUBJECTS = (
    FirstTerm("english-language-arts", "English language arts", "Reading and writing as a subject.", ("ELA", "English")),
    FirstTerm("mathematics", "Mathematics", "", ("math", "maths")),
    FirstTerm("science", "Science", "Science and engineering.", ("STEM",)),
    FirstTerm("social-studies", "Social studies", "", ("history", "civics", "geography")),
    FirstTerm("world-languages", "World languages", "", ("foreign languages", "Spanish", "French")),
    FirstTerm("arts", "Arts", "", ("art", "music", "theater")),
    FirstTerm("computer-science", "Computer science", "", ("coding", "programming", "digital literacy")),
    FirstTerm("career-and-technical", "Career and technical education", "", ("CTE", "vocational")),
    FirstTerm("health-and-physical-education", "Health and physical education", "", ("PE", "gym")),
    FirstTerm("any-subject", "Any subject", "Where the subject makes no difference.", ("all subjects", "cross-curricular")),
)

FUNCTIONAL_NEEDS = (
    FirstTerm("reading", "Reading", "Getting words and meaning from a page or screen.", ("dyslexia", "print disability"), (
        FirstTerm("decoding-words", "Reading the words", "Words take long or come out wrong.", ("decoding", "struggling reader")),
        FirstTerm("following-a-line", "Keeping the place", "Lines are skipped or lost.", ("tracking",)),
        FirstTerm("understanding-text", "Understanding a text", "The words are read, the meaning is not.", ("comprehension",)),
    )),
    FirstTerm("writing-tasks", "Writing", "Getting thoughts onto a page or screen.", ("dysgraphia",), (
        FirstTerm("handwriting", "Forming letters by hand", "", ("handwriting", "fine motor")),
        FirstTerm("spelling", "Spelling", "", ("spelling difficulty",)),
        FirstTerm("composing", "Planning and composing", "Ideas are there and do not get into sentences.", ("written expression",)),
    )),
    FirstTerm("mathematics-tasks", "Mathematics", "", ("dyscalculia",), (
        FirstTerm("calculating", "Calculating", "", ("math facts", "computation")),
        FirstTerm("writing-mathematics", "Writing mathematics down", "", ("equations", "math notation")),
        FirstTerm("time-and-money", "Time, money and measuring", "", ("telling time",)),
    )),
    FirstTerm("communication", "Communication", "Saying what one wants to say.", ("AAC", "speech"), (
        FirstTerm("expressing-needs", "Saying what one needs", "", ("nonverbal", "non-speaking")),
        FirstTerm("being-understood", "Being understood", "", ("unclear speech", "articulation")),
        FirstTerm("conversation", "Taking part in talk", "", ("social communication",)),
    )),
    FirstTerm("computer-access", "Using a computer or tablet", "", ("access method",), (
        FirstTerm("keyboard-access", "Typing", "", ("keyboarding",)),
        FirstTerm("pointing", "Pointing and clicking", "", ("mouse",)),
        FirstTerm("switch-access", "One movement only", "One reliable movement, such as a head turn.", ("switch", "scanning")),
    )),
    FirstTerm("seeing", "Seeing", "", ("vision", "visual impairment"), (
        FirstTerm("low-vision", "Seeing little", "", ("low vision", "magnification")),
        FirstTerm("blindness", "Not seeing", "", ("blind", "braille")),
    )),
    FirstTerm("hearing", "Hearing", "", ("deaf", "hard of hearing"), (
        FirstTerm("hearing-speech", "Hearing what is said", "", ("hearing aid", "captioning")),
        FirstTerm("hearing-alerts", "Noticing signals", "Bells, alarms, one's name.", ("alerting",)),
    )),
    FirstTerm("moving", "Sitting, reaching and holding", "", ("motor", "physical access"), (
        FirstTerm("positioning", "Sitting well", "", ("seating", "posture")),
        FirstTerm("reaching-and-holding", "Reaching and holding", "", ("grip", "grasp")),
    )),
    FirstTerm("organizing", "Attention and organizing", "", ("executive function", "ADHD"), (
        FirstTerm("managing-time", "Knowing when", "", ("schedule", "transitions")),
        FirstTerm("keeping-track", "Keeping track of work", "", ("organization", "homework")),
        FirstTerm("paying-attention", "Paying attention", "", ("focus", "distraction")),
        FirstTerm("calming", "Calming down", "", ("self-regulation", "sensory")),
    )),
    FirstTerm("living", "Playing and daily living", "", ("life skills",), (
        FirstTerm("playing", "Playing and joining in", "", ("recreation", "leisure")),
        FirstTerm("daily-living", "Eating, dressing, getting about school", "", ("ADL", "self-care")),
    )),
)  # fmt: skip

REQUIREMENTS = (
    FirstTerm("connection", "Connection and power", "", (), (
        FirstTerm("internet", "Internet", "It does not work without a line.", ("online", "wifi")),
    )),
    FirstTerm("equipment", "Equipment", "", ("hardware",), (
        FirstTerm("teacher-device", "A computer for the teacher", "", ("laptop",)),
        FirstTerm("shared-device", "A device to share", "One for a group or the room.", ("station",)),
        FirstTerm("student-devices", "A device for each student", "", ("1:1", "one-to-one", "Chromebooks")),
        FirstTerm("projector", "A projector or large screen", "", ("smartboard", "document camera")),
        FirstTerm("headphones", "Headphones"),
        FirstTerm("microphone", "A microphone"),
        FirstTerm("camera", "A camera", "", ("webcam",)),
        FirstTerm("printer", "A printer"),
        FirstTerm("paper-and-pencil", "Paper and pencil", "", ("unplugged",)),
        FirstTerm("special-software", "Software to buy or install", "", ("app", "license")),
        FirstTerm("special-hardware", "Equipment to buy or borrow", "", ("device",)),
    )),
    FirstTerm("people-and-time", "People and time", "", ("staffing",), (
        FirstTerm("specialist", "A specialist", "Such as a therapist or a reading teacher.", ("SLP", "OT")),
        FirstTerm("second-adult", "A second adult", "", ("aide", "paraprofessional", "volunteer")),
        FirstTerm("training", "Training first", "", ("professional development", "PD")),
        FirstTerm("planning-time", "Time to plan", "", ("prep time",)),
    )),
)  # fmt: skip

FIRST_TERMS: dict[type[Term], tuple[FirstTerm, ...]] = {
    Subject: SUBJECTS,
    Grade: GRADES,
    FunctionalNeed: FUNCTIONAL_NEEDS,
    Requirement: REQUIREMENTS,
}
