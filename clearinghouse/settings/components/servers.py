"""Database, cache, sockets, background work, search and mail: embedded unless the environment names a server."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from redis import ConnectionPool
from redis.backoff import NoBackoff
from redis.retry import Retry

from clearinghouse.settings.environment import env

SQLITE: Any = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(env.VAR_DIR / "consortium.sqlite3"),
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456;",
    },
    "CONN_MAX_AGE": None,
}

if env.DATABASE_URL:
    DATABASES: dict[str, Any] = {"default": dj_database_url.parse(env.DATABASE_URL, conn_max_age=600, conn_health_checks=True)}
    if env.DATABASE_PREPARES and DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        # Of statements that are sent together (`core/models/together.py`): a plan is kept from the fifth time on.
        DATABASES["default"].setdefault("OPTIONS", {})["prepare_threshold"] = 5
else:
    DATABASES = {"default": SQLITE}

if env.REDIS_URL:
    # A page never waits long for Redis: one attempt, short, and without Redis the site goes on (slower, without live signals).
    CACHES: dict[str, dict[str, Any]] = {
        "default": {
            "BACKEND": "clearinghouse.core.serving.cache.ForgetfulRedisCache",
            "LOCATION": env.REDIS_URL,
            "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25, "retry": Retry(NoBackoff(), 0)},
        }
    }
    CHANNEL_LAYERS: dict[str, dict[str, Any]] = {
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            # redis-py 8 gives up a read after 5 s, channels_redis waits 5 s for a message: without this every socket closes.
            "CONFIG": {
                "hosts": [{"address": env.REDIS_URL, "socket_timeout": 30, "socket_connect_timeout": 2}],
                # Of messages that a process has not taken yet. A hundred is little where all its sockets hear by one ear.
                "capacity": 2000,
            },
        }
    }
    HUEY: dict[str, Any] = {
        "huey_class": "huey.RedisHuey",
        "name": "clearinghouse",
        # Longer than the second that a worker waits for the next task.
        "connection_pool": ConnectionPool.from_url(
            env.REDIS_URL, socket_timeout=2, socket_connect_timeout=0.5, retry=Retry(NoBackoff(), 0)
        ),
        "immediate": False,
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    HUEY = {
        "huey_class": "huey.SqliteHuey",
        "name": "clearinghouse",
        "filename": str(env.VAR_DIR / "jobs.sqlite3"),
        "immediate": False,
    }
# Visitors' pages: at most 100 KB each, so at most 50 MB a process whatever strangers ask for. Redis would be slower than rendering is rare.
CACHES["pages"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "pages",
    "OPTIONS": {"MAX_ENTRIES": 500},
}

# Looked at least each half second, so that a doorbell is heard within a second.
HUEY["consumer"] = {"workers": env.WORKER_THREADS, "worker_type": "thread", "max_delay": 0.5, "check_worker_health": True}

ELASTICSEARCH: dict[str, Any] = {
    "hosts": [host.strip() for host in env.ELASTICSEARCH_URL.split(",") if host.strip()],
    "api_key": env.ELASTICSEARCH_API_KEY.get_secret_value(),
    "ca_file": env.ELASTICSEARCH_CA_FILE,
    "prefix": env.ELASTICSEARCH_INDEX_PREFIX,
    "shards": env.ELASTICSEARCH_SHARDS,
    "replicas": env.ELASTICSEARCH_REPLICAS,
    "timeout": env.ELASTICSEARCH_TIMEOUT,
}

if env.EMAIL_URL:
    _mail = urlsplit(env.EMAIL_URL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_PORT = _mail.port or 25
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_TLS = parse_qs(_mail.query).get("tls", ["false"])[0] == "true"
    EMAIL_TIMEOUT = 10
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(env.VAR_DIR / "mail")
