from django.db import models


class ImportKind(models.TextChoices):
    """What a file holds."""

    EVIDENCE = "evidence", "Findings of research"
    RECORDS = "records", "Resources"


class ImportState(models.TextChoices):
    TO_CHECK = "to_check", "Waiting to be checked"
    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked, nothing written yet"
    TO_WRITE = "to_write", "Waiting to be written"
    WRITING = "writing", "Being written"
    DONE = "done", "Done"
    FAILED = "failed", "Not done"
    DISCARDED = "discarded", "Discarded"


class RowOutcome(models.TextChoices):
    """What a row of a file does."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    SAME = "same", "Unchanged"
    REFUSED = "refused", "Refused"


# What a worker makes of what waits for it, and of what another worker left behind.
RUNS_AS = {
    ImportState.TO_CHECK: ImportState.CHECKING,
    ImportState.CHECKING: ImportState.CHECKING,
    ImportState.TO_WRITE: ImportState.WRITING,
    ImportState.WRITING: ImportState.WRITING,
}
RUNNING_STATES = (ImportState.CHECKING, ImportState.WRITING)
OPEN_STATES = tuple(RUNS_AS)


class HarvestState(models.TextChoices):
    NEW = "new", "Not looked at yet"
    TO_PREVIEW = "to_preview", "Waiting for a first look"
    PREVIEWED = "previewed", "Looked at, nothing taken yet"
    TO_RUN = "to_run", "Waiting for a worker"
    RUNNING = "running", "Being harvested"
    STOPPED = "stopped", "Stopped"
    DONE = "done", "Done"
    FAILED = "failed", "Not done"


OPEN_HARVESTS = (HarvestState.TO_PREVIEW, HarvestState.TO_RUN, HarvestState.RUNNING)


class HarvestOutcome(models.TextChoices):
    """What became of a record of another library the last time that it was told."""

    CREATED = "created", "Came in as a draft"
    UPDATED = "updated", "Draft brought up to date"
    UNCHANGED = "unchanged", "As before"
    DUPLICATE = "duplicate", "Known here already"
    KEPT = "kept", "Changed there, but also here: left alone"
    DELETED = "deleted", "Deleted there"
    FAILED = "failed", "Could not be taken"
