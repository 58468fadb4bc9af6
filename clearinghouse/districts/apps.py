from django.apps import AppConfig

from clearinghouse.core import audit

ACTIONS = (
    ("district.created", "Add a district", "District added"),
    ("district.updated", "Change a district", "District's facts changed"),
    ("membership.begun", "Begin a membership", "Membership begun"),
    ("membership.roles", "Change roles", "Roles changed"),
    ("membership.ended", "End a membership", "Membership ended"),
    ("application.sent", "Send an application", "Application sent"),
    ("application.confirmed", "Confirm an application", "Address of the application confirmed"),
    ("application.claimed", "Take an application", "Application taken"),
    ("application.released", "Give an application back", "Application given back"),
    ("application.accepted", "Accept an application", "Application accepted"),
    ("application.declined", "Decline an application", "Application declined"),
    ("invitation.sent", "Send an invitation", "Invitation sent"),
    ("invitation.accepted", "Accept an invitation", "Invitation accepted"),
    ("invitation.withdrawn", "Take back an invitation", "Invitation taken back"),
    ("delegation.begun", "Name a stand-in", "Stand-in named"),
    ("delegation.ended", "End a stand-in's time", "Stand-in's time ended"),
)


class DistrictsConfig(AppConfig):
    name = "clearinghouse.districts"
    label = "districts"
    verbose_name = "Districts"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import outbox, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.districts.services import invitation_mail, invitations, personal  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.districts.waiting import KINDS  # noqa: PLC0415 -- apps must be loaded first

        outbox.register(invitations.TOPIC, outbox.Delivery(invitation_mail.deliver))
        privacy.register(privacy.Holding("districts", personal.export, personal.check, personal.erase))
        for kind in KINDS:
            waiting.register(kind)
        for action in ACTIONS:
            audit.register_action(*action)
