"""What the CMS stumbles over is told as the sender's mistake, in the CMS alone."""

import logging

import pytest
from django.core.paginator import EmptyPage
from django.db import DataError
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDictKeyError

from clearinghouse.core.middleware.malformed import malformed

SENDERS = (
    MultiValueDictKeyError("title"),
    DataError("value out of range"),
    EmptyPage("That page contains no results"),
    ValueError("Field 'id' expected a number but got 'abc'."),
    OverflowError("Python int too large to convert to SQLite INTEGER"),
    AttributeError("'int' object has no attribute 'get'"),
)
OURS = (ValueError("something else"), AttributeError("'Page' object has no attribute 'get'"), KeyError("title"), RuntimeError())


@pytest.mark.parametrize("error", SENDERS, ids=repr)
def test_the_senders_mistakes_are_told_and_noted_for_the_operator(error: Exception, caplog) -> None:
    with caplog.at_level(logging.WARNING):
        response = malformed(RequestFactory().get("/cms/pages/1/edit/"), error)
    assert response.status_code == 400
    assert caplog.records[0].exc_info[1] is error


@pytest.mark.parametrize("error", OURS, ids=repr)
def test_our_own_mistakes_stay_ours(error: Exception) -> None:
    assert malformed(RequestFactory().get("/cms/pages/1/edit/"), error) is None


@pytest.mark.parametrize("error", SENDERS, ids=repr)
def test_outside_the_cms_nothing_is_excused(error: Exception) -> None:
    assert malformed(RequestFactory().get("/library/"), error) is None
