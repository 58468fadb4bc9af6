from django.urls import path

from forums.consumers import TalkConsumer

websocket_urlpatterns = [path("ws/forums/", TalkConsumer.as_asgi())]
