import socket

import pytest

from clearinghouse.core.serving.ports import PortUnavailable, take_port


def test_a_free_port_is_taken():
    with take_port("127.0.0.1", 0) as taken:
        assert taken.getsockname()[1] > 0


def test_a_port_in_use_says_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortUnavailable, match=f"Port {port} is in use by another program. .* make run PORT={port + 1}"):
            take_port("127.0.0.1", port)


@pytest.mark.parametrize("port", [70000, 10**30, -1])
def test_a_number_that_is_no_port_says_what_to_do(port):
    with pytest.raises(PortUnavailable, match="Choose one from 1024 to 65535"):
        take_port("127.0.0.1", port)


def test_a_host_that_is_not_of_this_machine_is_named():
    with pytest.raises(PortUnavailable, match=r"Cannot listen on 192\.0\.2\.1 port 8000"):
        take_port("192.0.2.1", 8000)
