"""Logs: lines for people on one machine; production.py turns them into JSON."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "clearinghouse": {"level": "INFO"},
        "search": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # a visitor's wrong address is no news
        "huey": {"level": "WARNING"},
        "uvicorn": {"level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},
    },
}
