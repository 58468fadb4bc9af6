from django.urls import path

from pd_events.consumers import RosterConsumer

websocket_urlpatterns = [path("ws/events/dates/<int:pk>/", RosterConsumer.as_asgi())]
