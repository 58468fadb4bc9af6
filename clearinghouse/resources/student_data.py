"""Signs that a text speaks of one student: in a small school a grade and a first name are enough to know who is meant.

It warns, and a person decides: each sign is a sentence that says what to look for, and never repeats what was found. What FERPA counts as
personally identifiable is in 34 CFR 99.3.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NUMBER = "a number that could be a student’s"
BIRTH = "a date of birth"
ADDRESS = "an e-mail address"
NAME = "a name beside a grade, a plan, a diagnosis or discipline"

# ERIC numbers (ED503112) and DOIs are long numbers too, and nobody's.
LONG_NUMBER = re.compile(r"(?<![\w.,/$-])(?!E[DJ]\d)(?:[A-Z]{0,3}\d{6,12}|\d{3}-\d{2}-\d{4})(?![\w/-]|[.,]\d)")
NAMED_NUMBER = re.compile(
    r"\b(?:students?|pupils?|child(?:ren)?|ids?|sasids?|lasids?)\W{0,3}(?:no\.?|numbers?|#|:)\W{0,3}\w{0,3}\d{3,}", re.IGNORECASE
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
WHOLE_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?P<a>\d{{4}})|(?P<b>\d{{4}})-\d{{2}}-\d{{2}}|(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?P<c>\d{{4}})"
    rf"|\d{{1,2}} (?:{MONTHS})\.?,? (?P<d>\d{{4}}))\b",
    re.IGNORECASE,
)
BORN = re.compile(r"\b(?:d\.?o\.?b\b|date of birth|birth ?dates?\b|birthdays?\b|born (?:on|in)\b)", re.IGNORECASE)
AGES_AT_SCHOOL = (3, 22)
BESIDE = re.compile(
    r"\b(?:grade|grader|ieps?|504|suspen\w+|detention|expel\w+|expulsion|disciplin\w+|behaviou?r|diagnos\w+|disab\w+|dyslexi\w+|adhd|autis\w+"
    r"|special education|sped|retained|counsel\w+|medicat\w+|tantrum\w*|truan\w+|absen\w+|failed|failing|reading level|foster|homeless)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
WORDS_BESIDE = 12
SHORTEST_NAME = 2
# Words with a capital that begin sentences or that schools use, and that are no one's name.
NO_NAMES_TEXT = """
a after all also although an and another any april art as asked at august autumn because before began behavior both but by
can chromebook chromebooks class classes coach coaches congress could counselor counselors december detention director
discipline district districts during each eight elementary english even every everyone families february federal few first
five for four friday friendly from fall grade grades google half have he head her high his history how however i if in it
its january july june kindergarten kids last later less many march math mathematics may medicaid microsoft middle monday
more most much music my new nine no nobody none not november october of on once one only or other others our out over parent
parents pe post pre principal principals reading retained sat saturday school schools science second september seven several
she six social some special spring staff still student students summer sunday suspensions teacher teachers ten that the
their them then there these they third this those though three thursday title to together tuesday tutor two under until up
use used we wednesday well went were what when where which while who whole why windows winter with without word writing year
years yes you your zoom apple ipad ipads american america spanish french portuguese state
agenda assessment benchmark copy curriculum draft final form guide handout image img lesson lessons literacy meeting minutes
notes pacing photo picture plan plans poster report rubric scan schedule screenshot slides template unit worksheet
"""
NO_NAMES = frozenset(NO_NAMES_TEXT.split())


def signs_in(text: str, *, known: str = "") -> list[str]:
    """What in this text looks like student data, each sign once. Words of `known` (a resource's title, a district) are nobody's name."""
    signs = []
    if LONG_NUMBER.search(text) or NAMED_NUMBER.search(text):
        signs.append(NUMBER)
    if BORN.search(text) or any(born_then(year) for year in years_in(text)):
        signs.append(BIRTH)
    if MAIL.search(text):
        signs.append(ADDRESS)
    if has_name_beside(text, known):
        signs.append(NAME)
    return signs


def years_in(text: str) -> Iterator[int]:
    """The years of whole dates."""
    for found in WHOLE_DATE.finditer(text):
        yield int(next(year for year in found.groups() if year))


def born_then(year: int) -> bool:
    """Whether somebody born in that year could go to school now."""
    least, most = AGES_AT_SCHOOL
    return least < timezone.localdate().year - year <= most


def has_name_beside(text: str, known: str) -> bool:
    """Whether a word that could be a name stands within a few words of a grade, a plan or discipline, in one sentence."""
    nobodys = NO_NAMES | {word.casefold() for word in WORD.findall(known)}
    return any(sentence_names(sentence, nobodys) for sentence in re.split(r"(?<=[.!?;])\s+|\n", text))


def sentence_names(sentence: str, nobodys: frozenset[str] | set[str]) -> bool:
    """Whether one sentence has such a word near such a subject."""
    subjects = [found.start() for found in BESIDE.finditer(sentence)]
    words = list(WORD.finditer(sentence))
    names = [place for place, found in enumerate(words) if could_be_name(found[0], nobodys)]
    near = [words_before(words, start) for start in subjects]
    return any(abs(name - subject) <= WORDS_BESIDE for name in names for subject in near)


def words_before(words: Iterable[re.Match[str]], start: int) -> int:
    """The place of the word that begins here, counted in words."""
    return sum(word.start() < start for word in words)


def could_be_name(word: str, nobodys: frozenset[str] | set[str]) -> bool:
    """Whether a word is written as names are, and is not known as something else."""
    plain = re.sub(r"[’'](?:s|ll|d|re|ve)?$", "", word)
    is_written_so = len(plain) >= SHORTEST_NAME and plain[0].isupper() and plain[1:] != plain[1:].upper()
    return is_written_so and plain.casefold() not in nobodys and not BESIDE.fullmatch(plain)


def digest_of(*texts: str) -> str:
    """What a person confirms to have looked at: these words and no others."""
    return hashlib.sha256("\0".join(text.strip() for text in texts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
