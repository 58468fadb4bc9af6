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


class DecisionKind(models.TextChoices):
    """What moderators decide about a person's words."""

    HIDDEN = "hidden", "A post was taken down"
    PURGED = "purged", "The words of a post were taken out of everything"
    WARNED = "warned", "A moderator wrote to them"
    SILENCED = "silenced", "They may not write for a while"


class AppealState(models.TextChoices):
    """What became of an appeal."""

    WAITING = "waiting", "Waits for another moderator"
    KEPT = "kept", "The decision stays"
    UNDONE = "undone", "The decision is undone"


class WatchedAction(models.TextChoices):
    """What becomes of words that say it."""

    ASK = "ask", "Ask the author to look again"
    WAIT = "wait", "A moderator reads it first"
    REFUSE = "refuse", "It is not taken"


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


# What the audit trail keeps of the forums: its name, what one does, and what was done.
ACTIONS = (
    ("board.created", "Open a board", "Board opened"),
    ("board.updated", "Change a board", "Board changed"),
    ("board.opened", "Read a closed board for a while", "The consortium opened a closed board"),
    ("board.closed", "End the reading of a closed board", "A closed board was closed again"),
    ("post.flagged", "Report a post", "Post reported"),
    ("post.claimed", "Be on a post that waits", "A moderator is on it"),
    ("post.released", "Let go of a post that waits", "No moderator is on it any more"),
    ("post.closed", "Close what was reported of a deleted post", "Reports of a deleted post closed"),
    ("post.shown", "Let a post stand", "Post stands"),
    ("post.hidden", "Take a post down", "Post taken down"),
    ("post.purged", "Take the words of a post out of everything", "The words of a post are gone for good"),
    ("post.version", "Take earlier words of a post out of its history", "Earlier words of a post taken out, or let back"),
    ("post.warned", "Write to the author of a post", "A moderator wrote to the author of a post"),
    ("person.silenced", "Let somebody write nothing for a while", "Somebody may not write for a while"),
    ("person.heard", "Let somebody write again", "Somebody may write again"),
    ("word.watched", "Watch for a word", "A word is watched for"),
    ("word.unwatched", "Watch for a word no longer", "A word is watched for no longer"),
    ("rota.planned", "Plan who looks after the boards", "Week of the rota planned"),
    ("rota.cleared", "Take somebody off a week of the rota", "Week of the rota emptied"),
    ("appeal.made", "Ask that another moderator look", "Another moderator is asked to look"),
    ("appeal.decided", "Decide about an appeal", "Appeal decided"),
    ("topic.set", "Close, pin or move a topic", "Topic closed, pinned or moved"),
    ("topic.merged", "Merge topics", "Another topic became a part of this one"),
    ("topic.split", "Split posts off a topic", "Posts were split off into a topic of their own"),
    ("topic.answered", "Say what answers a question", "Accepted answer changed"),
)
