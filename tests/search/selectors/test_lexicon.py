"""What was meant: words are replaced only by words of what this person may see, and only where theirs are unknown."""

import pytest

from clearinghouse.districts.enums import Audience
from search.models import SynonymGroup
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page
from tests.search.selectors.test_results import find, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def library() -> None:
    for number in range(3):
        review_page(f"Mathematics {number}", summary="Tutoring in arithmetic.")
    review_page("Phonics")
    refresh_all()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mathmatics", "mathematics"),
        ("Matehmatics", "mathematics"),
        ("phonnics", "phonics"),
        ("tutering mathematics", "tutoring mathematics"),
    ],
)
def test_a_word_that_nothing_has_is_replaced_and_both_are_told(library: None, public, typed: str, meant: str) -> None:
    found = find(public, typed)
    assert found.total
    assert found.query.terms.text == meant
    assert found.typed
    assert found.typed.address() == f"/search/?q={typed.replace(' ', '+')}&spelling=as-typed"


def test_what_was_typed_is_searched_for_as_it_is_where_the_person_insists(library: None, public) -> None:
    found = find(public, "mathmatics", spelling="as-typed")
    assert (found.total, found.typed) == (0, None)
    assert found.meant
    assert found.meant.address() == "/search/?q=mathematics"


@pytest.mark.parametrize("typed", ["mathematics", "mathematic", "tutored", "xyzzy", "EJ1234567", "", '"mathmatics in schools"'])
def test_nothing_is_replaced_that_is_known_or_like_nothing_or_quoted(library: None, public, typed: str) -> None:
    found = find(public, typed)
    assert (found.typed, found.query.terms.text) == (None, typed)


def test_a_term_of_the_vocabulary_is_never_taken_for_a_slip(library: None, public) -> None:
    SynonymGroup.objects.create(terms="phonixx\nmathematics")
    found = find(public, "phonixx")
    assert (found.typed, found.total) == (None, 3)


def test_a_change_of_the_vocabulary_holds_for_the_next_search_without_a_rebuild(library: None, public) -> None:
    group = SynonymGroup.objects.create(terms="arithmetic\nnumber work")
    assert find(public, "number work").total == 3
    group.terms = "phonics\nnumber work"
    group.save()
    assert titles(find(public, "number work")) == ["Phonics"]
    group.delete()
    assert find(public, "number work").total == 0


@pytest.mark.parametrize("typed", ["marmalde", "marmalade", "marmaldae quince", "quinec"])
def test_no_word_of_what_is_hidden_is_offered_to_anybody_else(
    library: None, public, outsider, teacher, own_district, typed: str
) -> None:
    review_page("Hidden marmalade", audience=Audience.DISTRICT, district=own_district, summary="Marmalade and quince.")
    refresh_all()
    for stranger in (public, outsider):
        found = find(stranger, typed)
        assert (found.total, found.typed, found.meant, found.query.terms.text) == (0, None, None, typed)
    assert find(teacher, typed).total == 1


def test_a_word_is_forgotten_with_the_last_document_that_had_it(public) -> None:
    page = review_page("Marmalade")
    refresh_all()
    assert find(public, "marmalde").total == 1
    type(page).objects.filter(pk=page.pk).update(audience=Audience.MEMBERS)
    refresh_all()
    assert find(public, "marmalde").typed is None
    page.refresh_from_db()
    page.unpublish()
    refresh_all()
    from search.models import TitleWord, Word

    assert not Word.objects.filter(word="marmalade").exists()
    assert not TitleWord.objects.exists()


def test_two_words_that_never_stand_together_bring_another_spelling_that_is_far_more_common(public) -> None:
    for number in range(10):
        review_page(f"Tutoring readers {number}")
    review_page("Tutorink", summary="A name.")
    refresh_all()
    found = find(public, "tutorink readers")
    assert found.typed is None
    assert found.meant
    assert found.meant.terms.text == "tutoring readers"


@pytest.mark.parametrize("words", ["mathmatics tutering", "mathmatics tutering phonnics zzzzqqqq aaaabbbb"])
def test_spelling_takes_a_fixed_number_of_queries(library: None, public, django_assert_max_num_queries, words: str) -> None:
    with django_assert_max_num_queries(8):
        find(public, words)
