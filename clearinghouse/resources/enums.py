from django.db import models


class ResourceKind(models.TextChoices):
    RESEARCH_REVIEW = "research_review", "Research review"


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
