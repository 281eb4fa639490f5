"""Every check there is, by hand: a new one is its module and a line here."""

from annotations.checks import (
    acronyms,
    appellations,
    broken_words,
    cause_and_result,
    date_order,
    dates,
    dependence,
    duration_and_range,
    event_dates,
    event_figures,
    figures,
    later_than_source,
    name_spellings,
    parts_and_whole,
    percentages,
    period_and_proof,
    quotation_marks,
    quote_speakers,
    quotes,
    titles,
    today_and_ended,
    weekdays,
)
from annotations.checks.check import Check, Comparison

CHECKS: tuple[Check, ...] = (
    dates,
    figures,
    percentages,
    parts_and_whole,
    duration_and_range,
    date_order,
    period_and_proof,
    weekdays,
    quotation_marks,
    cause_and_result,
    later_than_source,
    today_and_ended,
    acronyms,
    broken_words,
    name_spellings,
    quotes,
    quote_speakers,
)
COMPARISONS: tuple[Comparison, ...] = (
    event_dates,
    event_figures,
    titles,
    appellations,
    dependence,
)
