import pytest
from django.contrib.auth.models import AnonymousUser

from clearinghouse.exchange.models import HarvestedRecord, HarvestSource
from clearinghouse.exchange.selectors.harvests import report_of, source_for, sources_for

pytestmark = pytest.mark.django_db


def test_curators_see_the_libraries_and_nobody_else(curator, teacher):
    source = HarvestSource.objects.create(name="Other", address="https://other.example/oai")
    assert sources_for(curator) == [source]
    assert source_for(curator, source.pk) == source
    for person in (teacher, AnonymousUser()):
        assert sources_for(person) == []
        assert source_for(person, source.pk) is None


@pytest.mark.parametrize("number", [1, 3])
def test_a_report_takes_two_queries(django_assert_num_queries, number):
    source = HarvestSource.objects.create(name="Other", address="https://other.example/oai")
    for index in range(number):
        HarvestedRecord.objects.create(source=source, identifier=str(index), outcome="duplicate")
        HarvestedRecord.objects.create(source=source, identifier=f"new {index}", outcome="created")
    with django_assert_num_queries(2):
        report = report_of(source)
    assert report.counts == [("Came in as a draft", number), ("Known here already", number)]
    assert len(report.noted) == number
