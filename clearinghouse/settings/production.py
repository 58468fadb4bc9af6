"""Behind TLS, with real servers. Refuses to start on the embedded secret."""

from django.core.exceptions import ImproperlyConfigured

from clearinghouse.settings.base import *  # noqa: F403 -- settings are layered
from clearinghouse.settings.base import LOGGING, SECRET_KEY, SITE_URL, STORAGES
from clearinghouse.settings.environment import EMBEDDED_SECRET, env

if SECRET_KEY == EMBEDDED_SECRET:
    raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters: the built-in one is known to everybody.")

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked from inside, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
LOGGING["handlers"]["console"]["formatter"] = "json"

if env.MEDIA_S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "clearinghouse.core.serving.object_storage.S3BehindTheSite",
        "OPTIONS": {"bucket_name": env.MEDIA_S3_BUCKET},
    }
