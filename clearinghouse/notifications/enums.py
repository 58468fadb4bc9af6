from django.db import models


class NotificationKind(models.TextChoices):
    """What people may be told of; each person chooses which of these also come by mail."""

    INVITATION = "invitation", "Somebody you invited has joined"
    NEW_COLLEAGUE = "new_colleague", "Somebody joined your district by its e-mail domain"
    PLACE = "place", "Your roles or your place in a district changed"
    CHALLENGE = "challenge", "A challenge that you proposed is decided on"
    PROPOSAL = "proposal", "Somebody proposes a challenge"
    APPLICATION = "application", "A district applies to join"
    MESSAGE = "message", "Somebody writes through the contact form"
    RESOURCE_PROPOSAL = "resource_proposal", "Somebody proposes a resource for the library"
    RESOURCE_DECISION = "resource_decision", "A resource that you proposed is decided on"
    SAVED_SEARCH = "saved_search", "A search that you saved finds something new"
    TRAINING = "training", "Your place in a training changed"
    TRAINING_REQUEST = "training_request", "Somebody of your district would like to go to a training"
    TRAINING_NEWS = "training_news", "There is news of a training that you take part in or asked for"
    TRAINING_DECISION = "training_decision", "A training of your district has too few people to take place"
    TRAINING_WISH = "training_wish", "Somebody proposes a training"
    ACCOMMODATION = "accommodation", "What somebody needs to take part in a training is asked for or answered"
    FORUM_POST = "forum_post", "Somebody writes in a topic or on a board that you follow"
    FORUM_MENTION = "forum_mention", "Somebody names you in a topic"
    FORUM_ASKED = "forum_asked", "Somebody asks the consortium what you know about"
    FORUM_FLAG = "forum_flag", "A post on a board that you moderate is reported or waits for you"
    FORUM_OPENED = "forum_opened", "An administrator of the consortium reads a board of your district, or that ends"
    FORUM_DECISION = "forum_decision", "A moderator decides about a post of yours"
    RESOURCE_CHANGED = "resource_changed", "A resource that you saved, collected or tried changes"


# News of work that stands on the dashboard itself until it is done.
NEWS_OF_WORK = (
    NotificationKind.PROPOSAL,
    NotificationKind.APPLICATION,
    NotificationKind.MESSAGE,
    NotificationKind.TRAINING_REQUEST,
    NotificationKind.TRAINING_DECISION,
    NotificationKind.TRAINING_WISH,
    NotificationKind.ACCOMMODATION,
    NotificationKind.RESOURCE_PROPOSAL,
    NotificationKind.FORUM_FLAG,
)
