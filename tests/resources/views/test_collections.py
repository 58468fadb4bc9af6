import io
import zipfile

import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import Collection, Readers
from tests.factories.resources import practice_page
from tests.factories.voices import collection_of

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_teacher_puts_a_resource_into_a_new_collection_and_then_another(teacher, client_for) -> None:
    page, browser = practice_page("Quick quizzes"), client_for(teacher)
    address = f"/library/collections/add/{page.pk}/"
    assert "Give the new collection a title" in text_of(browser.post(address, {"collection": "new"}))
    browser.post(address, {"collection": "new", "title": "For Monday", "note": "Try it."})
    made = Collection.objects.get()
    assert (made.title, made.readers, made.entries.get().note) == ("For Monday", Readers.PRIVATE, "Try it.")
    assert "It is already in" in text_of(browser.get(address))
    second = practice_page("Second")
    browser.post(f"/library/collections/add/{second.pk}/", {"collection": made.pk})
    text = text_of(browser.get(made.get_absolute_url()))
    assert text.index("Quick quizzes") < text.index("Second")


def test_up_and_down_without_scripts(teacher, client_for) -> None:
    made = collection_of(practice_page("First"), practice_page("Second"), owner=teacher)
    browser, address, entry = client_for(teacher), made.get_absolute_url(), made.entries.last()
    assert browser.post(f"{address}{entry.pk}/move/", {"to": "up"}).headers["Location"] == f"{address}#entry-{entry.pk}"
    text = text_of(browser.get(address))
    assert text.index("Second</a>") < text.index("First</a>")
    browser.post(f"{address}{entry.pk}/note/", {"note": "Begin here."})
    browser.post(f"{address}{made.entries.last().pk}/remove/")
    text = text_of(browser.get(address))
    assert "Begin here." in text
    assert "First</a>" not in text


def test_members_begin_change_and_delete_one(teacher, own_district, client, client_for) -> None:
    browser = client_for(teacher)
    browser.post("/library/collections/new/", {"title": "For Monday", "readers": "private"})
    made = Collection.objects.get()
    assert client.get(made.get_absolute_url()).status_code == 404
    missing = browser.post(f"{made.get_absolute_url()}edit/", {"title": "Open", "readers": "district"})
    assert "Choose the district that may read it." in text_of(missing)
    browser.post(f"{made.get_absolute_url()}edit/", {"title": "Open", "readers": "public", "district": own_district.pk})
    assert "Open" in text_of(client.get(made.get_absolute_url()))
    assert "Delete “Open”?" in text_of(browser.get(f"{made.get_absolute_url()}delete/"))
    browser.post(f"{made.get_absolute_url()}delete/")
    assert not Collection.objects.exists()


def test_outsiders_keep_private_ones_only(outsider, client_for) -> None:
    browser = client_for(outsider)
    assert "One thing needs another look" in text_of(browser.post("/library/collections/new/", {"title": "A", "readers": "public"}))
    browser.post("/library/collections/new/", {"title": "A", "readers": "private"})
    assert Collection.objects.get().readers == Readers.PRIVATE


def test_nothing_hidden_shows_on_page_print_table_or_zip(client, teacher, client_for) -> None:
    hidden = practice_page("Marmalade", audience=Audience.MEMBERS, summary="marmalade")
    made = collection_of(hidden, practice_page("Shown"), public=True, title="For all")
    made.entries.filter(page=hidden).update(note="marmalade")
    address = made.get_absolute_url()
    archive = client.get(f"{address}collection.zip")
    inside = zipfile.ZipFile(io.BytesIO(b"".join(archive.streaming_content)))
    texts = [inside.read(name).decode() for name in inside.namelist()]
    texts += [client.get(address + end).content.decode() for end in ("", "print/", "collection.csv")]
    texts.append(client.get("/library/collections/").content.decode())
    assert not any("armalade" in text for text in texts)
    assert "1 resource ·" in " ".join(texts[-1].split())
    assert "Marmalade" in text_of(client_for(teacher).get(address))


def test_files_have_names_and_types(client) -> None:
    made = collection_of(practice_page(), public=True)
    table, archive = (client.get(f"{made.get_absolute_url()}collection.{end}") for end in ("csv", "zip"))
    assert table.headers["Content-Type"].startswith("text/csv")
    assert archive.headers["Content-Type"] == "application/zip"
    assert archive.headers["Content-Disposition"] == f'attachment; filename="{made.slug}.zip"'
    b"".join(archive.streaming_content)


def test_a_copy_is_ones_own(outsider, client_for) -> None:
    made = collection_of(practice_page("Quick quizzes"), public=True, title="For all")
    browser = client_for(outsider)
    answer = browser.post(f"{made.get_absolute_url()}copy/")
    copy = Collection.objects.get(owner=outsider)
    assert answer.headers["Location"] == copy.get_absolute_url()
    assert "Quick quizzes" in text_of(browser.get(copy.get_absolute_url()))


def test_no_page_names_who_made_it(client, client_for, teacher, coordinator, own_district) -> None:
    made = collection_of(practice_page(), owner=teacher, readers=Readers.PUBLIC, district=own_district)
    text = text_of(client.get(made.get_absolute_url()))
    assert "Alder Creek" in text
    assert str(teacher) not in text


@pytest.mark.parametrize("many", [1, 12])
def test_pages_cost_the_same_however_much_is_in_them(many: int, client, django_assert_max_num_queries) -> None:
    made = collection_of(*(practice_page(f"Quiz {n}") for n in range(many)), public=True)
    for end in ("", "print/"):
        client.get("/library/collections/")
        with django_assert_max_num_queries(10):
            client.get(made.get_absolute_url() + end)
