"""What moderators decided about people, with scripts off."""

import pytest

from clearinghouse.districts.enums import Role
from forums.models import Decision
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client_for):
    return client_for(member(Role.MODERATOR))


def test_a_message_goes_out_with_the_post_and_is_read(client_for, teacher, moderator):
    post = reply_to(topic_on(title="Buses"), teacher)
    assert "Write to Teacher" in moderator.get(f"/forums/posts/{post.pk}/moderate/").content.decode()
    page = moderator.post(f"/forums/posts/{post.pk}/warn/", {"reason": "Say it to her first."}, follow=True).content.decode()
    assert "Your message is on its way" in page
    decision = Decision.objects.get()
    page = client_for(teacher).get(decision.get_absolute_url()).content.decode()
    assert "A moderator writes to you" in page
    assert "Say it to her first." in page
    for other in (moderator, client_for(member())):
        assert other.get(decision.get_absolute_url()).status_code == 404


def test_a_person_is_silenced_told_by_every_form_and_heard_again(client_for, teacher, moderator, own_district):
    talk = topic_on(BoardFactory())
    reply_to(talk, teacher)
    address = f"/forums/people/{teacher.pk}/"
    page = moderator.get(address).content.decode()
    assert "Moderators never had to decide anything here." in page
    assert "This field is required." in moderator.post(address, {"place": "consortium", "days": "3"}).content.decode()
    facts = {"place": "consortium", "days": "3", "reason": "Third time."}
    page = moderator.post(address, facts, follow=True).content.decode()
    assert "Writes nothing here until" in page
    browser = client_for(teacher)
    for form in (f"/forums/topics/{talk.pk}/reply/", f"/forums/{talk.board.slug}/new/"):
        page = browser.post(form, {"text": "My words.", "title": "A title", "kind": "discussion"}).content.decode()
        assert "You cannot write on the consortium’s boards until" in page
        assert "My words." in page
    page = browser.get(Decision.objects.get().get_absolute_url()).content.decode()
    assert "It ends by itself on" in page
    assert "Third time." not in client_for(member(district=own_district)).get(f"/districts/{own_district.slug}/").content.decode()
    moderator.post(f"/forums/decisions/{Decision.objects.get().pk}/end/")
    assert browser.post(f"/forums/topics/{talk.pk}/reply/", {"text": "My words."}).status_code == 302


def test_a_record_is_for_whoever_keeps_it_of_somebody_who_wrote_there(
    client_for, teacher, teacher_elsewhere, moderator, district_administrator, own_district
):
    own = district_board(own_district)
    post_on(own, teacher)
    keeper = client_for(district_administrator)
    page = keeper.get(f"/forums/people/{teacher.pk}/").content.decode()
    assert "On the boards of Alder Creek" in page
    for browser, person in (
        (moderator, teacher),
        (client_for(teacher), teacher),
        (keeper, teacher_elsewhere),
        (client_for(member(Role.CONSORTIUM_ADMINISTRATOR)), teacher),
    ):
        assert browser.get(f"/forums/people/{person.pk}/").status_code == 404
    assert keeper.get("/forums/people/987654/").status_code == 404
    keeper.post(f"/forums/people/{teacher.pk}/", {"place": "consortium", "days": "3", "reason": "No."})
    assert not Decision.objects.exists()
