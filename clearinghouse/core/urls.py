from django.urls import path

from clearinghouse.core.views import health, media

app_name = "core"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    # Sized images are open to all, originals and documents are not. On one machine the site serves them itself, else nginx does.
    path("media/images/<path:path>", media.image, name="image"),
]
