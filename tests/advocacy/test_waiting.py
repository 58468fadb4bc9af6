import pytest

from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.standing import standing_of
from tests.factories.advocacy import ContactMessageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 200])
def test_open_messages_wait_for_administrators_and_for_nobody_else(
    count, consortium_administrator, teacher, curator, outsider, django_assert_num_queries
) -> None:
    for _ in range(count):
        ContactMessageFactory(body="x" * 5000)
    ContactMessageFactory(done=True)
    standing = standing_of(consortium_administrator)
    with django_assert_num_queries(1):
        found = waiting_for(standing)
    assert {tally.name: tally.count for tally in found.tallies} == {"messages": count}
    assert len(found.items[0].note) <= 140
    for user in (teacher, curator, outsider):
        assert waiting_for(standing_of(user)).items == []


def test_a_message_is_done_on_the_dashboard(consortium_administrator, client_for) -> None:
    message = ContactMessageFactory(name="Lew <b>Field</b>")
    browser = client_for(consortium_administrator)
    assert "Lew &lt;b&gt;Field&lt;/b&gt;: Press" in browser.get("/dashboard/").content.decode()
    deed = waiting_for(standing_of(consortium_administrator)).items[0].deeds[0]
    assert browser.post(deed.url, {"next": "/dashboard/?kind=messages"}).headers["Location"] == "/dashboard/?kind=messages"
    message.refresh_from_db()
    assert message.state == "done"
