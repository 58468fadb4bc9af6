"""Changes a library without rest until somebody ends its input, then tells which pages are public. Run inside a site's environment."""

from __future__ import annotations

import json
import os
import random
import sys
import threading

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearinghouse.settings.local")


def main() -> None:
    import django

    django.setup()
    from clearinghouse.core import outbox
    from clearinghouse.exchange.services.oai_records import TOPIC
    from clearinghouse.resources.models import LibraryIndexPage, LinkPage, ResourcePage

    over, chance, changes = threading.Event(), random.Random(7), 0
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    ids = list(ResourcePage.objects.visible_to(None).values_list("pk", flat=True))
    print("begun", flush=True)
    while not over.is_set() and len(ids) > 10:
        page = ResourcePage.objects.get(pk=chance.choice(ids)).specific
        deed = chance.choice(["edit", "edit", "unpublish", "delete", "members", "add"])
        if deed in ("unpublish", "delete", "members"):
            ids.remove(page.pk)
        if deed == "edit":
            page.summary = f"Changed {chance.random()}"
            page.save_revision().publish()
        elif deed == "members":
            page.audience = "members"
            page.save_revision().publish()
        elif deed == "add":
            new = LinkPage(title=f"New {changes}", summary="New.", source_url="https://example.org/new")
            LibraryIndexPage.objects.get().add_child(instance=new)
            ids.append(new.pk)
        else:
            getattr(page, deed)()
        outbox.deliver_due(TOPIC)
        changes += 1
    public = list(ResourcePage.objects.visible_to(None).values_list("pk", flat=True))
    print(json.dumps({"changes": changes, "public": public}), flush=True)


if __name__ == "__main__":
    main()
