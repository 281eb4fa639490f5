"""The kinds of annotation and contradiction, and the closed lists their details choose from."""

from enum import StrEnum


class Kind(StrEnum):
    """What is said of a passage."""

    CLAIM = "claim"
    STATISTIC = "statistic"
    QUOTE = "quote"
    TRANSLATION_ERROR = "translation_error"


# What is reviewed: every kind of annotation, and contradictions.
CONTRADICTION = "contradiction"
REVIEWED = (*(str(kind) for kind in Kind), CONTRADICTION)


class ContradictionKind(StrEnum):
    """In what passages do not go together."""

    DATING = "dating"
    FIGURE = "figure"
    FACT = "fact"
    NAMING = "naming"
    ATTRIBUTION = "attribution"
    TRANSLATION = "translation"


class ResolutionState(StrEnum):
    """What became of a contradiction; open until somebody decides."""

    OPEN = "open"
    PREFERRED = "preferred"
    RECONCILED = "reconciled"
    BOTH_DOUBTFUL = "both_doubtful"


CERTAINTIES = ("certain", "probable", "possible", "doubtful")
QUALIFIERS = ("exact", "about", "at_least", "at_most", "more_than", "less_than")
DIRECTNESS = ("direct", "indirect")

# MQM-Core: the seven dimensions and their core subtypes, as the MQM Council publishes them (themqm.org).
MQM_CATEGORIES = (
    "terminology",
    "terminology/inconsistent_with_terminology_resource",
    "terminology/inconsistent_use_of_terminology",
    "terminology/wrong_term",
    "accuracy",
    "accuracy/mistranslation",
    "accuracy/overtranslation",
    "accuracy/undertranslation",
    "accuracy/addition",
    "accuracy/omission",
    "accuracy/do_not_translate",
    "accuracy/untranslated",
    "linguistic_conventions",
    "linguistic_conventions/grammar",
    "linguistic_conventions/punctuation",
    "linguistic_conventions/spelling",
    "linguistic_conventions/unintelligible",
    "linguistic_conventions/character_encoding",
    "linguistic_conventions/textual_conventions",
    "style",
    "style/organization_style",
    "style/third_party_style",
    "style/inconsistent_with_external_reference",
    "style/language_register",
    "style/awkward_style",
    "style/unidiomatic_style",
    "style/inconsistent_style",
    "locale_conventions",
    "locale_conventions/number_format",
    "locale_conventions/currency_format",
    "locale_conventions/measurement_format",
    "locale_conventions/time_format",
    "locale_conventions/date_format",
    "locale_conventions/address_format",
    "locale_conventions/telephone_format",
    "locale_conventions/shortcut_key",
    "audience_appropriateness",
    "audience_appropriateness/culture_specific_reference",
    "audience_appropriateness/offensive",
    "design_and_markup",
    "design_and_markup/layout",
    "design_and_markup/markup_tag",
    "design_and_markup/truncation_text_expansion",
    "design_and_markup/missing_text",
    "design_and_markup/link_cross_reference",
)
MQM_SEVERITIES = ("neutral", "minor", "major", "critical")

NOTE_LIMIT = 20_000
DETAIL_LIMIT = 20_000
