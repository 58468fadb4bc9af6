"""Tables of resources: what they cost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clearinghouse.exchange.selectors.record_tables import public_table, table_for
from tests.factories.resources import link_page, practice_page, technology_page

pytestmark = pytest.mark.django_db


def test_a_table_costs_the_same_for_one_and_three_of_a_kind(curator, django_assert_num_queries) -> None:
    makers = (practice_page, link_page, technology_page)
    for make in makers:
        make("The first")
    for table in (lambda: table_for(curator), public_table):
        list(table())
        with CaptureQueriesContext(connection) as one:
            rows = len(list(table()))
        for make in makers:
            for number in range(2):
                make(f"Number {number} beside {rows}")
        with django_assert_num_queries(len(one)):
            assert len(list(table())) == rows + 6
