"""System checks on how this site is put together."""

import os
from typing import Any

from django.conf import settings
from django.core.checks import Error, register


@register()
def in_memory_channel_layer_serves_one_process(app_configs: Any, **kwargs: Any) -> list[Error]:
    layer = settings.CHANNEL_LAYERS["default"]["BACKEND"]
    if layer.endswith("InMemoryChannelLayer") and int(os.environ.get("WEB_CONCURRENCY", "1")) > 1:
        return [
            Error(
                "The in-memory channel layer reaches one process only, and WEB_CONCURRENCY asks for more.",
                hint="Set REDIS_URL, or WEB_CONCURRENCY=1.",
                id="core.E001",
            )
        ]
    return []
