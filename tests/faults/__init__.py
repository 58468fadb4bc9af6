"""Kills, hangs and races against real processes. `make test` runs them short, `make faults` in full."""

import os

FULL = os.environ.get("FAULTS") == "full"
