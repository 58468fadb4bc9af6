"""The address that the server listens on. Knows no Django: `deploy/run.py` asks it before anything is installed."""

import errno
import socket


class PortUnavailable(Exception):
    """Nothing can listen there; the message says what to do."""


def take_port(host: str, port: int) -> socket.socket:
    """A socket bound to the address, not yet listening. Raises PortUnavailable."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host.strip("[]"), port))
        taken.set_inheritable(True)
    except (OSError, OverflowError) as error:
        taken.close()
        raise PortUnavailable(explain(host, port, error)) from error
    return taken


def explain(host: str, port: int, error: Exception) -> str:
    """What went wrong with an address and what to do about it."""
    reason = getattr(error, "errno", None)
    if reason == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Stop it, or choose another port: make run PORT={port + 1}"
    if reason == errno.EACCES:
        return f"Port {port} is for the machine's administrator only. Choose one above 1023: make run PORT=8000"
    if isinstance(error, OverflowError):
        return f"There is no port {port}. Choose one from 1024 to 65535: make run PORT=8000"
    return f"Cannot listen on {host} port {port}: {error}"
