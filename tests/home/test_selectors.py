from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from clearinghouse.core.pagination import NoSuchPage
from clearinghouse.districts.enums import Audience
from clearinghouse.home.selectors import dashboard_of, strongest_reviews
from clearinghouse.notifications.models import Notification
from tests.factories.districts import InvitationFactory, member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_strongest_evidence_comes_first_and_what_has_none_last(
    review, public, django_assert_num_queries, how_many: int
) -> None:
    for tier in (None, 2, 1)[-how_many:]:
        review(f"Tier {tier}", tier=tier)
    with django_assert_num_queries(1):
        found = [(page.title, page.tier) for page in strongest_reviews(public)]
    assert found == [("Tier 1", 1), ("Tier 2", 2), ("Tier None", None)][:how_many]


def test_the_public_is_shown_no_draft_and_nothing_that_is_for_members(review, public, teacher) -> None:
    review("Open", tier=2)
    review("For members", tier=1, audience=Audience.MEMBERS)
    review("Draft", tier=1, live=False)
    assert [page.title for page in strongest_reviews(public)] == ["Open"]
    assert [page.title for page in strongest_reviews(teacher)] == ["For members", "Open"]


@pytest.mark.parametrize("how_many", [1, 200])
def test_a_dashboard_takes_the_same_queries_for_one_thing_and_for_two_hundred(
    review, own_district, district_administrator, django_assert_num_queries, how_many: int
) -> None:
    for _ in range(how_many):
        InvitationFactory(district=own_district, expires_at=timezone.now() - timedelta(days=1))
    Notification.objects.bulk_create(
        Notification(recipient=district_administrator, kind="place", text="News", url="/") for _ in range(how_many)
    )
    review("Pair reading")
    assert connection.features.supports_json_field  # each process asks SQLite once, with three queries
    with django_assert_num_queries(4):
        seen = dashboard_of(district_administrator)
    assert [place.district for place in seen.places] == [own_district]
    assert seen.waiting.count == 2 * how_many
    assert len(seen.waiting.items) == 2 * min(how_many, 5)
    assert [page.title for page in seen.reviews] == ["Pair reading"]


def test_one_kind_is_shown_alone_page_by_page(own_district, district_administrator) -> None:
    for _ in range(21):
        InvitationFactory(district=own_district, expires_at=timezone.now() - timedelta(days=1))
    second = dashboard_of(district_administrator, only="expired-invitations", page=2)
    assert (len(second.waiting.items), second.page, second.pages) == (1, 2, 2)
    with pytest.raises(NoSuchPage):
        dashboard_of(district_administrator, only="expired-invitations", page=3)


def test_a_person_without_a_district_has_an_empty_dashboard(outsider) -> None:
    seen = dashboard_of(outsider)
    assert (seen.places, seen.waiting.items, seen.waiting.count) == ((), [], 0)


def test_a_dashboard_shows_nothing_that_other_districts_keep_to_themselves(review, own_district) -> None:
    review("Theirs", audience=Audience.DISTRICT, district=own_district)
    assert dashboard_of(member()).reviews == []
