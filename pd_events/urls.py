from django.urls import path

from pd_events.views import browse, calendars, editing, requests, rosters, seats, ways

app_name = "pd_events"

urlpatterns = [
    path("", browse.index, name="index"),
    path("month/", ways.month, name="month"),
    path("agenda/", ways.agenda, name="agenda"),
    path("map/", ways.on_map, name="map"),
    path("mine/", seats.mine, name="mine"),
    path("requests/", requests.requests, name="requests"),
    path("requests/decide/", requests.decide, name="decide"),
    path("requests/<int:pk>/approve/", requests.approve_one, name="decide_one"),
    path("requests/<int:pk>/decline/", requests.decline_one, name="decline_one"),
    path("new/", editing.create, name="create"),
    path("calendar/", calendars.feeds, name="feeds"),
    path("calendar/new/", calendars.make, name="make_feed"),
    path("calendar/<int:pk>/revoke/", calendars.revoke, name="revoke_feed"),
    path("feeds/<str:secret>/calendar.ics", calendars.feed, name="feed"),
    path("seats/<int:pk>/leave/", seats.give_back, name="leave"),
    path("seats/<int:pk>/accept/", seats.accept, name="accept"),
    path("seats/<int:pk>/transfer/", seats.pass_on, name="transfer"),
    path("seats/<int:pk>/offer/", rosters.offer, name="offer"),
    path("dates/<int:pk>/register/", seats.ask, name="register"),
    path("dates/<int:pk>/edit/", editing.edit_date, name="edit_date"),
    path("dates/<int:pk>/cancel/", editing.call_off_date, name="cancel_date"),
    path("dates/<int:pk>/roster/", rosters.show, name="roster"),
    path("dates/<int:pk>/roster.csv", rosters.csv_file, name="roster_csv"),
    path("dates/<int:pk>/roster.xlsx", rosters.xlsx_file, name="roster_xlsx"),
    path("dates/<int:pk>/sign-in-sheet/", rosters.sign_in_sheet, name="sign_in_sheet"),
    path("dates/<int:pk>/calendar.ics", calendars.date_file, name="date_file"),
    path("<slug:slug>/", browse.event, name="event"),
    path("<slug:slug>/edit/", editing.edit, name="edit"),
    path("<slug:slug>/publish/", editing.publish, name="publish"),
    path("<slug:slug>/cancel/", editing.cancel, name="cancel"),
    path("<slug:slug>/copy/", editing.copy, name="copy"),
    path("<slug:slug>/dates/new/", editing.new_date, name="add_date"),
]
