from clearinghouse.districts.models.application import Application
from clearinghouse.districts.models.delegation import Delegation
from clearinghouse.districts.models.district import District
from clearinghouse.districts.models.invitation import Invitation
from clearinghouse.districts.models.membership import Membership, MembershipRole

__all__ = ["Application", "Delegation", "District", "Invitation", "Membership", "MembershipRole"]
