"""Pages, for a WSGI server or for the bridge in `asgi.py`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearinghouse.settings.production")
application = get_wsgi_application()
