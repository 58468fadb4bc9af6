from enum import StrEnum

from django.db import models


class DistrictKind(models.TextChoices):
    MEMBER = "member", "Member"
    ASSOCIATE = "associate", "Associate"
    OBSERVER = "observer", "Observer"
    APPLICANT = "applicant", "Applicant"
    FORMER = "former", "Former member"
    LISTED = "listed", "Listed only"


# Districts whose people are members of the consortium; observers, applicants and former members see what the public sees.
BELONGING_KINDS = (DistrictKind.MEMBER, DistrictKind.ASSOCIATE)
PUBLIC_KINDS = (*BELONGING_KINDS, DistrictKind.OBSERVER)


class Locale(models.TextChoices):
    """The four groups of the NCES locale framework (https://nces.ed.gov/programs/edge/Geographic/LocaleBoundaries)."""

    CITY = "city", "City"
    SUBURB = "suburb", "Suburb"
    TOWN = "town", "Town"
    RURAL = "rural", "Rural"


class Grade(models.TextChoices):
    PRE_K = "PK", "Pre-kindergarten"
    KINDERGARTEN = "K", "Kindergarten"
    GRADE_1 = "01", "Grade 1"
    GRADE_2 = "02", "Grade 2"
    GRADE_3 = "03", "Grade 3"
    GRADE_4 = "04", "Grade 4"
    GRADE_5 = "05", "Grade 5"
    GRADE_6 = "06", "Grade 6"
    GRADE_7 = "07", "Grade 7"
    GRADE_8 = "08", "Grade 8"
    GRADE_9 = "09", "Grade 9"
    GRADE_10 = "10", "Grade 10"
    GRADE_11 = "11", "Grade 11"
    GRADE_12 = "12", "Grade 12"
    POST = "SP", "Beyond grade 12"


class Role(models.TextChoices):
    TEACHER = "teacher", "Teacher"
    PD_COORDINATOR = "pd_coordinator", "PD coordinator"
    CURATOR = "curator", "Curator"
    MODERATOR = "moderator", "Moderator"
    DISTRICT_ADMINISTRATOR = "district_administrator", "District administrator"
    FINANCE_CONTACT = "finance_contact", "Finance contact"
    CONSORTIUM_ADMINISTRATOR = "consortium_administrator", "Consortium administrator"


# Roles whose work is for the whole consortium; only a consortium administrator gives and takes them.
CONSORTIUM_ROLES = frozenset({Role.CURATOR, Role.MODERATOR, Role.CONSORTIUM_ADMINISTRATOR})


# What a district that applies may become.
OPEN_TO_APPLICANTS = (DistrictKind.MEMBER, DistrictKind.ASSOCIATE, DistrictKind.OBSERVER, DistrictKind.APPLICANT)


class ApplicationState(models.TextChoices):
    """How far an application has come. It counts only once the address of whoever sent it is confirmed."""

    UNCONFIRMED = "unconfirmed", "Address not confirmed"
    WAITING = "waiting", "Waits for a decision"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class Change(StrEnum):
    """What became of a record that was to be stored."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Audience(models.TextChoices):
    """Who may see a thing. DISTRICT means the members of the district that owns it."""

    PUBLIC = "public", "Everyone"
    MEMBERS = "members", "Members of the consortium"
    DISTRICT = "district", "One district"
