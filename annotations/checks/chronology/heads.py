"""Bodies told of by a common word alone: "the plant was closed in 1996. Today the plant makes machine tools"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotations.checks.chronology.bodies import End, Present, institutions
from annotations.checks.chronology.cues import alternatives, cue
from annotations.checks.chronology.timeline import Timeline
from annotations.checks.lexing.lexed import Span

NEAR = 70  # code points between the word and the verb of its end
VERB = 70  # code points between the word and what it does today
STEM = 6  # letters that tell the word in all its cases


@dataclass(frozen=True, slots=True)
class Head(End):
    """The end of what is told of by a common word, and whether it stands without a name."""

    is_bare: bool


@dataclass(frozen=True, slots=True)
class Today(Present):
    """What such a word is told to do today."""

    is_bare: bool


@lru_cache(maxsize=8)
def _other(language: str | None) -> re.Pattern[str]:
    listed = "|".join(alternatives(name, language) for name in ("another", "former", "beside"))
    return re.compile(rf"(?<!\w)(?:{listed})[\s-]+(?:(?:the|its|his)\s+)?\Z", re.IGNORECASE)


def head_ends(timeline: Timeline) -> Iterator[Head]:
    """Ends of what is told of by a common word, with a date in the same sentence."""
    language = timeline.reading.language
    for number, dates in timeline.by_sentence.items():
        sentence = timeline.reading.sentences[number]
        single = [date for date in dates if date.is_single]
        verb = cue("ended", language).search(timeline.text, sentence.start, sentence.end) if single else None
        if verb is None or cue("future", language).search(timeline.text, sentence.start, sentence.end):
            continue
        words = list(
            institutions(language).finditer(timeline.text, max(sentence.start, verb.start() - NEAR), verb.start())
        )
        if words and not re.search(r"[;:]|,\s", timeline.text[words[-1].end() : verb.start()]):
            word = words[-1]
            if not _other(language).search(timeline.text[max(sentence.start, word.start() - 30) : word.start()]):
                date = min(single, key=lambda date: max(date.start - verb.end(), verb.start() - date.end))
                yield Head(word[0].lower(), Span(*verb.span()), date, word[0], _is_bare(timeline, word))


def head_presents(timeline: Timeline) -> Iterator[Today]:
    """What such words are told to do today, in sentences that say today and have no date."""
    reading, language = timeline.reading, timeline.reading.language
    for today in cue("today", language).finditer(timeline.text):
        number = reading.sentence_number(today.start())
        if number in timeline.dated_sentences or timeline.is_in_quotes(today.start()):
            continue
        sentence = reading.sentences[number]
        word = institutions(language).search(timeline.text, today.end(), min(sentence.end, today.end() + NEAR))
        if word is None or _other(language).search(
            timeline.text[max(sentence.start, word.start() - 30) : word.start()]
        ):
            continue
        after = timeline.text[word.end() : min(word.end() + VERB, sentence.end)]
        present = cue("present", language).search(after)
        past = cue("past", language).search(after)
        if present and not (past and past.start() < present.start()) and "," not in after[: present.start()]:
            place = Span(word.start(), word.end() + present.end())
            yield Today(word[0].lower(), place, is_today=True, is_bare=_is_bare(timeline, word))


def _is_bare(timeline: Timeline, word: "re.Match[str]") -> bool:
    """Whether the word stands without a name: not "Ministry of Trade", not "State Customs Board"."""
    text = timeline.text
    follows = re.match(r"\s+(?:of|for|von|de)\s+(?:the\s+)?[^\W\d_]", text[word.end() : word.end() + 30])
    before = re.search(r"([^\W\d_]+)[»”\"]?\s+\Z", text[max(word.start() - 30, 0) : word.start()])
    article = before and before[1].lower() in ("the", "this", "our")
    return not follows and (before is None or article is True or not before[1][0].isupper())


def is_same_head(end: Head, present: Today) -> bool:
    """Whether two common words are the same, whatever their case, and one of them has no name of its own."""
    one, other = end.key, present.key
    same = one == other or (one[:STEM] == other[:STEM] and len(one) > STEM and len(other) > STEM)
    return same and (end.is_bare or present.is_bare)
