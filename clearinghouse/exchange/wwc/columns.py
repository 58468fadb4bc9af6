"""The What Works Clearinghouse export of study findings: its columns and its words, in ours."""

from clearinghouse.resources.enums import EvidenceTier, GradeBand, StudyDesign, StudyRating

SITE = "https://ies.ed.gov/ncee/wwc"

FINDING, STUDY, REVIEW, INTERVENTION = "f_findingid", "s_studyid", "reviewid", "s_interventionid"

REQUIRED = frozenset(
    {
        FINDING, STUDY, REVIEW, INTERVENTION, "s_intervention_name", "s_citation", "s_study_design", "s_study_rating", "f_outcome_domain",
        "f_outcome_measure", "f_ss", "f_effect_size_wwc", "f_improvement_index", "f_is_stat_sig", "f_finding_rating", "f_essa_rating",
        "s_multisite", "s_standards_version", "s_urbanicity_rural", "s_urbanicity_suburban", "s_urbanicity_urban",
    }
)  # fmt: skip

RATINGS: dict[str, str] = {rating.label.casefold(): rating.value for rating in StudyRating}
DESIGNS: dict[str, str] = {design.value.casefold(): design.value for design in StudyDesign} | {
    design.label.casefold(): design.value for design in StudyDesign
}
TIERS: dict[str, int] = {f"essa tier {tier.value}": tier.value for tier in EvidenceTier}
GRADE_BANDS: dict[str, str] = {
    "pk & k": GradeBand.PK_K.value,
    "k-3": GradeBand.K_3.value,
    "3-6": GradeBand.GRADES_3_6.value,
    "6-9": GradeBand.GRADES_6_9.value,
    "9-12": GradeBand.GRADES_9_12.value,
}
TOPICS: dict[str, str] = {
    "literacy": "literacy",
    "math": "mathematics",
    "mathematics": "mathematics",
    "behavior": "behavior",
    "science": "science",
}

PROGRAM_TYPES = ("curriculum", "supplement", "practice", "policy", "school_level", "teacher_level")
DELIVERY_METHODS = ("individual", "small_group", "whole_class", "school")

# Recorded percentages of the sample that have no field of their own, by the name they are kept under.
SAMPLE_SHARES = {
    "female": "s_gender_female",
    "male": "s_gender_male",
    "Hispanic": "s_ethnicity_hispanic",
    "not Hispanic": "s_ethnicity_not_hispanic",
    "Asian": "s_race_asian",
    "Black": "s_race_black",
    "Native American": "s_race_native_american",
    "Pacific Islander": "s_race_pacific_islander",
    "White": "s_race_white",
    "other race": "s_race_other",
    "students with disabilities": "s_swd",
}
