from django.urls import path

from clearinghouse.notifications.views import notifications, preferences

app_name = "notifications"

urlpatterns = [
    path("", notifications.index, name="index"),
    path("unread.json", notifications.unread, name="unread"),
    path("read/", notifications.read_all, name="read_all"),
    path("<int:pk>/read/", notifications.read_one, name="read_one"),
    path("<int:pk>/open/", notifications.open_one, name="open"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("unsubscribe/<str:token>/", preferences.unsubscribe, name="unsubscribe"),
]
