"""Who gets into which part of the CMS: one rule for every beginning of an address, of which the longest holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tests.architecture.access_table import ALL, CONSORTIUM_ADMINISTRATOR, EDITORS
from tests.architecture.cast import SUPERUSER

CMS = "cms/"
SUPERUSERS = frozenset({SUPERUSER})
NOBODY: frozenset[str] = frozenset()


# The library's vocabularies beside its topics, by the address of their lists and the name of their model.
VOCABULARIES = {"subjects": "subject", "grades": "grade", "functional-needs": "functionalneed", "needs-to-run": "requirement"}


@dataclass(frozen=True)
class Rule:
    """`roles` may read and write below `prefix`; all others write nothing there and read nothing. `page` opens to `roles`, where it is given."""

    prefix: str
    roles: Collection[str]
    page: str = ""


RULES = (
    # Wagtail's own parts
    Rule(CMS, EDITORS, page="/cms/"),
    Rule("cms/sprite/", ALL, page="/cms/sprite/"),
    Rule("cms/jsi18n/", ALL, page="/cms/jsi18n/"),
    Rule("cms/login/", NOBODY),  # leads to the one door
    Rule("cms/failwhale/", NOBODY),
    Rule("cms/password_reset/", NOBODY),
    Rule("cms/pages/", EDITORS, page="/cms/pages/{page}/edit/"),
    Rule("cms/pages/<int:page_id>/lock/", CONSORTIUM_ADMINISTRATOR),
    Rule("cms/images/", EDITORS, page="/cms/images/"),
    Rule("cms/documents/", EDITORS, page="/cms/documents/"),
    Rule("cms/reports/", EDITORS, page="/cms/reports/site-history/"),
    Rule("cms/reports/locked/", CONSORTIUM_ADMINISTRATOR, page="/cms/reports/locked/"),
    Rule("cms/collections/", SUPERUSERS, page="/cms/collections/"),
    Rule("cms/redirects/", SUPERUSERS, page="/cms/redirects/"),
    Rule("cms/settings/", SUPERUSERS),
    Rule("cms/sites/", SUPERUSERS, page="/cms/sites/"),
    Rule("cms/users/", SUPERUSERS, page="/cms/users/"),
    Rule("cms/groups/", SUPERUSERS, page="/cms/groups/"),
    # Records beside the pages; a new kind is nobody's until it has a rule
    Rule("cms/snippets/", SUPERUSERS),
    Rule("cms/snippets/choose/", EDITORS, page="/cms/snippets/choose/resources/topic/"),
    Rule("cms/snippets/choose/advocacy/lettertemplate/create/", CONSORTIUM_ADMINISTRATOR),
    Rule("cms/snippets/choose/challenges/challenge/create/", CONSORTIUM_ADMINISTRATOR),
    Rule("cms/snippets/advocacy/lettertemplate/", CONSORTIUM_ADMINISTRATOR, page="/cms/snippets/advocacy/lettertemplate/"),
    Rule("cms/snippets/challenges/challenge/", CONSORTIUM_ADMINISTRATOR, page="/cms/snippets/challenges/challenge/"),
    Rule("cms/snippets/challenges/challenge/delete/", SUPERUSERS),
    Rule("cms/snippets/search/pinnedresults/", EDITORS, page="/cms/snippets/search/pinnedresults/"),
    Rule("cms/snippets/choose/search/pinnedresults/create/", EDITORS),
    *(
        rule
        for kind in ("findings", "interventions", "studies", "study-reviews", "topics", *VOCABULARIES)
        for rule in (
            Rule(f"cms/library/{kind}/", EDITORS, page=f"/cms/library/{kind}/"),
            Rule(f"cms/library/{kind}/delete/", CONSORTIUM_ADMINISTRATOR),
        )
    ),
    Rule("cms/search/vocabulary/", EDITORS, page="/cms/search/vocabulary/"),
    # Our own parts
    Rule("cms/library/tags/", EDITORS, page="/cms/library/tags/"),
    Rule("cms/library/vocabularies/", EDITORS, page="/cms/library/vocabularies/topics/"),
    Rule("cms/library/import/", EDITORS, page="/cms/library/import/"),
    Rule("cms/library/import/<uuid:public_id>/", EDITORS, page="/cms/library/import/{import}/"),
    Rule("cms/library/harvest/", EDITORS, page="/cms/library/harvest/"),
    Rule("cms/library/harvest/<int:pk>/", EDITORS, page="/cms/library/harvest/{harvest}/"),
    Rule("cms/library/links/", EDITORS, page="/cms/library/links/"),
    Rule("cms/library/eric/", EDITORS, page="/cms/library/eric/"),
    Rule("cms/library/records/", EDITORS, page="/cms/library/records/"),
    Rule("cms/library/records/resources.csv", EDITORS, page="/cms/library/records/resources.csv"),
    Rule("cms/library/records/resources.xlsx", EDITORS, page="/cms/library/records/resources.xlsx"),
    Rule("cms/reports/searches/", EDITORS, page="/cms/reports/searches/"),
    Rule("cms/reports/outbox/", CONSORTIUM_ADMINISTRATOR, page="/cms/reports/outbox/"),
    Rule("cms/reports/incoming-mail/", CONSORTIUM_ADMINISTRATOR, page="/cms/reports/incoming-mail/"),
)

# Faults of Wagtail's own that only editors meet, and only with requests that its pages do not send. An entry that no longer fails must go.
WAGTAILS_FAULTS = {
    "cms/choose-external-link/": "a form without `url` is read as one (wagtail/admin/forms/choosers.py)",
    "cms/documents/": "searching and filtering by use at once (modelsearch and `Coalesce`)",
    "cms/images/": "searching and filtering by use at once (modelsearch and `Coalesce`)",
    "cms/redirects/import/process/": "the second step without the first",
    **{
        f"cms/snippets/choose/{kind}/create/": "a form for a chooser that creates nothing"
        for kind in (
            "advocacy/lettertemplate",
            "challenges/challenge",
            "resources/finding",
            "resources/intervention",
            "resources/study",
            "resources/studyreview",
            "resources/topic",
            *(f"resources/{model}" for model in VOCABULARIES.values()),
            "search/synonymgroup",
            "search/pinnedresults",
        )
    },
}

# What an argument of an address in the CMS names: the object of the world that stands in its place, by the address's beginning.
ARGUMENTS = {
    "cms/": {
        "page_id": "{page}", "parent_page_id": "{page}", "page_to_move_id": "{page}", "page_pk": "{page}", "revision_id": "{revision}",
        "content_type_app_name": "resources", "content_type_model_name": "researchreviewpage", "app_name": "wagtailcore",
        "app_label": "wagtailcore", "model_name": "page", "action": "delete", "action_name": "approve", "public_id": "{import}",
        "object_id": "{page}",
    },
    "cms/documents/": {"pk": "{document_number}", "document_id": "{document_number}", "doc_id": "{document_number}"},
    "cms/api/main/^documents/": {"pk": "{document_number}"},
    "cms/api/main/^images/": {"pk": "{image}"},
    "cms/api/main/^pages/": {"pk": "{page}"},
    "cms/images/": {"pk": "{image}", "image_id": "{image}", "filter_spec": "width-100"},
    "cms/library/findings/": {"pk": "{finding}"},
    "cms/library/interventions/": {"pk": "{intervention}"},
    "cms/library/studies/": {"pk": "{study}"},
    "cms/library/study-reviews/": {"pk": "{study_review}"},
    "cms/library/topics/": {"pk": "{topic}"},
    "cms/library/tags/": {"pk": "{tag}", "deed": "decline"},
    "cms/library/vocabularies/": {"vocabulary": "topics", "pk": "{topic}"},
    **{f"cms/library/{address}/": {"pk": f"{{{model}}}"} for address, model in VOCABULARIES.items()},
    **{f"cms/snippets/choose/resources/{model}/": {"pk": f"{{{model}}}"} for model in VOCABULARIES.values()},
    "cms/snippets/advocacy/lettertemplate/": {"pk": "{letter_number}"},
    "cms/snippets/challenges/challenge/": {"pk": "{challenge_number}"},
    "cms/snippets/choose/advocacy/lettertemplate/": {"pk": "{letter_number}"},
    "cms/snippets/choose/challenges/challenge/": {"pk": "{challenge_number}"},
    "cms/search/vocabulary/": {"pk": "{synonyms}"},
    "cms/snippets/choose/search/synonymgroup/": {"pk": "{synonyms}"},
    "cms/snippets/choose/resources/finding/": {"pk": "{finding}"},
    "cms/snippets/choose/resources/intervention/": {"pk": "{intervention}"},
    "cms/snippets/choose/resources/study/": {"pk": "{study}"},
    "cms/snippets/choose/resources/studyreview/": {"pk": "{study_review}"},
    "cms/snippets/choose/resources/topic/": {"pk": "{topic}"},
    "cms/snippets/search/pinnedresults/": {"pk": "{pinned_number}"},
    "cms/snippets/choose/search/pinnedresults/": {"pk": "{pinned_number}"},
    "cms/reports/outbox/": {"pk": "{dead_message}"},
    "cms/library/harvest/": {"pk": "{harvest}"},
    "cms/library/links/": {"pk": "{link_check}"},
    "cms/users/": {"pk": "{user}"},
}  # fmt: skip


def rule_of(pattern: str) -> Rule:
    """The rule of an address: that of the longest beginning."""
    return max((rule for rule in RULES if pattern.startswith(rule.prefix)), key=lambda rule: len(rule.prefix))
