"""The site with the channel layer that LIVE_LAYER names."""

import os

from clearinghouse.settings.components.servers import CHANNEL_LAYERS as AS_SHIPPED
from tests.bench.settings import *  # noqa: F403 -- settings are layered

LAYER = os.environ.get("LIVE_LAYER", "core")
CHANNEL_LAYERS = AS_SHIPPED
if LAYER == "pubsub":
    hosts = {"hosts": AS_SHIPPED["default"]["CONFIG"]["hosts"]}
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": hosts}}
elif LAYER not in ("core", "in_memory"):
    config = {**AS_SHIPPED["default"]["CONFIG"], "trouble": LAYER}
    CHANNEL_LAYERS = {"default": {"BACKEND": "tests.faults.live_layers.Troubled", "CONFIG": config}}
