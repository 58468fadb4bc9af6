from django.apps import AppConfig

ACTIONS = (
    ("evidence.record", "Record evidence", "Evidence recorded"),
    ("evidence.change", "Change evidence", "Evidence changed"),
    ("tried_here.written", "Write what was tried", "A district wrote what it tried"),
    ("tried_here.changed", "Change what was tried", "A note on what was tried changed"),
    ("tried_here.withdrawn", "Withdraw a note", "A note on what was tried withdrawn"),
    ("tried_here.reported", "Report a note", "A note on what was tried reported"),
    ("tried_here.taken_down", "Take a note down", "A note on what was tried taken down"),
    ("tried_here.kept", "Let a note stand", "A note on what was tried stands"),
    ("collection.made", "Make a collection", "Collection made"),
    ("collection.changed", "Change a collection", "Collection changed"),
    ("collection.deleted", "Delete a collection", "Collection deleted"),
    ("resource_proposal.made", "Propose a resource", "Resource proposed"),
    ("resource_proposal.answered", "Answer a curator", "Proposal changed as asked"),
    ("resource_proposal.withdrawn", "Withdraw a proposal", "Proposal withdrawn"),
    ("resource_proposal.published", "Publish a proposal", "Proposal published without a review by the rubric"),
    ("resource_proposal.draft_deleted", "Delete a proposal's draft", "The proposal's draft was deleted"),
    ("resource.approve", "Approve a draft", "Draft approved by the rubric"),
    ("resource.changes", "Ask for changes", "Changes asked for"),
    ("resource.decline", "Decline a draft", "Draft declined"),
    ("resource.confirmed", "Confirm a resource", "Reviewed: it still holds"),
    ("resource.given", "Give to an owner", "Another owner sees to it"),
    ("resource.retired", "Retire a resource", "Resource retired"),
    ("resource.revived", "Bring a resource back", "Resource back in use"),
    ("tag.accept", "Accept a tag", "Tag accepted"),
    ("tag.decline", "Decline a tag", "Tag declined"),
    ("tag.merge", "Merge a tag", "Tag merged"),
    ("vocabulary.merge", "Merge terms", "Terms merged"),
    ("vocabulary.move", "Move a term", "Term moved"),
)


class ResourcesConfig(AppConfig):
    name = "clearinghouse.resources"
    label = "resources"
    verbose_name = "Library"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import audit, outbox, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.enums import NotificationKind  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.services import mail  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from clearinghouse.resources.brought import files as files_brought  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.curation.desk import DESK  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.forms import rubric  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.selectors.files import keys_from_pages  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.services import alerts, documents, match, personal, proposals_personal  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.waiting import KINDS  # noqa: PLC0415 -- apps must be loaded first

        for action in ACTIONS:
            audit.register_action(*action)
        for kind in KINDS:
            waiting.register(kind)
        outbox.register(documents.TOPIC, outbox.Delivery(documents.deliver, lease_seconds=3600, most_attempts=3))
        outbox.register(alerts.TOPIC, outbox.Delivery(alerts.deliver))
        mail.register_writing(NotificationKind.RESOURCE_CHANGED, mail.Writing("resources/email/changes", alerts.words_of))
        privacy.register(privacy.Holding("library", export=personal.export, erase=personal.erase))
        privacy.register(privacy.Holding("proposals", proposals_personal.export, erase=proposals_personal.erase))
        DESK.form_for, DESK.decide = rubric.form_for, rubric.decide_as_sent
        privacy.register(privacy.Holding("kept setting", match.export, erase=match.forget_setting))
        files_brought.register(keys_from_pages)
