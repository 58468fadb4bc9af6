from django.urls import path

from forums.views import boards, challenges, events, incoming, mail, moderation, places, posts, reactions, stopping, topics, writing

app_name = "forums"

urlpatterns = [
    path("", boards.index, name="index"),
    path("boards/new/", boards.create, name="create_board"),
    path("challenges/", challenges.board, name="challenges"),
    path("about/<str:about>/", places.about, name="about"),
    path("moderation/", moderation.queue, name="queue"),
    path("mail/", mail.settings, name="mail"),
    path("mail/in/", incoming.take_in, name="take_in"),
    path("mail/end-addresses/", mail.end_addresses, name="end_addresses"),
    path("mail/now/", mail.now, name="mail_now"),
    path("mail/stop/<str:token>/", stopping.stop_letters, name="stop_letters"),
    path("stop/<str:token>/", stopping.stop_mail, name="stop"),
    path("topics/<int:pk>/", topics.topic, name="topic"),
    path("topics/<int:pk>/events.json", events.events, name="events"),
    path("topics/<int:pk>/reply/", writing.answer, name="reply"),
    path("topics/<int:pk>/hear/", topics.hear, name="hear"),
    path("topics/<int:pk>/open/", posts.reopen, name="reopen"),
    path("posts/<int:pk>/", posts.post, name="post"),
    path("posts/<int:pk>/edit/", writing.edit, name="edit"),
    path("posts/<int:pk>/history/", posts.history, name="history"),
    path("posts/<int:pk>/delete/", posts.delete, name="delete"),
    path("topics/<int:pk>/settings/", moderation.settings, name="settings"),
    path("posts/<int:pk>/flag/", moderation.flag, name="flag"),
    path("posts/<int:pk>/moderate/", moderation.moderate, name="moderate"),
    path("posts/<int:pk>/show/", moderation.show, name="show"),
    path("posts/<int:pk>/hide/", moderation.hide, name="hide"),
    path("posts/<int:pk>/purge/", moderation.purge, name="purge"),
    path("posts/<int:pk>/react/", reactions.react, name="react"),
    path("posts/<int:pk>/reactions/", reactions.who, name="reactions"),
    path("posts/<int:pk>/accept/", posts.accept, name="accept"),
    path("<slug:slug>/", boards.board, name="board"),
    path("<slug:slug>/edit/", boards.edit, name="edit_board"),
    path("<slug:slug>/new/", writing.start, name="start"),
    path("<slug:slug>/read/", boards.read, name="read_board"),
    path("<slug:slug>/hear/", boards.hear, name="hear_board"),
]
