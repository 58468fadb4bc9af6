"""The door: who gets in, what it tells, and how often one may try."""

import time
from statistics import median

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from clearinghouse.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

LOGIN, SIGNUP, RESET = "/account/login/", "/account/signup/", "/account/password/reset/"
STRONG = "nine-lanterns-uphill"


def sign_in(email: str, password: str = PASSWORD, client: Client | None = None, **headers: str):
    return (client or Client()).post(LOGIN, {"login": email, "password": password}, **headers)


def sign_up(email: str, client: Client | None = None):
    words = {"first_name": "Ada", "last_name": "Brook", "email": email, "password1": STRONG, "password2": STRONG}
    return (client or Client()).post(SIGNUP, words)


def answer_of(response) -> tuple:
    """What an onlooker can compare: status, where to, how long, which cookies."""
    return response.status_code, response.headers.get("Location"), sorted(response.cookies), len(response.content)


def test_a_teacher_signs_in_with_address_and_password() -> None:
    teacher = UserFactory()
    client = Client()
    assert sign_in(teacher.email.upper(), client=client).headers["Location"] == "/dashboard/"
    assert client.session["_auth_user_id"] == str(teacher.pk)


def test_an_address_that_is_not_verified_gets_no_further_than_a_new_mail(django_capture_on_commit_callbacks) -> None:
    newcomer = UserFactory(address__verified=False)
    client = Client()
    with django_capture_on_commit_callbacks(execute=True):
        response = sign_in(newcomer.email, client=client)
    assert response.headers["Location"] == "/account/confirm-email/"
    assert "_auth_user_id" not in client.session
    assert [message.to for message in mail.outbox] == [[newcomer.email]]


def test_signing_up_ends_signed_in_after_the_mailed_link(django_capture_on_commit_callbacks, settings) -> None:
    client = Client()
    with django_capture_on_commit_callbacks(execute=True):
        response = sign_up("new.teacher@school.example", client)
    assert response.headers["Location"] == "/account/confirm-email/"
    assert not EmailAddress.objects.get().verified
    link = next(word for word in mail.outbox[0].body.split() if "/confirm-email/" in word)
    assert link.startswith(settings.SITE_URL)
    client.post(link.removeprefix(settings.SITE_URL))
    assert EmailAddress.objects.get().verified
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)
    assert User.objects.get().get_full_name() == "Ada Brook"


def test_a_disabled_person_is_out_with_the_next_request() -> None:
    teacher = UserFactory()
    client = Client()
    client.force_login(teacher)
    assert client.get("/account/name/").status_code == 200
    teacher.is_active = False
    teacher.save()
    assert client.get("/account/name/").headers["Location"].startswith(LOGIN)
    assert sign_in(teacher.email).headers["Location"] == "/account/inactive/"


@pytest.mark.parametrize("path", ["/cms/login/?next=/cms/", "/_util/login/?next=/cms/"])
def test_wagtails_own_doors_lead_to_ours(path: str) -> None:
    teacher = UserFactory()
    for method in ("get", "post"):
        response = getattr(Client(), method)(path, {"username": teacher.email, "password": PASSWORD} if method == "post" else {})
        assert response.status_code == 302
        assert response.headers["Location"] == "/account/login/?next=/cms/"


def test_the_cms_sends_a_visitor_to_our_door() -> None:
    assert Client().get("/cms/").headers["Location"].startswith(LOGIN)


# No telling who has an account ---------------------------------------------------------------------------------------


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer() -> None:
    UserFactory(email="known@school.example")
    known, unknown = sign_in("known@school.example", "wrong-password"), sign_in("nobod@school.example", "wrong-password")
    assert answer_of(known) == answer_of(unknown)
    assert known.context["form"].errors == unknown.context["form"].errors


def test_signing_up_with_a_known_address_gets_the_same_answer_and_a_mail_to_its_owner(django_capture_on_commit_callbacks) -> None:
    UserFactory(email="known@school.example")
    with django_capture_on_commit_callbacks(execute=True):
        known, unknown = sign_up("known@school.example"), sign_up("nobod@school.example")
    assert answer_of(known) == answer_of(unknown)
    assert known.status_code == 302
    assert sorted(message.to[0] for message in mail.outbox) == ["known@school.example", "nobod@school.example"]
    assert User.objects.filter(email="known@school.example").count() == 1


