from django.db import models


class BoardAudience(models.TextChoices):
    """Who reads a board. The last three follow memberships and roles by themselves."""

    PUBLIC = "public", "Everyone may read; members write"
    MEMBERS = "members", "Members of the consortium"
    DISTRICTS = "districts", "Some districts"
    DISTRICT = "district", "One district"
    ROLE = "role", "Whoever holds one role"


# Boards of the consortium as a whole; those of districts are closed to the consortium's own administrators too.
COMMON = (BoardAudience.PUBLIC, BoardAudience.MEMBERS, BoardAudience.ROLE)


class TopicKind(models.TextChoices):
    QUESTION = "question", "Question"
    DISCUSSION = "discussion", "Discussion"
    ANNOUNCEMENT = "announcement", "Announcement"


class PostState(models.TextChoices):
    """What became of a post. Only what is shown is there for others than its author and the board's moderators."""

    SHOWN = "shown", "Shown"
    WAITING = "waiting", "Waits for a moderator"
    HIDDEN = "hidden", "Taken down"
    DELETED = "deleted", "Deleted by its author"


class What(models.TextChoices):
    """What happened in a topic, as open pages are told."""

    POSTED = "posted", "A new post"
    CHANGED = "changed", "A post changed"
    SHOWN = "shown", "A post came to be shown"
    GONE = "gone", "A post is no longer shown"
    TOPIC = "topic", "The topic itself changed"


class ReactionKind(models.TextChoices):
    """What a person may say of a post in one word."""

    THANKS = "thanks", "Thanks"
    HELPFUL = "helpful", "Helpful"
    SAME = "same", "Me too"
    AGREE = "agree", "Agree"


class FileKind(models.TextChoices):
    """What stands below the words of a post."""

    PICTURE = "picture", "Picture"
    DOCUMENT = "document", "Document"


class Level(models.TextChoices):
    """How much a person wants to hear of a topic or a board."""

    MENTIONS = "mentions", "Only where somebody names me"
    WATCH = "watch", "Every new post"
    MUTE = "mute", "Nothing"


class FlagReason(models.TextChoices):
    """Why a post should not stand. The first is hidden at once; a moderator looks afterwards."""

    STUDENT = "student", "It tells of a student"
    UNKIND = "unkind", "It is unkind to somebody"
    WRONG = "wrong", "It is wrong in a way that may do harm"
    ELSEWHERE = "elsewhere", "It belongs on another board, or nowhere here"
    SELLING = "selling", "It sells something"
    OTHER = "other", "Something else"


class FlagState(models.TextChoices):
    WAITING = "waiting", "Waits for a moderator"
    UPHELD = "upheld", "The post was taken down"
    DISMISSED = "dismissed", "The post stands"


class AskedState(models.TextChoices):
    """What became of a question that was put to one person."""

    ASKED = "asked", "Asked"
    DECLINED = "declined", "Cannot help"


class SubjectKind(models.TextChoices):
    """What a topic may be about, by the model that holds it: a further kind is one line here, and its page says `talk_about`."""

    RESOURCE = "resources.ResourcePage", "Resource"
    EVENT = "pd_events.Event", "Training"
    CHALLENGE = "challenges.Challenge", "Challenge"


class Rhythm(models.TextChoices):
    """When a person gets mail of what they follow here."""

    AT_ONCE = "at_once", "At once: one letter for each topic, then none until I have looked"
    DAILY = "daily", "Once a day: one letter on school mornings"
    WEEKLY = "weekly", "Once a week: one letter on the first school morning"
    NONE = "none", "Never: I look here"


GATHERED = (Rhythm.DAILY, Rhythm.WEEKLY)


class Arrival(models.TextChoices):
    """What became of a mail that came in."""

    POSTED = "posted", "Became a post"
    REPORTED = "reported", "Reported a post"
    REFUSED = "refused", "Was refused, and its sender told why"
    UNKNOWN = "unknown", "Came to an address that is not ours, or no longer"
    FORGED = "forged", "Came from somebody else than the address was made for"
    AUTOMATIC = "automatic", "Was written by a machine"
    BOUNCED = "bounced", "Said that a letter could not be delivered"
    TOO_LARGE = "too_large", "Was too large, or nested too deep"
