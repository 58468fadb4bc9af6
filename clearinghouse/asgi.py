"""One server: sockets go to Channels, pages to Django's WSGI handler through a thread bridge (docs/decisions/0003)."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearinghouse.settings.production")

from a2wsgi import WSGIMiddleware
from channels.routing import ProtocolTypeRouter

from clearinghouse.settings.environment import env
from clearinghouse.wsgi import application as pages

application = ProtocolTypeRouter({"http": WSGIMiddleware(pages, workers=env.WEB_THREADS)})
