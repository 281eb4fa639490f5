"""Who is said to speak in a quotation: a name or an office that stands with a verb of saying beside it."""

import re
from dataclasses import dataclass

from annotations.checks.naming.mention import NameMention
from annotations.checks.naming.near import names_between
from annotations.checks.quoting.verbs import VERB
from annotations.checks.reading import Reading

_REACH = 300  # code points before a quotation that may introduce it
_AFTER = 140
_OFFICE = re.compile(
    r"(?<![\w'’])(?:(?:the|a|an|my|our|his|her|their|one)\s)?(?:[^\W\d_-]+\s){0,2}?"
    r"(?:president|minister|director|head|chief|spokesm[ae]n|spokeswoman|spokesperson|mayor|governor|captain|general|colonel"
    r"|officer|officials?|ambassador|secretary|chair(?:man|woman)|commander|expert|analyst|professor|doctor|historian|lawyer"
    r"|prosecutor|judge|leader|king|queen|prince|bishop|priest|editor|author|teacher|mother|father|brother|sister|witness"
    r"|survivor|police(?:man|woman)?|skipper|engineer|worker|soldier|neighbour|neighbor|inspector|manager|owner"
    r"|президент|министр|директор|начальник|представитель|мэр|губернатор|капитан|мастер|председатель|командир|эксперт"
    r"|историк|судья|прокурор|naziri?|direktoru?|rəisi?|sədri?|prezidenti?|kapitan|komandiri?)"
    r"(?:\s(?:of|for)\s(?:the\s)?[^\W\d_]+){0,2}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:\s*,[^,.;:!?]{2,60})?\s*,?\s*(?:also|then|later|has|had|himself|herself|once|ещё|тогда)?\s*")
