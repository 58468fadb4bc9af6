import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import NoteState, TriedHere, TriedHereReport
from tests.factories.districts import MembershipFactory
from tests.factories.resources import practice_page
from tests.factories.voices import ReportFactory, TriedHereFactory, rated
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
ABOUT_ONE = "Jayden in grade 4 read on his own."


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def said(district, **words) -> dict:
    return {
        "district": district.pk,
        "outcome": "kept",
        "saw": "They asked for more.",
        "readers": "members",
        "minutes_a_week": 45,
        **words,
    }


def test_a_teacher_writes_and_the_page_counts_it_beside_the_research(teacher, own_district, client, client_for) -> None:
    page, browser = practice_page("Quick quizzes"), client_for(teacher)
    assert "We tried it: write a note" in text_of(browser.get(page.url))
    answer = browser.post(
        f"/library/tried/on/{page.pk}/write/", said(own_district, readers="public", cost="0", grades=["02", "01"])
    )
    note = TriedHere.objects.get()
    assert answer.headers["Location"] == note.get_absolute_url()
    assert (note.grades, note.district) == (["01", "02"], own_district)
    text = text_of(client.get(page.url))
    assert "1 district tried it: 1 kept it." in text
    assert "They asked for more." in text
    assert "cost nothing" in text
    assert "Grade 1 to grade 2" in text
    assert "We tried it" not in text
    assert "Alder Creek" in text_of(client.get(note.get_absolute_url()))


def test_words_about_one_student_are_asked_about_and_kept_when_ticked(teacher, own_district, client_for) -> None:
    page, browser = practice_page(), client_for(teacher)
    address = f"/library/tried/on/{page.pk}/write/"
    asked = text_of(browser.post(address, said(own_district, saw=ABOUT_ONE)))
    assert "This looks like a name beside a grade" in asked
    assert not TriedHere.objects.exists()
    digest = asked.partition('name="looked_at" value="')[2].partition('"')[0]
    assert len(digest) == 32
    other = text_of(browser.post(address, said(own_district, saw=f"{ABOUT_ONE} So did Ana in grade 2.", looked_at=digest)))
    assert f'value="{digest}"' not in other
    assert browser.post(address, said(own_district, saw=ABOUT_ONE, looked_at=digest)).status_code == 302
    assert TriedHere.objects.get().saw == ABOUT_ONE


def test_a_form_that_is_wrong_says_so_beside_its_field(teacher, own_district, client_for) -> None:
    address = f"/library/tried/on/{practice_page().pk}/write/"
    answer = client_for(teacher).post(
        address, said(own_district, saw="", weeks=999, started_on="2026-02-01", ended_on="2026-01-01", readers="nobody")
    )
    text = text_of(answer)
    assert "4 things need another look" in text
    assert "It ended before it began" in text
    assert not TriedHere.objects.exists()


def test_who_belongs_to_two_districts_chooses_and_never_a_third(teacher, own_district, other_district, client_for) -> None:
    MembershipFactory(user=teacher, district=other_district)
    address = f"/library/tried/on/{practice_page().pk}/write/"
    browser = client_for(teacher)
    assert "Which district" in text_of(browser.get(address))
    browser.post(address, said(other_district))
    assert TriedHere.objects.get().district == other_district
    assert "things need" in text_of(browser.post(address, {"district": "9999"}))


def test_the_author_edits_shows_and_withdraws(teacher, coordinator, own_district, client, client_for) -> None:
    note = TriedHereFactory(page=practice_page(), district=own_district, author=teacher, draft=True)
    browser, address = client_for(teacher), note.get_absolute_url()
    assert client.get(address).status_code == 404
    assert "Only your district sees it" in text_of(client_for(coordinator).get(address))
    browser.post(f"{address}edit/", said(own_district, readers="public"))
    assert "They asked for more." in text_of(client.get(address))
    assert "Withdraw what Alder Creek wrote" in text_of(browser.get(f"{address}withdraw/"))
    browser.post(f"{address}withdraw/")
    forget_everything()
    assert client.get(address).status_code == 404
    assert "Withdrawn" in text_of(browser.get("/library/tried/ours/"))


