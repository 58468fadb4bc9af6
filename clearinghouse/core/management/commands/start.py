import fcntl
import signal
from argparse import BooleanOptionalAction
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clearinghouse.core.serving.ports import PortUnavailable, take_port
from clearinghouse.core.serving.server import serve
from clearinghouse.core.serving.steps import prepare
from clearinghouse.core.serving.worker import background_work
from clearinghouse.settings.environment import env

if TYPE_CHECKING:
    from collections.abc import Iterator


class Command(BaseCommand):
    help = "Prepare the site on this machine and serve it: pages, sockets and background work in one process."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument(
            "--demo", action=BooleanOptionalAction, default=True, help="Load the demo consortium unless DEMO is set."
        )

    def handle(self, *args: Any, port: int, host: str, demo: bool, **options: Any) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # both ways to stop end as KeyboardInterrupt
        try:
            listener = take_port(host, port)
        except PortUnavailable as unavailable:
            raise CommandError(str(unavailable)) from unavailable
        take_defaults_from(host, port, demo=demo)
        try:
            with only_one_here():
                prepare(self.stdout)
                self.stdout.write("Starting the site …")
                with background_work():
                    serve(listener, when_ready=self.say_where)
        except KeyboardInterrupt:
            pass
        self.stdout.write("Stopped. All data is kept.")

    def say_where(self) -> None:
        self.stdout.write(f"\nThe site is ready: {settings.SITE_URL}/\n")
        if settings.DEMO:
            people = import_module(settings.DEMO_PEOPLE)
            self.stdout.write(f"Sign in at {settings.SITE_URL}/account/login/ with the password {people.DEMO_PASSWORD} as")
            for person in people.DEMO_SIGN_INS:
                self.stdout.write(f"  {person.role:<26} {person.email}")
        self.stdout.write("\nStop with Ctrl-C.")
        self.stdout.flush()


def take_defaults_from(host: str, port: int, *, demo: bool) -> None:
    """What the environment leaves open follows from how the site is started."""
    if "SITE_URL" not in env.model_fields_set:
        named = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 -- compared, not bound
        settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = f"http://{named}:{port}"
    if "DEMO" not in env.model_fields_set:
        settings.DEMO = demo


@contextmanager
def only_one_here() -> "Iterator[None]":
    """Hold the folder of this site, so that two servers never prepare or serve one database file."""
    with (settings.VAR_DIR / "start.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise CommandError(f"This site is running already (its data are in {settings.VAR_DIR}). Stop it first.") from held
        yield
