"""What the CMS does with a record of evidence: Wagtail's own actions, each inside the service that knows our rules."""

from __future__ import annotations

from functools import partial
from typing import Any

from wagtail.actions.create import CreateAction
from wagtail.actions.delete import DeleteAction
from wagtail.actions.edit import EditAction

from clearinghouse.resources.services.editing import delete_by_hand, save_by_hand


class CreateRecord(CreateAction):
    def execute(self, skip_permission_checks: bool = False) -> Any:
        save = partial(super().execute, skip_permission_checks=skip_permission_checks)
        save_by_hand(self.instance, actor=self.user, save=save)
        return self.instance


class EditRecord(EditAction):
    def execute(self, skip_permission_checks: bool = False) -> Any:
        save = partial(super().execute, skip_permission_checks=skip_permission_checks)
        save_by_hand(self.instance, actor=self.user, save=save)
        return self.instance


class DeleteRecord(DeleteAction):
    def execute(self, skip_permission_checks: bool = False) -> None:
        delete = partial(super().execute, skip_permission_checks=skip_permission_checks)
        delete_by_hand(self.instance, actor=self.user, delete=delete)
