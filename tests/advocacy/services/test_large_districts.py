from dataclasses import replace

import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.advocacy.models import LargeDistrict
from clearinghouse.advocacy.services.large_districts import LargeDistrictFacts, check_large_district, save_large_district
from clearinghouse.districts.enums import Change
from clearinghouse.districts.errors import InvalidFacts

pytestmark = pytest.mark.django_db
FACTS = LargeDistrictFacts("Delta City", "MA", 45_000, 2026, "State department", "https://education.example/")


def test_facts_are_stored_once_and_changed_only_where_they_differ() -> None:
    newer = replace(FACTS, name="DELTA CITY", enrolment=46_000)
    assert [save_large_district(facts) for facts in (FACTS, FACTS, newer)] == [Change.CREATED, Change.UNCHANGED, Change.UPDATED]
    stored = LargeDistrict.objects.get()
    assert (stored.name, stored.enrolment, str(stored)) == ("DELTA CITY", 46_000, "DELTA CITY, MA")
    assert ModelLogEntry.objects.filter(action="large_district.changed").count() == 2


def test_the_same_name_in_another_state_is_another_district() -> None:
    save_large_district(FACTS)
    assert save_large_district(replace(FACTS, state="VT")) == Change.CREATED


def test_a_count_or_year_that_is_not_known_may_be_missing_and_a_source_may_not() -> None:
    check_large_district(replace(FACTS, enrolment=None, year=None))
    with pytest.raises(InvalidFacts, match="source_url"):
        check_large_district(replace(FACTS, state="Mass", source_url="by word of mouth"))
