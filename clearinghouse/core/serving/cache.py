"""A Redis cache that may be lost at any time: without Redis the site is slower, not down."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

PAUSE_SECONDS = 5.0


class ForgetfulRedisCache(RedisCache):
    """Answers as an empty cache while Redis does not, and asks again after a pause."""

    silent_until = 0.0

    def attempt(self, method: Callable[..., Any], default: Any, *args: Any, **kwargs: Any) -> Any:
        """What Redis says, or the default."""
        if time.monotonic() < self.silent_until:
            return default
        try:
            return method(*args, **kwargs)
        except (RedisError, OSError) as error:
            type(self).silent_until = time.monotonic() + PAUSE_SECONDS
            log.warning("The cache does not answer (%s); going on without it", error)
            return default

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """The value kept, or the default."""
        return self.attempt(super().get, default, key, default, version)

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the value was added; yes without Redis, so that nobody waits for a lock that nobody holds."""
        return bool(self.attempt(super().add, True, *args, **kwargs))

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Keep a value, if that can be."""
        self.attempt(super().set, None, *args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the value lives on."""
        return bool(self.attempt(super().touch, False, *args, **kwargs))

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        """Whether there was something to delete."""
        return bool(self.attempt(super().delete, False, *args, **kwargs))

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the key is kept."""
        return bool(self.attempt(super().has_key, False, *args, **kwargs))

    def get_many(self, *args: Any, **kwargs: Any) -> dict[Any, Any]:
        """What is kept of these."""
        kept: dict[Any, Any] = self.attempt(super().get_many, {}, *args, **kwargs)
        return kept

    def set_many(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Keep values; names those that could not be kept."""
        left: list[Any] = self.attempt(super().set_many, [], *args, **kwargs)
        return left

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        """Delete values, if that can be."""
        self.attempt(super().delete_many, None, *args, **kwargs)
