import pytest
from django.test import Client

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from tests.factories.accounts import UserFactory
from tests.journeys import FOR_THE_MENU, together

pytestmark = pytest.mark.django_db


def tell(*people, text="News."):
    return notify(people, kind=NotificationKind.PLACE, text=text, url="/account/name/")


def test_the_public_is_sent_to_the_door_and_its_scripts_are_told_so() -> None:
    assert Client().get("/notifications/").status_code == 302
    assert Client().get("/notifications/unread.json").status_code == 401


def test_a_teacher_sees_her_own_newest_first_and_nobody_elses(client_for) -> None:
    teacher, colleague = UserFactory.create_batch(2)
    tell(teacher, text="First news.")
    tell(teacher, text="Second <news>.")
    tell(colleague, text="Secret news.")
    page = client_for(teacher).get("/notifications/").content.decode()
    assert page.index("Second &lt;news&gt;.") < page.index("First news.")
    assert "Secret news." not in page
    assert client_for(teacher).get("/notifications/unread.json").json() == {"unread": 2}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_queries_for_one_and_three(client_for, django_assert_num_queries, count: int) -> None:
    teacher = UserFactory()
    for _ in range(count):
        tell(teacher)
    browser = client_for(teacher)
    browser.get("/notifications/")
    with django_assert_num_queries(4 + together(FOR_THE_MENU)):  # session, person, count, page
        browser.get("/notifications/")


def test_opening_one_marks_it_and_leads_on_and_anothers_is_not_there(client_for) -> None:
    teacher, colleague = UserFactory.create_batch(2)
    own, others = tell(teacher)[0], tell(colleague)[0]
    browser = client_for(teacher)
    assert browser.post(f"/notifications/{own.pk}/open/").headers["Location"] == "/account/name/"
    assert browser.get("/notifications/unread.json").json() == {"unread": 0}
    assert browser.post(f"/notifications/{others.pk}/open/").status_code == 404
    assert browser.get(f"/notifications/{own.pk}/open/").status_code == 405


@pytest.mark.parametrize("up_to", ["", "-1", "words", "9" * 40])
def test_marking_up_to_nonsense_marks_nothing(client_for, up_to: str) -> None:
    teacher = UserFactory()
    tell(teacher)
    browser = client_for(teacher)
    assert browser.post("/notifications/read/", {"up_to": up_to}).status_code == 302
    assert browser.get("/notifications/unread.json").json() == {"unread": 1}


def test_choosing_what_comes_by_mail_is_kept_and_nonsense_refused(client_for) -> None:
    browser = client_for(UserFactory())
    assert browser.post("/notifications/preferences/", {"by_mail": ["place"]}).status_code == 302
    assert list(browser.get("/notifications/preferences/").context["form"].initial["by_mail"]) == ["place"]
    assert browser.post("/notifications/preferences/", {"by_mail": ["sudden"]}).status_code == 200
