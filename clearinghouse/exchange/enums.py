from django.db import models


class ImportState(models.TextChoices):
    TO_CHECK = "to_check", "Waiting to be checked"
    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked, nothing written yet"
    TO_WRITE = "to_write", "Waiting to be written"
    WRITING = "writing", "Being written"
    DONE = "done", "Done"
    FAILED = "failed", "Not done"
    DISCARDED = "discarded", "Discarded"


# What a worker makes of what waits for it, and of what another worker left behind.
RUNS_AS = {
    ImportState.TO_CHECK: ImportState.CHECKING,
    ImportState.CHECKING: ImportState.CHECKING,
    ImportState.TO_WRITE: ImportState.WRITING,
    ImportState.WRITING: ImportState.WRITING,
}
RUNNING_STATES = (ImportState.CHECKING, ImportState.WRITING)
OPEN_STATES = tuple(RUNS_AS)
