import pytest

from clearinghouse.exchange.formats.citations.names import Name, name_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Foorman, Barbara R.", Name("Foorman", "Barbara R.")),
        ("  van der Berg ,\n Otto ", Name("van der Berg", "Otto")),
        ("Wagner, Richard K., Jr.", Name("Wagner", "Richard K.", "Jr.")),
        ("What Works Clearinghouse", Name("What Works Clearinghouse")),
        ("Institute of Education Sciences, What Works Clearinghouse", Name("Institute of Education Sciences, What Works Clearinghouse")),
        ("U.S. Department of Education, Office of Special Education Programs", Name("U.S. Department of Education, Office of Special Education Programs")),
        ("Lee, Ann, Kim, Bo", Name("Lee, Ann, Kim, Bo")),
        ("Lee, Ann, Editor", Name("Lee, Ann, Editor")),
        ("Plato,", Name("Plato,")),
        (", Ann", Name(", Ann")),
        ("", Name("")),
    ],
)  # fmt: skip
def test_a_person_has_a_family_name_a_comma_and_few_given_names_and_all_else_is_an_organization(written: str, meant: Name) -> None:
    assert name_of(written) == meant