_OBJECT = re.compile(r"\b(?:of|from|at|in|with|to|by|for)\s+(?:the\s+)?$", re.IGNORECASE)
# A verb in the past right behind a name, which has a title: somebody does what the quotation tells.
_ACTS = re.compile(r"\s(?:[^\W\d_]+ed|set|gave|put|made|wrote|spoke|went|began)\b")
_SURNAMED = re.compile(r"\w \w+(?:ov|ev|ova|eva|yev|yeva|ski|sky|son|sen|yan|dze|shvili|enko|zade|oglu)$")
_CLOSED_BY_COMMA = frozenset(",!?…—-")
_ACCORDING = re.compile(r"\b(?:according to|in the words of|по словам|по мнению)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """`speaker` as written, None where nobody is named; `start` and `end` are where it stands; `is_said`: a verb is."""

    speaker: str | None = None
    start: int = 0
    end: int = 0
    is_said: bool = False


NOBODY = Attribution()


def attribute(reading: Reading, start: int, end: int) -> Attribution:
    """Who says what stands from one quotation mark to the other: told after it, else before it."""
    after = _told_after(reading, start, end)
    if after.is_said:
        return after
    return _told_before(reading, start)


def lead_of(reading: Reading, start: int) -> tuple[int, int]:
    """What introduces a quotation: its sentence as far as the mark, or the one before where that ends in a colon."""
    begins = max(reading.sentence_at(start).start, start - _REACH)
    if begins < start and reading.text[begins:start].strip(" \t\n—–-"):
        return begins, start
    before = reading.text[max(start - 4, 0) : start].rstrip()
    if before.endswith(":") and start:
        place = start - (4 - len(before)) if start >= 4 else start
        return max(reading.sentence_at(max(place - 2, 0)).start, start - _REACH), start
    return start, start


def _told_before(reading: Reading, start: int) -> Attribution:
    text = reading.text
    begins, ends = lead_of(reading, start)
    verbs = list(VERB.finditer(text, begins, ends))
    if not verbs:
        return _according(reading, begins, ends)
    inverted = _person_at(reading, verbs[-1].end(), ends)
    if inverted and not text[inverted.end : ends].strip(" ,:\n—–-“”"):
        return inverted
    for verb in reversed(verbs[-3:]):
        subject = _subject(reading, begins, verb.start())
        if subject:
            return subject
    return Attribution(is_said=True)


def _according(reading: Reading, begins: int, ends: int) -> Attribution:
    names = names_between(reading.names, begins, ends)
    for name in names:
        if _ACCORDING.search(reading.text, begins, name.start):
            return _named(reading, name)
    persons = [name for name in names if name.title or _SURNAMED.search(name.folded)]
    is_introduced = reading.text[begins:ends].rstrip().endswith(":")
    if is_introduced and len(persons) == 1 and _ACTS.match(reading.text, persons[0].end, ends):
        return _named(reading, persons[0])  # "the director Lena Holm set these tasks:"
    return NOBODY


def _subject(reading: Reading, begins: int, verb: int) -> Attribution | None:
    """The name or office right before a verb; a pronoun is nobody."""
    text = reading.text
    names = [name for name in names_between(reading.names, begins, verb) if name.end <= verb]
    for at in range(len(names) - 1, -1, -1):
        name = names[at]
        until = names[at + 1].start if at + 1 < len(names) else verb
        is_object = bool(_OBJECT.search(text, max(begins, name.start - 12), name.start))
        if not is_object and (
            _BETWEEN.fullmatch(text, name.end, verb) or (until < verb and _OBJECT.search(text, name.end, until))
        ):
            return _named(reading, name)
        if not is_object:
            break
    office = next((one for one in reversed(list(_OFFICE.finditer(text, max(begins, verb - 80), verb)))), None)
    if office and _BETWEEN.fullmatch(text, office.end(), verb):
        return Attribution(office[0].strip(), office.start(), office.end(), is_said=True)
    return None


def _told_after(reading: Reading, start: int, end: int) -> Attribution:
    """ "...," said the captain; "...," the captain said."""
    text = reading.text
    last = text[start + 1 : end - 1].rstrip()[-1:]
    following = text[end : end + 3].lstrip()[:1]
    if last not in _CLOSED_BY_COMMA and following not in {",", "—", "–", "-"}:
        return NOBODY
    stops = _clause_end(text, end)
    verb = VERB.search(text, end, stops)
    if verb is None:
        return NOBODY
    begins = end + len(text[end : verb.start()]) - len(text[end : verb.start()].lstrip(" ,\n—–-"))
    if begins >= verb.start() or text[begins : verb.start()].strip() in {"deyə", "as", "как"}:
        return _person_at(reading, verb.end(), stops) or Attribution(is_said=True)
    subject = _subject(reading, begins, verb.start())
    if subject:
        return subject
    return Attribution(is_said=True) if len(text[begins : verb.start()].split()) < 6 else NOBODY


def _clause_end(text: str, end: int) -> int:
    found = re.compile(r"[.;!?\"“”«»\n]").search(text, end, end + _AFTER)
    return found.start() if found else min(end + _AFTER, len(text))


def _person_at(reading: Reading, place: int, ends: int) -> Attribution | None:
    """A name, with its titles before it, or an office that begins at the place."""
    text = reading.text
    while place < ends and text[place] in " \n":
        place += 1
    for name in names_between(reading.names, place, min(place + 60, ends)):
        before = text[place : name.start].strip()
        if not before or (name.title and before.casefold().endswith(name.title.casefold())):
            return _named(reading, name)
        if re.fullmatch(r"(?:the\s)?[\w\s-]{3,50},", before) and _OFFICE.match(before):
            return _named(reading, name)  # "said the director, Lena Holm"
        break
    office = _OFFICE.match(text, place, ends)
    return Attribution(office[0].strip(), office.start(), office.end(), is_said=True) if office else None


def _named(reading: Reading, name: NameMention) -> Attribution:
    written = " ".join(reading.text[name.start : name.end].split())
    return Attribution(written, name.start, name.end, is_said=True)
