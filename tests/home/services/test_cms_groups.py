from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page

from clearinghouse.accounts.models import User
from clearinghouse.districts.cms_groups import ADMINISTRATORS, CURATORS
from clearinghouse.home.models import HomePage
from clearinghouse.resources.models import LibraryIndexPage
from tests.factories.accounts import UserFactory


@pytest.fixture
def in_group(library: LibraryIndexPage) -> Callable[[str], User]:
    def join(name: str) -> User:
        user = UserFactory()
        user.groups.add(Group.objects.get(name=name))
        return user

    return join


def may(user: User, page: Page, action: str) -> bool:
    return bool(getattr(page.permissions_for_user(user), action)())


def test_curators_write_and_publish_in_the_library_and_only_there(in_group, library: LibraryIndexPage) -> None:
    curator, home = in_group(CURATORS), HomePage.objects.get()
    assert curator.has_perm("wagtailadmin.access_admin")
    assert (may(curator, library, "can_add_subpage"), may(curator, library, "can_publish")) == (True, True)
    assert (may(curator, home, "can_edit"), may(curator, home, "can_publish")) == (False, False)


def test_administrators_edit_the_front_page_too(in_group) -> None:
    administrator, home = in_group(ADMINISTRATORS), HomePage.objects.get()
    assert (may(administrator, home, "can_edit"), may(administrator, home, "can_publish")) == (True, True)


def test_curators_keep_topics_and_files_but_delete_no_record_and_touch_no_person(in_group) -> None:
    curator = in_group(CURATORS)
    assert curator.has_perm("resources.change_topic")
    assert not curator.has_perm("resources.delete_topic")
    assert not curator.has_perm("accounts.change_user")
    held = Group.objects.get(name=CURATORS).collection_permissions.values_list("permission__codename", flat=True)
    assert {"add_image", "add_document"} <= set(held)


def test_administrators_delete_records_too_but_not_challenges(in_group) -> None:
    administrator = in_group(ADMINISTRATORS)
    assert administrator.has_perm("resources.delete_study")
    assert not administrator.has_perm("challenges.delete_challenge")


def test_administrators_keep_letters_to_legislators_and_curators_do_not(in_group) -> None:
    rights = [f"advocacy.{action}_lettertemplate" for action in ("add", "change", "delete")]
    assert in_group(ADMINISTRATORS).has_perms(rights)
    assert not in_group(CURATORS).has_perm("advocacy.change_lettertemplate")
    assert not in_group(ADMINISTRATORS).has_perm("advocacy.change_figurerecord")


def test_administrators_see_what_waits_for_other_servers_and_curators_do_not(in_group) -> None:
    assert in_group(ADMINISTRATORS).has_perms(["core.view_outboxmessage", "core.change_outboxmessage"])
    assert not in_group(ADMINISTRATORS).has_perm("core.delete_outboxmessage")
    assert not in_group(CURATORS).has_perm("core.view_outboxmessage")


def test_both_choose_results_for_queries_and_neither_touches_what_people_saved(in_group) -> None:
    for group in (CURATORS, ADMINISTRATORS):
        person = in_group(group)
        assert person.has_perms([f"search.{action}_pinnedresults" for action in ("add", "change", "delete", "view")])
        assert not person.has_perm("search.view_savedsearch")


def test_the_groups_that_wagtail_brings_are_gone(library: LibraryIndexPage) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {CURATORS, ADMINISTRATORS}
