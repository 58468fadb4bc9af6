"""DOIs and ERIC numbers are one thing in a citation and in a query, however they are written."""

import pytest

from search.language.ids import ids_in
from search.query import terms_of

DOI = "10 3102 0162373713507480"


@pytest.mark.parametrize(
    "written",
    [
        "10.3102/0162373713507480",
        "doi:10.3102/0162373713507480",
        "DOI 10.3102/0162373713507480.",
        "https://doi.org/10.3102/0162373713507480",
        "(https://dx.doi.org/10.3102/0162373713507480)",
    ],
)
def test_a_doi_is_found_in_every_way_to_write_it(written: str) -> None:
    assert ids_in(written)[0] == (DOI,)
    assert (terms_of(written).words, terms_of(written).phrases) == ((), (DOI,))


@pytest.mark.parametrize(
    "written", ["EJ1234567", "ej1234567", "EJ 1234567", "ERIC EJ1234567", "ERIC #: EJ1234567", "ERIC Number: EJ1234567"]
)
def test_an_eric_number_is_found_in_every_way_to_write_it(written: str) -> None:
    assert (terms_of(written).words, terms_of(written).phrases) == (("EJ1234567",), ())


@pytest.mark.parametrize("written", ["ED tech", "10.5 hours", "grade 10/11", "EJ12", "1.10/2"])
def test_other_figures_are_only_text(written: str) -> None:
    assert ids_in(written) == ((), written)


def test_words_beside_an_id_are_still_looked_for() -> None:
    terms = terms_of("reading EJ1234567")
    assert terms.words == ("EJ1234567", "reading")
