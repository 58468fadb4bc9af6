from django.db import models


class ResourceKind(models.TextChoices):
    RESEARCH_REVIEW = "research_review", "Research review"
    PRACTICE_GUIDE = "practice_guide", "Practice guide"
    PRACTICE = "practice", "Technology practice"
    ASSISTIVE_TECHNOLOGY = "assistive_technology", "Assistive technology"
    LINK = "link", "Link or document"


class ProgramType(models.TextChoices):
    CURRICULUM = "curriculum", "Curriculum"
    SUPPLEMENT = "supplement", "Supplement"
    PRACTICE = "practice", "Teaching practice"
    POLICY = "policy", "Policy"
    SCHOOL_LEVEL = "school level", "Whole-school program"
    TEACHER_LEVEL = "teacher level", "Program for teachers"


class DeliveryMethod(models.TextChoices):
    INDIVIDUAL = "individual", "One student at a time"
    SMALL_GROUP = "small group", "In small groups"
    WHOLE_CLASS = "whole class", "With whole classes"
    SCHOOL = "school", "Across a school"


class StudyDesign(models.TextChoices):
    RCT = "RCT", "Randomized controlled trial"
    QED = "QED", "Quasi-experimental design"
    RDD = "RDD", "Regression discontinuity design"
    SCD = "SCD", "Single-case design"


class StudyRating(models.TextChoices):
    WITHOUT_RESERVATIONS = "without_reservations", "Meets WWC standards without reservations"
    WITH_RESERVATIONS = "with_reservations", "Meets WWC standards with reservations"
    DOES_NOT_MEET = "does_not_meet", "Does not meet WWC standards"


class EvidenceTier(models.IntegerChoices):
    """Tiers of evidence under the Every Student Succeeds Act, section 8101(21)(A) (20 U.S.C. 7801(21)(A))."""

    STRONG = 1, "Tier 1: strong evidence"
    MODERATE = 2, "Tier 2: moderate evidence"
    PROMISING = 3, "Tier 3: promising evidence"
    RATIONALE = 4, "Tier 4: demonstrates a rationale"


class Setting(models.TextChoices):
    RURAL = "rural", "Rural"
    SUBURBAN = "suburban", "Suburban"
    URBAN = "urban", "Urban"


class GradeBand(models.TextChoices):
    PK_K = "pk-k", "Pre-K and kindergarten"
    K_3 = "k-3", "Kindergarten to grade 3"
    GRADES_3_6 = "3-6", "Grades 3 to 6"
    GRADES_6_9 = "6-9", "Grades 6 to 9"
    GRADES_9_12 = "9-12", "Grades 9 to 12"


class GuideEvidence(models.TextChoices):
    """How sure a practice guide is of a recommendation, in the publishers' own levels (IES: strong, moderate, minimal; promising since 2019)."""

    STRONG = "strong", "Strong evidence"
    MODERATE = "moderate", "Moderate evidence"
    PROMISING = "promising", "Promising evidence"
    MINIMAL = "minimal", "Minimal evidence"


class Devices(models.TextChoices):
    NONE = "none", "No device"
    ONE_FOR_THE_ROOM = "one_for_the_room", "One for the room"
    ONE_FOR_A_GROUP = "one_for_a_group", "One for each group"
    ONE_EACH = "one_each", "One for each student"


class Bandwidth(models.TextChoices):
    OFFLINE = "offline", "Works without a line"
    LOW = "low", "A slow line is enough"
    MODERATE = "moderate", "An ordinary line"
    HIGH = "high", "A fast line, for video"


class IsteArea(models.TextChoices):
    """The seven areas of the ISTE Standards for Educators (https://iste.org/standards/educators)."""

    LEARNER = "learner", "Learner"
    LEADER = "leader", "Leader"
    CITIZEN = "citizen", "Citizen"
    COLLABORATOR = "collaborator", "Collaborator"
    DESIGNER = "designer", "Designer"
    FACILITATOR = "facilitator", "Facilitator"
    ANALYST = "analyst", "Analyst"


class SamrLevel(models.TextChoices):
    """A lens for talk among colleagues, no measure of quality: SAMR has little evidence of its own (Hamilton et al., 2016)."""

    SUBSTITUTION = "substitution", "Substitution"
    AUGMENTATION = "augmentation", "Augmentation"
    MODIFICATION = "modification", "Modification"
    REDEFINITION = "redefinition", "Redefinition"


class TechLevel(models.TextChoices):
    """The rungs of the ladder, lowest first."""

    LOW = "low", "Low-tech"
    MID = "mid", "Mid-tech"
    HIGH = "high", "High-tech"


