from clearinghouse.districts.models.application import Application
from clearinghouse.districts.models.district import District
from clearinghouse.districts.models.invitation import Invitation
from clearinghouse.districts.models.membership import Membership, MembershipRole

__all__ = ["Application", "District", "Invitation", "Membership", "MembershipRole"]
