import pytest
from django.http import HttpResponse
from django.test import Client

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.middleware.cms import CmsTransactionMiddleware
from clearinghouse.core.models import Marker


def change_and(outcome):
    def view(request):
        Marker.put("changed")
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return view


def send(rf, method, path, outcome):
    middleware = CmsTransactionMiddleware(lambda request: HttpResponse())
    return middleware.process_view(getattr(rf, method)(path), change_and(outcome), (), {})


def is_changed():
    return Marker.value_of("changed") is not None


@pytest.mark.django_db(transaction=True)
def test_a_change_that_succeeds_is_kept(rf):
    assert send(rf, "post", "/cms/pages/1/edit/", HttpResponse("done")).content == b"done"
    assert is_changed()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("error", "status", "words"),
    [(RuleViolation("Say who checked it."), 400, "Say who checked it."), (NotAllowed(), 404, "There is nothing at this address")],
)
def test_a_rule_that_says_no_undoes_all_and_is_told(rf, error, status, words):
    answer = send(rf, "post", "/cms/pages/1/edit/", error)
    assert answer.status_code == status
    assert words in answer.text
    assert not is_changed()


@pytest.mark.django_db(transaction=True)
def test_a_mistake_of_ours_undoes_all_and_stays_a_mistake(rf):
    with pytest.raises(ZeroDivisionError):
        send(rf, "post", "/cms/pages/1/edit/", ZeroDivisionError())
    assert not is_changed()


@pytest.mark.parametrize(("method", "path"), [("get", "/cms/"), ("head", "/cms/"), ("post", "/account/login/"), ("post", "/cmsx/")])
def test_reading_and_other_rooms_are_left_alone(rf, method, path):
    assert send(rf, method, path, HttpResponse()) is None


@pytest.mark.django_db
def test_the_cms_has_its_own_policy_and_pages_the_strict_one():
    cms, page = Client().get("/cms/"), Client().get("/healthz")
    assert "'unsafe-inline'" in cms["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "script-src 'self'" in page["Content-Security-Policy"]
