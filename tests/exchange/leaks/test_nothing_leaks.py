"""Whatever the library gives, by whichever channel, it gives as if what somebody may not see were not there: no word of it, and no count."""

import pytest

from tests.crawling import whole_text
from tests.exchange.leaks.canaries import DISTRICT, DRAFT, EARLIER, MEMBERS
from tests.exchange.leaks.channels import FEEDS, HARVEST, differing, heard_in, lasting, told_to

pytestmark = pytest.mark.django_db


def test_a_visitor_is_answered_as_if_nothing_were_there_that_is_not_for_all(
    library, plant_for, settled, client_for, public
) -> None:
    settled()
    before = lasting(told_to(client_for(public), library, follow=True))
    for word in (MEMBERS, DISTRICT, DRAFT):
        plant_for(word)
    settled()
    after = lasting(told_to(client_for(public), library, follow=True))
    assert heard_in(after, MEMBERS, DISTRICT, DRAFT, EARLIER) == []
    assert differing(before, after) == []
    assert len(after) > 200


def test_a_member_elsewhere_hears_what_is_for_members_and_nothing_of_another_district(
    library, plant_for, settled, client_for, teacher_elsewhere
) -> None:
    plant_for(MEMBERS)
    settled()
    before = lasting(told_to(client_for(teacher_elsewhere), library))
    for word in (DISTRICT, DRAFT):
        plant_for(word)
    settled()
    after = lasting(told_to(client_for(teacher_elsewhere), library))
    assert heard_in(after, DISTRICT, DRAFT, EARLIER) == []
    assert differing(before, after) == []
    assert {"/library/", "/search/?q=reading", "/library/collections/for-the-fall-meeting/"} <= {
        address for address, _ in heard_in(after, MEMBERS)
    }


def test_whoever_may_hear_it_hears_it_in_every_channel_that_is_theirs(library, plant_for, settled, client_for, teacher) -> None:
    """What the other tests look for can be found where they look."""
    planted = [plant_for(word) for word in (MEMBERS, DISTRICT)]
    settled()
    browser, page = client_for(teacher), planted[1].pages[0]
    answers = told_to(browser, library)
    answers |= {address: whole_text(browser.get(address)) for address in (page.url, f"/library/cite/{page.pk}/")}
    heard = {address for address, _ in heard_in(answers, DISTRICT)}
    assert {
        "/library/topics/fens/", "/search/?q=reading", "/search/suggest/?q=quill", "/library/tried/", page.url,
        "/library/at/ladder/?need=hearing-a-bell&where=classroom", f"/library/cite/{page.pk}/",
        *(f"/library/collections/for-the-fall-meeting/{end}" for end in ("", "print/", "collection.csv", "collection.zip")),
    } <= heard  # fmt: skip
    assert [file for file in planted[1].files if browser.get(file).status_code != 200] == []
    for_all = (*FEEDS, *HARVEST, "/sitemap.xml", "/library/records.csv", "/library/records.jsonl.gz", "/search/feed.atom?q=reading")
    assert heard_in({address: answers[address] for address in for_all}, MEMBERS, DISTRICT) == []