class Environment(models.TextChoices):
    CLASSROOM = "classroom", "In the classroom"
    RESOURCE_ROOM = "resource-room", "In a quiet or resource room"
    HALLWAY_AND_BUS = "hallway-and-bus", "In the hallway and on the bus"
    OUTDOORS = "outdoors", "Outdoors and at recess"
    HOME = "home", "At home"
    ONLINE = "online", "Online"


class AccessMode(models.TextChoices):
    """https://schema.org/accessMode"""

    AUDITORY = "auditory", "By hearing"
    TACTILE = "tactile", "By touch"
    TEXTUAL = "textual", "By text"
    VISUAL = "visual", "By sight"


class AccessibilityFeature(models.TextChoices):
    """Values of https://schema.org/accessibilityFeature, as the W3C's vocabulary of accessibility properties lists them."""

    ALTERNATIVE_TEXT = "alternativeText", "Alternative text"
    AUDIO_DESCRIPTION = "audioDescription", "Audio description"
    BRAILLE = "braille", "Braille"
    CAPTIONS = "captions", "Captions"
    DESCRIBED_MATH = "describedMath", "Described mathematics"
    DISPLAY_TRANSFORMABILITY = "displayTransformability", "Size, spacing and colors can be changed"
    HIGH_CONTRAST_AUDIO = "highContrastAudio", "High-contrast audio"
    HIGH_CONTRAST_DISPLAY = "highContrastDisplay", "High-contrast display"
    LARGE_PRINT = "largePrint", "Large print"
    LATEX = "latex", "Mathematics as LaTeX"
    LONG_DESCRIPTION = "longDescription", "Long descriptions"
    MATHML = "MathML", "Mathematics as MathML"
    READING_ORDER = "readingOrder", "Reading order"
    SIGN_LANGUAGE = "signLanguage", "Sign language"
    STRUCTURAL_NAVIGATION = "structuralNavigation", "Moves by headings and parts"
    SYNCHRONIZED_AUDIO_TEXT = "synchronizedAudioText", "Text highlighted as it is read"
    TACTILE_GRAPHIC = "tactileGraphic", "Tactile graphics"
    TACTILE_OBJECT = "tactileObject", "Tactile objects"
    TIMING_CONTROL = "timingControl", "Control over timing"
    TRANSCRIPT = "transcript", "Transcript"
    TTS_MARKUP = "ttsMarkup", "Pronunciation for speech"
    UNLOCKED = "unlocked", "Not locked against assistive technology"


class AccessibilityHazard(models.TextChoices):
    """Values of https://schema.org/accessibilityHazard."""

    NONE = "none", "None"
    FLASHING = "flashing", "Flashing"
    MOTION = "motionSimulation", "Motion"
    SOUND = "sound", "Sudden sound"
    UNKNOWN = "unknown", "Not known"


class Origin(models.TextChoices):
    """How a resource came here."""

    WRITTEN = "written", "Written here"
    PROPOSED = "proposed", "Proposed by a member"
    IMPORTED = "imported", "Imported from a file"
    HARVESTED = "harvested", "Harvested from another library"


class TagState(models.TextChoices):
    PROPOSED = "proposed", "Waits for a curator"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    MERGED = "merged", "Merged into another word"


class LinkState(models.TextChoices):
    """What is known of an address. One that fails is asked again for days before it is called dead."""

    UNCHECKED = "unchecked", "Not checked yet"
    ANSWERS = "answers", "Answers"
    FAILING = "failing", "Failed, asked again"
    DEAD = "dead", "Dead"
    REFUSED = "refused", "No address to open"


class ProposalState(models.TextChoices):
    """Where a member's proposal of a resource stands."""

    WAITING = "waiting", "Waits for a curator"
    CHANGES = "changes", "Waits for your changes"
    ACCEPTED = "accepted", "In the library"
    DECLINED = "declined", "Not taken"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Decision(models.TextChoices):
    """What a curator says to a draft that lies before them."""

    APPROVE = "approve", "Publish it"
    CHANGES = "changes", "Ask for changes"
    DECLINE = "decline", "Decline it"


class Criterion(models.TextChoices):
    """What the quality rubric asks of a resource. The anchors of each score are in curation/rubric.py."""

    EVIDENCE = "evidence", "Accurate and backed up"
    FIT = "fit", "Fits small schools"
    EASE = "ease", "Easy to start"
    ACCESS = "access", "Accessible"
    TERMS = "terms", "Clear terms of use"
    CURRENCY = "currency", "Up to date"


class FileKind(models.TextChoices):
    IMAGE = "image", "Picture"
    DOCUMENT = "document", "Document"


class ReadingState(models.TextChoices):
    WAITING = "waiting", "Waits to be read"
    READ = "read", "Read"
    UNREADABLE = "unreadable", "Cannot be read"
