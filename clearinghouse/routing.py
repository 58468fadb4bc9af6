"""Every socket address: each app's `routing.websocket_urlpatterns`, and a polite no for the rest."""

from importlib import import_module

from channels.routing import URLRouter
from django.apps import apps
from django.urls import URLPattern, re_path
from django.utils.module_loading import module_has_submodule

from clearinghouse.core.serving.sockets import refuse


def websocket_urlpatterns() -> list[URLPattern]:
    """The patterns of every installed app that has a `routing` module."""
    routed = [config.name for config in apps.get_app_configs() if module_has_submodule(config.module, "routing")]
    patterns = [pattern for name in routed for pattern in getattr(import_module(f"{name}.routing"), "websocket_urlpatterns", [])]
    return [*patterns, re_path(r"", refuse)]  # type: ignore[arg-type]  # Django's types know no ASGI applications


sockets = URLRouter(websocket_urlpatterns())