def test_small_groups_are_not_counted_out(client) -> None:
    note = TriedHereFactory(page=practice_page(), public=True, students=4)
    for address in (note.get_absolute_url(), note.page.url):
        assert "fewer than 10 students" in text_of(client.get(address))


def test_what_is_not_for_all_is_on_no_page_of_theirs(client, outsider, client_for, other_district) -> None:
    page = practice_page("Quick quizzes")
    hidden = practice_page("Hidden quizzes", audience=Audience.DISTRICT, district=other_district)
    TriedHereFactory(page=page, saw="marmalade")
    TriedHereFactory(page=page, saw="marmalade", public=True, draft=True)
    TriedHereFactory(page=hidden, saw="marmalade", public=True)
    for browser in (client, client_for(outsider)):
        for address in (page.url, "/library/tried/", "/library/tried/?outcome=kept", f"/library/tried/on/{page.pk}/"):
            text = text_of(browser.get(address))
            assert "marmalade" not in text
            assert "district tried it" not in text


def test_the_words_are_shown_as_words(client) -> None:
    note = TriedHereFactory(page=practice_page(), public=True, saw="<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get(note.get_absolute_url()).content.decode()


def test_a_member_reports_and_a_curator_decides(teacher, curator, client, client_for) -> None:
    note = TriedHereFactory(page=practice_page("Quick quizzes"), public=True)
    browser = client_for(teacher)
    assert "Report it" in text_of(browser.get(note.get_absolute_url()))
    browser.post(f"{note.get_absolute_url()}report/", {"reason": "student"})
    queue = client_for(curator)
    assert "It could tell who a student is" in text_of(queue.get("/library/tried/reports/"))
    assert "A note on Quick quizzes is reported" in text_of(queue.get("/dashboard/"))
    report = TriedHereReport.objects.get()
    queue.post(f"/library/tried/reports/{report.pk}/", {"deed": "what"})
    assert TriedHereReport.objects.waiting().exists()
    queue.post(f"/library/tried/reports/{report.pk}/", {"deed": "take_down"})
    assert client.get(note.get_absolute_url()).status_code == 404
    assert "Let it stand again" in text_of(queue.get("/library/tried/reports/"))
    queue.post(f"/library/tried/{note.pk}/put-back/")
    assert client.get(note.get_absolute_url()).status_code == 200


def test_a_note_that_was_taken_down_tells_its_district_why(teacher, own_district, client_for) -> None:
    note = TriedHereFactory(page=practice_page(), district=own_district, author=teacher, hidden=True)
    ReportFactory(note=note)
    assert "taken down after a report" in text_of(client_for(teacher).get(f"{note.get_absolute_url()}edit/"))
    client_for(teacher).post(f"{note.get_absolute_url()}edit/", said(own_district, readers="public"))
    note.refresh_from_db()
    assert note.state == NoteState.HIDDEN


@pytest.mark.parametrize("many", [1, 12])
def test_a_visitors_page_of_a_resource_asks_once_for_all_that_is_said(many: int, client, django_assert_max_num_queries) -> None:
    page = practice_page()
    TriedHereFactory.create_batch(many, page=page, public=True)
    rated(page, people=3)
    forget_everything()
    client.get(practice_page("Another").url, headers=ENDED_SESSION)
    with django_assert_max_num_queries(12):
        text = text_of(client.get(page.url, headers=ENDED_SESSION))
    assert "3 of 3: clear" in text


@pytest.mark.parametrize("many", [1, 12])
def test_lists_cost_the_same_however_many_there_are(many: int, client, django_assert_max_num_queries) -> None:
    page = practice_page()
    TriedHereFactory.create_batch(many, page=page, public=True)
    for address in ("/library/tried/", f"/library/tried/on/{page.pk}/"):
        client.get("/library/tried/?outcome=dropped")
        with django_assert_max_num_queries(10):
            client.get(address)


def test_pages_keep_what_was_chosen(client) -> None:
    TriedHereFactory.create_batch(21, page=practice_page(), public=True, outcome="kept")
    assert "?outcome=kept&amp;page=2" in text_of(client.get("/library/tried/?outcome=kept"))
    assert client.get("/library/tried/?page=9").status_code == 404
