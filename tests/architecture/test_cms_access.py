"""Every address of the CMS opens to whom its rule names, and to nobody else for reading or writing."""

from __future__ import annotations

import pytest

from tests.architecture.access_table import EDITORS
from tests.architecture.cast import EVERY_ROLE
from tests.architecture.cms_addresses import CMS_ROUTES, address_of
from tests.architecture.cms_table import CMS, RULES, Rule, rule_of
from tests.architecture.door import Door
from tests.architecture.routes import Route

pytestmark = pytest.mark.django_db
REFUSALS = (302, 403, 404, 405)
# Those without a right to the CMS are all the same to it; a district administrator may do most of them.
TRIED = ("public", "district administrator", *sorted(EDITORS))


@pytest.mark.parametrize("route", CMS_ROUTES, ids=lambda route: f"{route.pattern} {route.name}")
def test_whom_no_rule_names_reads_and_writes_nothing_there(route: Route, door: Door) -> None:
    address = address_of(route, door.world.places)
    for role in TRIED:
        if role in rule_of(route.pattern).roles:
            continue
        for method in ("GET", "POST"):
            answer = door.knock(role, method, address)
            assert answer.status in REFUSALS, (role, method)
            assert not answer.written, (role, method)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.page], ids=lambda rule: rule.page)
def test_the_page_of_each_rule_opens_to_whom_it_names(rule: Rule, door: Door) -> None:
    opened = {role for role in EVERY_ROLE if door.status(role, "GET", rule.page.format(**door.world.places)) == 200}
    assert opened == set(rule.roles)


def test_every_rule_is_about_an_address() -> None:
    assert [rule.prefix for rule in RULES if not any(route.pattern.startswith(rule.prefix) for route in CMS_ROUTES)] == []


def test_every_page_of_our_own_has_a_rule_of_its_own() -> None:
    ruled = {route.pattern: rule_of(route.pattern).prefix for route in CMS_ROUTES if route.is_ours}
    assert ruled, "none is found to be ours"
    assert [pattern for pattern, prefix in ruled.items() if prefix in (CMS, "cms/reports/", "cms/library/")] == []
