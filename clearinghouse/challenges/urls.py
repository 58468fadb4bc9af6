from django.urls import path

from clearinghouse.challenges.views import challenges, proposals

app_name = "challenges"

urlpatterns = [
    path("", challenges.index, name="index"),
    path("agenda/", challenges.agenda, name="agenda"),
    path("propose/", proposals.propose, name="propose"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("proposals/<int:pk>/accept/", proposals.accept, name="accept"),
    path("proposals/<int:pk>/decline/", proposals.decline, name="decline"),
    path("<slug:slug>/", challenges.challenge, name="challenge"),
    path("<slug:slug>/back/", challenges.back, name="back"),
    path("<slug:slug>/withdraw/", challenges.withdraw, name="withdraw"),
]
