import pytest

from tests.exchange.samples import make_library


@pytest.fixture
def library(db):
    return make_library()
