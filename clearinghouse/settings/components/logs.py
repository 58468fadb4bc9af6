"""Logs: lines for people on one machine; `production.py` turns them into JSON. Error reports to Sentry where there is one."""

from typing import Any

from clearinghouse.settings.environment import env

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "clearinghouse.core.serving.logs.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "clearinghouse": {"level": "INFO"},
        "search": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # a visitor's wrong address is no news
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # nor are the scanners that ask every machine by number
        "huey": {"level": "WARNING"},
        "uvicorn": {"level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},
    },
}

if dsn := env.SENTRY_DSN.get_secret_value():
    import sentry_sdk

    sentry_sdk.init(dsn=dsn, send_default_pii=False, max_request_body_size="never")
