import pytest

from tests.other_server import other_server


@pytest.fixture
def other(settings):
    """Another site's server that the settings of this test name by host and port."""
    with other_server() as server:
        settings.FETCH_TEST_ENDPOINTS = frozenset({server.endpoint})
        yield server
