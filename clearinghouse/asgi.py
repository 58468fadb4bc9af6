"""One server: sockets go to Channels, pages to Django's WSGI handler through a thread bridge (docs/decisions/0003)."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearinghouse.settings.production")

from clearinghouse.wsgi import application as wsgi_application  # isort: skip  # sets Django up, which the imports below need

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter

from clearinghouse.core.serving.lifespan import lifespan
from clearinghouse.core.serving.pages import pages
from clearinghouse.core.serving.sockets import OwnPagesOnly
from clearinghouse.routing import sockets
from clearinghouse.settings.environment import env

application = ProtocolTypeRouter(
    {
        "http": pages(wsgi_application, threads=env.WEB_THREADS),
        "websocket": OwnPagesOnly(AuthMiddlewareStack(sockets)),
        "lifespan": lifespan,
    }
)
