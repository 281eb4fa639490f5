"""Which quotations are speech: not titles, names and words that are only set apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from annotations.checks.languages.table import words
from annotations.checks.quoting.pairing import Quotation, find_quotations
from annotations.checks.quoting.single import single_pairs
from annotations.checks.quoting.speakers import Attribution, attribute, lead_of
from annotations.checks.quoting.verbs import VERB
from annotations.checks.reading import Reading

_WORD = re.compile(r"[^\W_]+")
_NAMING = words(
    "decree law order act bill book article film song newspaper magazine journal paper thesis dissertation report "
    "essay novel poem play painting entitled titled called named headed headlined known project programme program "
    "campaign operation resolution series section chapter so-called term word words phrase expression slogan title "
    "name nickname nicknamed monograph brochure handbook collection study agency company factory ship steamer bank "
    "group organization organisation party union association movement указ закон книга книге статья статье газета "
    "газете журнал журнале фильм приказ так называемый называемая kitabı məqaləsi qəzeti jurnalı fərmanı qanunu "
    "adlı"
)
_NEAR = 60  # code points from a verb of saying to words quoted within the narrator's own sentence
_NEAR = 60  # code points from a verb of saying to words quoted within the sentence of the narrator
_SHORTEST = 5  # words of a sentence that nobody is said to have spoken


_MOST = 10_000  # quotations of a text that are judged: no text of words has more


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation from mark to mark, and who is said to speak."""

    start: int
    end: int
    attribution: Attribution


_FOUND: "WeakKeyDictionary[Reading, tuple[Speech, ...]]" = WeakKeyDictionary()  # several checks ask for the same


def find_speech(reading: Reading) -> tuple[Speech, ...]:
    """Every closed quotation that is speech, none within another, in the order of the text; the first 10,000."""
    if reading not in _FOUND:
        _FOUND[reading] = tuple(_speech(reading))
    return _FOUND[reading]


def _speech(reading: Reading) -> Iterator[Speech]:
    doubles = [one for one in find_quotations(reading) if one.end is not None and one.end > one.start + 2]
    outer = [one for one in doubles if one.depth == 0]
    for one in sorted([*outer, *_singles(reading, outer)], key=lambda one: one.start)[:_MOST]:
        end = one.end or one.start + 1
        attribution = attribute(reading, one.start, end)
        if _is_speech(reading, one.start, end, attribution):
            yield Speech(one.start, end, attribution)


def _singles(reading: Reading, doubles: list[Quotation]) -> Iterator[Quotation]:
    """Pairs of single marks outside of double ones."""
    at = 0
    for block in reading.blocks:
        for start, closing in single_pairs(reading.text, block.start, block.end):
            while at < len(doubles) and (doubles[at].end or 0) <= start:
                at += 1
            if at == len(doubles) or doubles[at].start > closing:
                yield Quotation(start, closing + 1)


def _is_speech(reading: Reading, start: int, end: int, attribution: Attribution) -> bool:
    inner = reading.text[start + 1 : end - 1].strip()
    lead = reading.text[slice(*lead_of(reading, start))].rstrip()
    said = _WORD.findall(inner[:2000])
    if not said or _is_titled(lead) or (_is_title_case(said) and not attribution.is_said):
        return False
    if attribution.is_said:
        is_near = VERB.search(lead[-_NEAR:]) is not None or 0 < start - attribution.end < _NEAR
        is_introduced = not lead or lead.endswith(":") or (is_near and lead.endswith((",", "that", "что", "ki")))
        is_part = is_near and len(said) > 2 and not _is_title_case(said)
        return is_introduced or attribution.start >= end or _is_sentence(inner, said) or is_part
    return _is_sentence(inner, said) and (not lead or lead.endswith((":", ",", ".", "!", "?")))


def _is_titled(lead: str) -> bool:
    """A word that titles and names are introduced with stands right before."""
    last = [word.casefold() for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", lead[-40:])[-2:]]
    return bool(last) and not lead.endswith((":", ",")) and (last[-1] in _NAMING or last in (["known", "as"],))


def _is_title_case(said: list[str]) -> bool:
    long = [word for word in said if len(word) > 3]
    return len(said) < 15 and all(word[0].isupper() or word[0].isdigit() for word in long)


def _is_sentence(inner: str, said: list[str]) -> bool:
    begins = inner.lstrip("… .")[:1]
    return len(said) >= _SHORTEST and begins.isupper() and inner.endswith((".", "!", "?", "…", ",", ".)"))
