"""The check `treaty_names`: well-known treaties and bodies under words that are not those of their names."""

import re
from collections.abc import Iterator
from functools import cache

from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding
from annotations.checks.naming.misnamed import Misnamed, find_misnamed
from annotations.checks.naming.treaties import MISTAKEN_FOR, QUALITY, TREATIES, Treaty
from annotations.checks.reading import Reading
from annotations.rules.kinds import Kind

NAME = "treaty_names"
TITLE = "Names of treaties and bodies"
EXPLANATION = (
    "Knows some forty places that treaties are called after, what these are about, and the names of some ninety"
    " treaties and international bodies. Where an English text calls one by another word, as translations do, or sets"
    " its words in another order, it says which one bears that name. Others, and other languages, it does not know."
)
SETTINGS: tuple[Setting, ...] = ()

_TO_SUBJECT = (
    r"\s+(?:on|against|for|about|of|concerning|regarding|relating to|in the (?:field|area) of|to (?:combat|fight))"
    r"\s+(?:[\w-]+\s+){0,4}?"
)
# Who is bound by something, or what is done with it, when it is a treaty.
_BOUND = re.compile(
    r"\b(?:join(?:s|ed|ing)?|acced\w+ to|accession to|ratif\w+|(?:party|parties|signator\w+) (?:to|of)|adher\w+ to"
    r"|members? of|(?:withdr\w+|withdrawal) from|violat\w+(?: of)?|signed|under)\s+(?:the\s+)?[\"“„«'‘]?$",
    re.IGNORECASE,
)
_BINDING = re.compile(
    r"['’]?s?[\"”“»'’]?\s+(?:(?:member|signatory)\s+)?(?:countries|states|members|signatories|organi[sz]ation|bloc|allies)\b",
    re.IGNORECASE,
)
_REACH = 40  # code points before a name in which it is said who joined


def check(reading: Reading, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001
    """A translation error for each, in the order of the text, with the kind of treaty that bears the name."""
    if reading.language not in (None, "en"):
        return
    found = [*_after_places(reading), *(_misnamed(reading, one) for one in find_misnamed(reading))]
    end = 0
    for finding in sorted(found, key=lambda one: one.passages[0].start):
        if finding.passages[0].start >= end:
            end = finding.passages[0].end
            yield finding


def _after_places(reading: Reading) -> Iterator[Finding]:
    for place in _places().finditer(reading.text):
        for treaty in TREATIES[place[1]]:
            if found := _called_otherwise(treaty, reading.text, place):
                yield _finding(reading, place, treaty, found)
                break


def _misnamed(reading: Reading, found: Misnamed) -> Finding:
    words = " ".join(reading.text[found.start : found.end].split())
    usual = found.official.usual
    told = ", ".join(f"‘{wrong}’ for ‘{meant}’" for wrong, meant in found.instead) or "its words in another order"
    return _told(reading, found.start, found.end, f"‘{words}’ seems to be the {usual}, with {told}.", usual)


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(TREATIES, key=len, reverse=True))})\s+(?=\w)")


@cache
def _about(treaty: Treaty) -> re.Pattern[str]:
    """A word that is none for a treaty, and then what this treaty is about."""
    wrong = rf"(?i:(?P<wrong>{MISTAKEN_FOR[treaty.kind]}|{QUALITY}))"
    return re.compile(rf"{wrong}{_TO_SUBJECT}(?P<subject>(?i:{treaty.subject}))\b")


@cache
def _mistaken(treaty: Treaty) -> re.Pattern[str]:
    return re.compile(rf"(?i:(?P<wrong>{MISTAKEN_FOR[treaty.kind]}))\b(?P<subject>)")


def _called_otherwise(treaty: Treaty, text: str, place: re.Match[str]) -> re.Match[str] | None:
    """A name with another word in it: by a capital, quotation marks or who is bound by it, and by what it is about;
    where that is not said, by two of these.
    """
    found = _about(treaty).match(text, place.end()) or _mistaken(treaty).match(text, place.end())
    if found is None:
        return None
    is_written_so = found["wrong"][0].isupper() or text[max(place.start() - 1, 0)] in "\"“„«'‘"
    is_bound = _BOUND.search(text[max(place.start() - _REACH, 0) : place.start()]) is not None
    if found["subject"]:
        return found if is_written_so or is_bound else None
    return found if is_written_so and (is_bound or _BINDING.match(text, found.end())) else None


def _finding(reading: Reading, place: re.Match[str], treaty: Treaty, found: re.Match[str]) -> Finding:
    wrong, right = found["wrong"], treaty.kind
    words = " ".join(reading.text[place.start() : found.end()].split())
    about = f" and is about {' '.join(found['subject'].split())}" if found["subject"] else " and binds states"
    message = f"‘{words}’: what is called after {place[1]}{about} is a {right}; ‘{wrong}’ is no word for one."
    return _told(reading, place.start(), found.end(), message, words.replace(wrong, right, 1))


def _told(reading: Reading, start: int, end: int, message: str, correction: str) -> Finding:
    return Finding(
        check=NAME,
        kind=Kind.TRANSLATION_ERROR,
        passages=(reading.passage(start, end),),
        message=message,
        values={
            "category": "accuracy/mistranslation",
            "severity": "major",
            "correction": correction,
            "explanation": message,
        },
    )
