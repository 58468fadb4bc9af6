"""What `manage.py start` does before it serves, after migrations and static files.

`once` names what a step was done for; it is done again when that changes, and without `once` at every start.
"""

from typing import Any

from clearinghouse.settings.environment import env

START_STEPS: list[dict[str, Any]] = [
    {"command": "prepare_site", "label": "Preparing the site", "once": "{SITE_URL}"},
    {"command": "load_demo", "label": "Loading the demo consortium", "demo": True},
    {"command": "update_file_uses", "label": "Writing down which files pages use", "once": "1"},
    {"command": "read_documents", "label": "Having documents read", "once": "1"},
    {"command": "update_oai", "label": "Telling other libraries", "once": "1"},
    {"command": "rebuild_index", "label": "Building the search index", "once": f"1 {env.ELASTICSEARCH_URL}"},
]
DEMO_PEOPLE = "clearinghouse.demo.people"
