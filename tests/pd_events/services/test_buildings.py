"""A district keeps its own buildings."""

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from pd_events.errors import NameTaken
from pd_events.models import Building
from pd_events.services.buildings import add_building, change_building, remove_building
from tests.factories.pd_events import EventDateFactory, again, ask

pytestmark = pytest.mark.django_db


def test_a_coordinator_adds_changes_and_removes_one(coordinator, teacher, own_district) -> None:
    made = add_building(own_district, name=" Ridge  School ", substitutes=3, actor=coordinator)
    assert (made.name, made.substitutes) == ("Ridge School", 3)
    change_building(made, name="Ridge School", substitutes=None, actor=coordinator)
    row = ask(EventDateFactory(), teacher, substitute="half", building=made)
    remove_building(made, actor=coordinator)
    assert again(row).building is None


def test_a_name_is_there_once_in_a_district(coordinator, own_district, other_district) -> None:
    Building.objects.create(district=other_district, name="Ridge School")
    add_building(own_district, name="Ridge School", substitutes=1, actor=coordinator)
    with pytest.raises(NameTaken):
        add_building(own_district, name="ridge school", substitutes=1, actor=coordinator)
    with pytest.raises(ValidationError):
        add_building(own_district, name="", substitutes=1, actor=coordinator)


def test_nobody_else_keeps_them(teacher, consortium_administrator, own_district, coordinator, other_district) -> None:
    building = Building.objects.create(district=own_district, name="Ridge School")
    for actor in (teacher, consortium_administrator):
        with pytest.raises(NotAllowed):
            remove_building(building, actor=actor)
    with pytest.raises(NotAllowed):
        add_building(other_district, name="Ours", substitutes=None, actor=coordinator)
