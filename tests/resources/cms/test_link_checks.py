import pytest
from django.utils import timezone

from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.standing import standing_of
from clearinghouse.resources.enums import LinkState
from clearinghouse.resources.models import LinkCheck
from tests.factories.resources import practice_page
from tests.fixtures.cms import in_cms

__all__ = ["in_cms"]
pytestmark = pytest.mark.django_db


def test_a_curator_reads_the_report_and_narrows_it(in_cms, curator):
    page = practice_page("Quizzes")
    LinkCheck.objects.create(
        page=page, address="https://gone.example/", state=LinkState.DEAD, status=404, checked_at=timezone.now()
    )
    LinkCheck.objects.create(page=page, address="https://well.example/", state=LinkState.ANSWERS)
    client = in_cms(curator)
    assert "https://well.example/" in client.get("/cms/library/links/").content.decode()
    only_dead = client.get("/cms/library/links/?state=dead&words=quiz").content.decode()
    assert "https://gone.example/" in only_dead
    assert "https://well.example/" not in only_dead
    assert "No link is like this" in client.get("/cms/library/links/?words=nothing").content.decode()


def test_an_empty_report_says_what_comes(in_cms, curator):
    assert "gathered each night" in in_cms(curator).get("/cms/library/links/").content.decode()


def test_a_curator_has_a_link_checked_now(in_cms, curator):
    found = LinkCheck.objects.create(
        page=practice_page(), address="https://example.org/", due_at=timezone.now() + timezone.timedelta(9)
    )
    answer = in_cms(curator).post(f"/cms/library/links/{found.pk}/check/", follow=True)
    assert "is asked anew" in answer.content.decode()
    found.refresh_from_db()
    assert found.due_at <= timezone.now()


def test_dead_links_wait_for_curators_alone(curator, teacher):
    page = practice_page("Quizzes")
    for state in LinkState:
        LinkCheck.objects.create(page=page, address=f"https://{state}.example/", state=state)
    assert [(item.text, item.note) for item in waiting_for(standing_of(curator)).items] == [
        ("A link of Quizzes is dead", "https://dead.example/"),
        ("A link of Quizzes is dead", "https://refused.example/"),
    ]
    assert waiting_for(standing_of(teacher)).items == []
    page.unpublish()
    assert not [item for item in waiting_for(standing_of(curator)).items if "link" in item.text]


def test_the_page_says_when_its_links_were_checked_without_a_query_more(client, django_assert_num_queries):
    page = practice_page()
    address = page.get_url()
    client.get(address)
    before = client.get(address + "?a").content.decode()
    assert "Links last checked" not in before
    for day in (3, 5):
        moment = timezone.datetime(2026, 3, day, 12, tzinfo=timezone.get_fixed_timezone(0))
        LinkCheck.objects.create(page=page, address=f"https://example.org/{day}", checked_at=moment)
    LinkCheck.objects.create(page=page, address="https://example.org/new")
    shown = " ".join(client.get(address + "?b").content.decode().split())
    assert 'Links last checked <time datetime="2026-03-03T' in shown