def test_after_signing_up_the_next_pages_do_not_tell_either() -> None:
    UserFactory(email="known@school.example")
    pages = []
    for email in ("known@school.example", "nobod@school.example"):
        client = Client()
        sign_up(email, client)
        pages.append([answer_of(client.get(path)) for path in ("/account/confirm-email/", LOGIN, SIGNUP)])
    assert pages[0] == pages[1]


def test_asking_for_a_new_password_gets_the_same_answer(django_capture_on_commit_callbacks) -> None:
    UserFactory(email="known@school.example")
    with django_capture_on_commit_callbacks(execute=True):
        known, unknown = (Client().post(RESET, {"email": email}) for email in ("known@school.example", "nobod@school.example"))
        assert answer_of(known) == answer_of(unknown)
    assert known.headers["Location"] == "/account/password/reset/done/"


def test_a_refused_address_and_an_unknown_one_take_the_same_work(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    UserFactory(email="known@school.example")
    known = User.objects.get(email="known@school.example")
    known.set_password(PASSWORD)
    known.save()
    took: dict[str, list[float]] = {"known@school.example": [], "nobod@school.example": []}
    for _ in range(5):
        for email, times in took.items():
            cache.clear()
            begun = time.perf_counter()
            sign_in(email, "wrong-password")
            times.append(time.perf_counter() - begun)
    fast, slow = sorted(median(times) for times in took.values())
    assert slow < fast * 2, took


# How often one may try -----------------------------------------------------------------------------------------------


def test_sixty_people_of_one_school_sign_in_behind_one_address() -> None:
    people = UserFactory.create_batch(60)
    assert {sign_in(person.email, REMOTE_ADDR="192.0.2.7").headers.get("Location") for person in people} == {"/dashboard/"}


def test_the_sixth_wrong_password_on_one_account_is_refused_with_the_wait_named() -> None:
    teacher, colleague = UserFactory.create_batch(2)
    for _ in range(5):
        assert "do not belong together" in sign_in(teacher.email, "wrong-password").content.decode()
    refused = sign_in(teacher.email, "wrong-password").content.decode()
    assert "Wait five minutes" in refused
    assert "do not belong together" not in refused
    assert sign_in(colleague.email).headers["Location"] == "/dashboard/"


def test_an_unknown_address_is_refused_the_same_way() -> None:
    for _ in range(5):
        sign_in("nobody@school.example", "wrong-password")
    assert "Wait five minutes" in sign_in("nobody@school.example", "wrong-password").content.decode()


def test_the_limit_cannot_be_dodged_by_host_name_case_or_address() -> None:
    teacher = UserFactory()
    for n in range(5):
        sign_in(teacher.email, "wrong-password", HTTP_HOST=f"127.0.0.1:{9000 + n}", REMOTE_ADDR=f"192.0.2.{n}")
    dodged = sign_in(f" {teacher.email.upper()} ", "wrong-password", HTTP_HOST="localhost:7", REMOTE_ADDR="198.51.100.9")
    assert "Wait five minutes" in dodged.content.decode()


def test_a_new_password_by_mail_ends_the_wait_and_every_session(django_capture_on_commit_callbacks, settings) -> None:
    teacher = UserFactory()
    elsewhere, here = Client(), Client()
    sign_in(teacher.email, client=elsewhere)
    for _ in range(6):
        sign_in(teacher.email, "wrong-password")
    with django_capture_on_commit_callbacks(execute=True):
        here.post(RESET, {"email": teacher.email})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    form = here.get(link.removeprefix(settings.SITE_URL)).headers["Location"]
    assert here.post(form, {"password1": STRONG, "password2": STRONG}).status_code == 302
    assert sign_in(teacher.email, STRONG).headers["Location"] == "/dashboard/"
    assert elsewhere.get("/account/name/").status_code == 302


def test_a_flood_from_one_address_is_refused() -> None:
    cache.clear()
    statuses = {Client().post(RESET, {"email": f"p{n}@school.example"}, REMOTE_ADDR="192.0.2.9").status_code for n in range(201)}
    assert statuses == {302, 429}


def test_changing_the_password_signs_out_other_places_and_stays_here() -> None:
    teacher = UserFactory()
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        sign_in(teacher.email, client=client)
    words = {"oldpassword": PASSWORD, "password1": STRONG, "password2": STRONG}
    assert here.post("/account/password/change/", words).status_code == 302
    assert here.get("/account/name/").status_code == 200
    assert elsewhere.get("/account/name/").status_code == 302
