import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page, Site

from clearinghouse.core.content_changes import content_changed, is_content
from clearinghouse.core.models import ContentVersion, Marker, OutboxMessage


@pytest.mark.django_db(transaction=True)
def test_saving_what_visitors_see_counts_once_for_each_transaction(django_user_model):
    before = ContentVersion.current()
    with transaction.atomic():
        site = Site.objects.create(hostname="one.example", root_page=Page.objects.first())
        site.site_name = "Two"
        site.save()
        assert ContentVersion.current() == before
    assert ContentVersion.current() == before + 1
    site.delete()
    assert ContentVersion.current() == before + 2


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_does_not_count_and_what_follows_does():
    before = ContentVersion.current()
    with transaction.atomic():
        with transaction.atomic():
            content_changed()
            transaction.set_rollback(True)
        content_changed()
    assert ContentVersion.current() == before + 1


@pytest.mark.django_db(transaction=True)
def test_the_first_change_of_all_counts():
    ContentVersion.objects.all().delete()
    content_changed()
    assert ContentVersion.current() == 1


def test_rows_that_no_page_is_made_of_do_not_count(django_user_model):
    assert not any(is_content(model) for model in (Session, Marker, OutboxMessage, ContentVersion, django_user_model))
    assert is_content(Page)
    assert is_content(Site.root_page.field.model)


@pytest.mark.django_db
def test_models_of_migrations_do_not_count():
    """The table that counts may not be there yet."""
    state = MigrationLoader(connection).project_state(("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field"))
    assert not is_content(state.apps.get_model("wagtailcore", "Page"))
