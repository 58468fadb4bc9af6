import pytest

from clearinghouse.resources.curation.addresses import doi_of, eric_of, keys_of, normalised


@pytest.mark.parametrize(
    "written",
    [
        "https://ies.ed.gov/ncee/wwc/Guide/5", "http://ies.ed.gov/ncee/wwc/Guide/5/", "https://www.IES.ed.gov:443/ncee/wwc/Guide/5#top",
        " https://ies.ed.gov/ncee/wwc/Guide/5?utm_source=mail&fbclid=1 ", "https://ies.ed.gov/ncee/wwc/Guide/5/index.html",
        "https://ies.ed.gov/ncee/wwc/Guide%2F5",
    ],
)  # fmt: skip
def test_writings_of_one_address_are_one(written: str) -> None:
    assert normalised(written) == "ies.ed.gov/ncee/wwc/Guide/5"


def test_what_leads_elsewhere_is_another_address() -> None:
    assert normalised("https://x.example/a?id=1") != normalised("https://x.example/a?id=2")
    assert normalised("https://x.example/a?b=2&a=1") == normalised("https://x.example/a?a=1&b=2")
    assert normalised("https://x.example/A") != normalised("https://x.example/a")


@pytest.mark.parametrize("nonsense", ["", "x", "http://[", "https://", "mailto:x@y.example", "http://\ud800"])
def test_nonsense_is_no_address(nonsense: str) -> None:
    assert normalised(nonsense) in ("", "\ud800")


def test_numbers_are_found_in_their_field_or_their_address() -> None:
    assert doi_of("DOI: 10.3102/AbC") == doi_of("", "https://dx.doi.org/10.3102%2FAbC") == "10.3102/abc"
    assert doi_of("", "https://x.example/10.3102/abc") == doi_of("none") == ""
    assert eric_of("ed503112") == eric_of("", "https://eric.ed.gov/?id=ED503112") == "ED503112"
    assert eric_of("", "https://files.eric.ed.gov/fulltext/ED503112.pdf") == "ED503112"
    assert eric_of("", "https://x.example/ED503112") == ""
    assert set(keys_of(address="https://doi.org/10.1/x")) == {"address"}
