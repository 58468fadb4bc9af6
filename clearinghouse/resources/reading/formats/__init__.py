"""How each kind of file gives its words. These modules know nothing of the site."""


class Unreadable(Exception):
    """The file gives no words; the message says to a person why, and what to do."""


PROTECTED = "It is protected by a password, so its words are not found by search. Upload a copy without one."
BROKEN = (
    "It is damaged or is not what its name says, so its words are not found by search. Open it, save it anew and upload it again."
)
