"""Queries that are built once, and statements that travel together."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.utils import timezone

from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.models.standing import Ready, StandingList, StandingQuery, ask_standing, insert_statements, next_numbers
from clearinghouse.core.models.together import Statement, ask_together
from clearinghouse.districts.models import Membership
from tests.factories.districts import DistrictFactory, MembershipFactory
from tests.journeys import together

pytestmark = pytest.mark.django_db
PLACES = StandingQuery(
    lambda user, district: Membership.objects.filter(user=user, district=district).select_related("district").order_by()
)
BY_TOPIC = StandingQuery(lambda topic: OutboxMessage.objects.filter(topic=topic).order_by("pk"), places=("no topic",))


def test_a_standing_query_finds_what_its_query_set_would_each_time_for_other_values(django_assert_num_queries) -> None:
    places = [MembershipFactory() for _ in range(2)]
    for place in places:
        with django_assert_num_queries(1):
            (found,) = PLACES(place.user_id, place.district_id)
            assert (found, found.district, found.created_at) == (place, place.district, place.created_at)
    assert PLACES(places[0].user_id, places[1].district_id) == []


def test_it_is_built_once() -> None:
    built = []
    query = StandingQuery(lambda pk: built.append(pk) or ContentType.objects.filter(pk=pk))
    query(1)
    query(2)
    assert len(built) == 1


def test_a_value_may_stand_more_than_once() -> None:
    kinds = list(ContentType.objects.order_by("pk")[:2])
    query = StandingQuery(lambda pk: ContentType.objects.filter(Q(pk=pk) | Q(pk__in=ContentType.objects.filter(pk=pk))))
    assert [query(kind.pk) for kind in kinds] == [[kind] for kind in kinds]


def test_a_number_that_no_column_can_hold_names_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert PLACES(10**25, -(10**25)) == []


def test_texts_have_places_too() -> None:
    kept = OutboxMessage.objects.create(topic="letters'; --", key="one")
    OutboxMessage.objects.create(topic="others", key="one")
    assert BY_TOPIC("letters'; --") == [kept]
    assert BY_TOPIC("no topic") == []


@pytest.mark.parametrize("build", [lambda pk: ContentType.objects.all(), lambda pk: ContentType.objects.filter(pk=abs(pk))])
def test_a_query_without_a_place_for_its_value_is_refused(build) -> None:
    with pytest.raises(ValueError, match="one place"):
        StandingQuery(build)(1)


def test_statements_that_travel_together_see_what_those_before_them_did() -> None:
    rows = [OutboxMessage(topic="letters", key=str(number), payload={"person": number}) for number in range(120)]
    asked = Ready.of(OutboxMessage.objects.filter(topic="letters").order_by("pk"))
    *written, found = ask_together([*insert_statements(rows), asked.statement])
    assert [answer.number for answer in written] == [50, 50, 20]
    stored = asked.read(found.rows)
    assert [(row.key, row.payload) for row in stored] == [(row.key, row.payload) for row in rows]
    assert all(row.created_at <= timezone.now() for row in stored)


def test_what_goes_wrong_in_one_of_them_is_raised_and_nothing_stays() -> None:
    district = DistrictFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ask_together(
            [
                Statement("UPDATE districts_district SET name = %s WHERE id = %s", ["Renamed", district.pk]),
                Statement("UPDATE districts_district SET name = NULL WHERE id = %s", [district.pk]),
            ]
        )
    district.refresh_from_db()
    assert district.name != "Renamed"


def test_nothing_to_ask_asks_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert ask_together([*insert_statements([])]) == []


def test_several_standing_queries_are_asked_together_each_with_its_values(django_assert_num_queries) -> None:
    place = MembershipFactory()
    OutboxMessage.objects.create(topic="letters", key="one")
    with django_assert_num_queries(together(2)):
        places, none, messages = ask_standing(
            (PLACES, (place.user_id, place.district_id)), (PLACES, (10**25, 1)), (BY_TOPIC, ("letters",))
        )
    assert (places, none, [message.key for message in messages]) == ([place], [], ["one"])


def test_rows_that_have_their_numbers_beforehand_are_stored_under_them() -> None:
    taken = [number for answer in ask_together(next_numbers(OutboxMessage, 2)) for (number,) in answer.rows] or [901, 902]
    ask_together(list(insert_statements([OutboxMessage(pk=pk, topic="letters", key=str(pk)) for pk in taken])))
    assert set(OutboxMessage.objects.values_list("pk", "key")) == {(pk, str(pk)) for pk in taken}
    assert OutboxMessage.objects.create(topic="letters", key="after").pk not in taken
    assert next_numbers(OutboxMessage, 0) == []


TOLD = StandingList(
    lambda pks: OutboxMessage.objects.filter(pk__in=pks).order_by().values_list("topic").annotate(number=Count("pk"))
)
OF_TOPIC = StandingList(lambda pks, person: Membership.objects.filter(pk__in=pks, user=person).order_by("pk"), others=1)


@pytest.mark.parametrize("number", [0, 1, 30, 31, 100])
def test_a_list_is_asked_for_whatever_its_length_and_values_come_as_tuples(number, django_assert_num_queries) -> None:
    rows = OutboxMessage.objects.bulk_create(OutboxMessage(topic="letters", key=str(key)) for key in range(number))
    OutboxMessage.objects.create(topic="letters", key="another")
    with django_assert_num_queries(1):
        (found,) = ask_standing(TOLD.of([row.pk for row in rows]))
    assert found == ([("letters", number)] if number else [])


def test_a_list_may_stand_beside_a_number_of_its_own() -> None:
    places = [MembershipFactory() for _ in range(3)]
    (found,) = ask_standing(OF_TOPIC.of([place.pk for place in places], places[1].user_id))
    assert found == [places[1]]
