import pytest
from django.core import mail

from clearinghouse.districts.enums import ApplicationState, DistrictKind
from clearinghouse.districts.services.application_mail import queue_confirmation, queue_decision
from tests.factories.districts import ApplicationFactory, DistrictFactory

pytestmark = pytest.mark.django_db


def test_a_line_break_in_a_name_bends_no_header_and_html_stays_text(committed, settings) -> None:
    application = ApplicationFactory.build(
        name="Heron\nBcc: all@school.example", contact_name="<b>Ida</b>", state=ApplicationState.UNCONFIRMED
    )
    with committed():
        queue_confirmation(application, "token")
    sent = mail.outbox[0]
    assert sent.subject == "Confirm the application of Heron Bcc: all@school.example"
    assert sent.recipients() == [application.email]
    assert "&lt;b&gt;Ida" in sent.alternatives[0][0]
    assert f"{settings.SITE_URL}/join/confirm/token/" in sent.body


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (DistrictKind.MEMBER, "now a member"),
        (DistrictKind.ASSOCIATE, "now an associate"),
        (DistrictKind.OBSERVER, "now an observer"),
        (DistrictKind.APPLICANT, "the next meeting speaks of it"),
    ],
)
def test_a_yes_says_what_the_district_is_now(kind, said, committed) -> None:
    application = ApplicationFactory.build(state=ApplicationState.ACCEPTED, district=DistrictFactory(kind=kind))
    with committed():
        queue_decision(application)
    assert said in " ".join(mail.outbox[0].body.split())
    assert said in " ".join(mail.outbox[0].alternatives[0][0].split())
