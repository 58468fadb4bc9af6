from django.http import HttpResponse
from django.urls import include, path
from wagtail.models import Site

from clearinghouse.core import outbox
from clearinghouse.core.models import Marker, OutboxMessage


def name(request):
    """What visitors see, made anew or kept."""
    return HttpResponse(f"{Site.objects.get().site_name} made {next(counter)}")


def tell(request):
    """A change that another server must hear of."""
    outbox.enqueue("test", {"name": "told"}, key="one")
    return HttpResponse("ok", headers={"Cache-Control": "no-store"})


def told(request):
    return HttpResponse(f"{Marker.value_of('told')} {OutboxMessage.objects.count()}", headers={"Cache-Control": "no-store"})


counter = iter(range(10**9))
outbox.register("test", outbox.Delivery(lambda payloads: Marker.put("told", payloads[-1]["name"])))
urlpatterns = [
    path("name/", name),
    path("tell/", tell),
    path("told/", told),
    path("", include("clearinghouse.urls")),
]
