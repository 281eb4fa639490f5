"""Figures as statements: how many of what, what happened to them, when, and of whom the text speaks there."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotations.checks.across.added import is_added
from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.event import triggers_of, words_for
from annotations.checks.across.figure_dates import date_of, near_of
from annotations.checks.across.lengths import LengthMention, lengths_of
from annotations.checks.across.parties import parties_of
from annotations.checks.across.preliminary import is_as_of, is_first_report, says_early
from annotations.checks.across.rivals import nouns_of, rivals_of, values_of
from annotations.checks.across.roles import OF_PERSONS, class_of, head_of, nearest_role, role_of
from annotations.checks.across.shares import share_of
from annotations.checks.across.told_figures import bounds_of, written_of
from annotations.checks.across.topics import romanised, topics_of
from annotations.checks.across.unnamed import (
    befallen,
    died_behind,
    is_beside,
    is_loss_of_things,
    is_seen_by,
    measure_before,
    noun_of,
    owner_of,
    stands_for,
)
from annotations.checks.across.verbs import english_verb
from annotations.checks.across.words import content, is_content, loosened, plain, stem
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.units import to_base
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement
from annotations.rules.figures import format_decimal

AMONG = 5  # words of what the source is about that its figures are found by
YEARS = 60  # that a source dates something in
TOLD = 8  # figures of one thing and verb that are kept of one source
THEMES = 6  # other words that it is about
SHOWN = 300  # code points of a clause
BESIDE = 50  # code points beside a percentage that say of what it is
CROWD = 12  # a sentence with more figures is a table
_WHERE = frozenset(["where", "где", "harada"])
_CONSISTS = frozenset(["consist", "compris", "состоит", "состоял"])
_CAN = frozenset(["can", "could", "may"])
_HOLDS = frozenset(["house", "hold", "seat", "sleep", "carry", "accommodate", "take", "contain", "store", "produce"])


def statements_of(check: str, reading: Reading) -> Iterator[Statement]:
    """Every figure that says what it counts, or a unit of measure, each telling once."""
    maker = _Maker(check, reading)
    told = (maker.statement(clauses, one) for clauses, figures in maker.by_clauses() for one in figures)
    made = reading.first_of(check, filter(None, told))
    rivals, values = rivals_of(made), values_of(made)
    for one, number, known, nouns in zip(made, rivals, values, nouns_of(made), strict=True):
        yield replace(one, more={**one.more, "rivals": str(number), "values": known, "nouns": nouns})


_TAKEN = re.compile(r"\b(?:took|take|taking|taken)\s+$", re.IGNORECASE)
_WHOLE = re.compile(r"(?:^|[.;:,(]\s*)(?:[Oo]ut of|[Oo]f|[Ии]з)\s+(?:the\s|its\s)?$")


class _Maker:
    def __init__(self, check: str, reading: Reading) -> None:
        self.check, self.reading = check, reading
        self.words = words_for(reading.language)
        self.parties = parties_of(reading)
        self.starts = [name.start for name in reading.names]
        self.date_starts = [date.start for date in reading.dates]
        self.topics = topics_of(reading)
        self.is_as_of = is_as_of(reading)
        self.is_report = is_first_report(reading)
        self.told: Counter[tuple[str, str]] = Counter()

    def by_clauses(self) -> Iterator[tuple[Clauses, list[FigureMention]]]:
        """The sentences with figures that count something, taken apart, and those."""
        grouped: dict[int, list[FigureMention]] = {}
        for figure in (*self.reading.figures, *lengths_of(self.reading)):
            is_measured = figure.figure.unit is not None and figure.figure.unit not in {"percent", "share"}
            is_measured = is_measured or (figure.figure.unit == "percent" and bool(self._share(figure)))
            if figure.head or is_measured or noun_of(self.reading, figure):
                grouped.setdefault(self.reading.sentence_number(figure.start), []).append(figure)
        yield from ((self._clauses(number), found) for number, found in sorted(grouped.items()) if len(found) <= CROWD)

    def _share(self, figure: FigureMention) -> str:
        """Of what a percentage is told, where that alone says which one it is: a turnout, the literacy of a place."""
        start = max(self.reading.sentence_at(figure.start).start, figure.start - BESIDE)
        return share_of(self.reading.text[start : figure.start], self.reading.text[figure.end : figure.end + BESIDE])

    def _clauses(self, number: int) -> Clauses:
        sentence = self.reading.sentences[number]
        names = self.reading.names[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        dates = self.reading.dates[
            bisect_left(self.date_starts, sentence.start) : bisect_left(self.date_starts, sentence.end)
        ]
        return Clauses(self.reading, sentence, names=names, dates=dates, words=self.words)

    def statement(self, clauses: Clauses, figure: FigureMention) -> Statement | None:
        """What the figure says; None where its clause says that it is not so."""
        place = next((n for n, token in enumerate(clauses.tokens) if token.start >= figure.start), None)
        if place is None:
            return None
        token = clauses.tokens[place]
        own = clauses.of_clause(token, clauses.tokens)
        verb, shown = self._verb(clauses, token, own)
        if any(one.is_word and self.words.is_unreal(one.word) for one in own) and not self._is_able(own):
            return None
        return self._made(clauses, figure, own, verb or "is", shown)

    def _is_able(self, own: Sequence[Token]) -> bool:
        """Whether "can" tells what something holds, and nothing else says that it is not so."""
        words = [one.word for one in own if one.is_word]
        unreal = [word for word in words if self.words.is_unreal(word)]
        return set(unreal) <= _CAN and any(word in _HOLDS for word in words)

    def _verb(self, clauses: Clauses, token: Token, own: Sequence[Token]) -> tuple[str, str]:
        """What happened to what is counted, by kind where a table has it; "is" where it only is so many."""
        if clauses.words.of:
            return english_verb(clauses, token, own)
        kinds = [one for one in triggers_of(clauses) if clauses.is_one_clause(token, one.token) and not one.is_noun]
        nearest = min(kinds, key=lambda one: abs(one.token.start - token.start), default=None)
        if nearest is not None:
            return nearest.kind.name, nearest.token.word
        verbs = [one for one in own if one.is_word and clauses.is_verbal(one.word)]
        verb = min(verbs, key=lambda one: abs(one.start - token.start), default=None)
        return (stem(verb.word, self.reading.language), verb.word) if verb else ("", "")

    def _made(
        self, clauses: Clauses, figure: FigureMention, own: Sequence[Token], verb: str, shown: str
    ) -> Statement | None:
        language = self.reading.language
        noun = stands_for(plain(figure.head)) if figure.head else noun_of(self.reading, figure)
        if figure.figure.unit and (role_of(noun, is_measured=True) or figure.figure.unit == "percent"):
            noun = ""  # "a cost of £5" counts no costs
        base = to_base(figure.figure)
        role = self._role(clauses, figure, noun, own)
        if base.unit == "kW" and role in {"capacity", "production"}:
            role = "power"
        head = head_of(noun, stem(noun, language), role, is_measured=base.unit is not None)
        head = head or f"unit {base.unit}"
        if head == "person" and verb in _CONSISTS and not role:
            head, role = "member", "members"  # "the gang consisted of 14 people"
        self.told[head, verb] += 1
        if self.told[head, verb] > TOLD:
            return None
        words = [plain(word) for word in (figure.counted or "").split()]
        others = (
            word
            for word in words
            if class_of(word, stem(word, language)) not in (head, class_of(noun, stem(noun, language)))
        )
        counted = [] if base.unit else content(others, language)
        date, is_range = date_of(clauses, self.date_starts, own, figure)
        told = [one for one in own if one.is_word and is_content(one.word)]
        said = {stem(one.word, language): one.word for one in told if not figure.start <= one.start < figure.end}
        left_out = {head, stem(noun, language), verb, *counted, stem(shown, language)}
        names = {word for one in clauses.tokens for word in self._words_of(one)}
        nearest = {word for one in own if not figure.start <= one.start < figure.end for word in self._words_of(one)}
        start, end = self._extent(figure)
        low, high = bounds_of(base)
        return Statement(
            check=self.check,
            passage=self.reading.passage(start, end),
            sentence=self.reading.sentence_text(figure.start),
            terms=self._terms(head, verb, role, names),
            dating=date,
            low=low,
            high=high,
            unit=base.unit,
            more={
                **written_of(base),
                "unit": figure.figure.unit or "",
                "place": format_decimal(figure.place),
                "head": head,
                "noun": noun,
                "clause": self._clause(clauses, token_of(clauses, figure)),
                "role": role,
                "part": "yes" if self._is_part(clauses, figure) else "",
                "early": "yes" if self._is_early(clauses, role) else "",
                "shown": figure.shown
                if isinstance(figure, LengthMention)
                else figure.head or figure.figure.unit or noun,
                "near": near_of(clauses, self.date_starts) if date is None else "",
                "owner": " ".join(sorted(owner_of(self.reading, figure))),
                "of": " ".join(sorted(set(counted) - {head})),
                "verb": verb,
                "verb_shown": shown,
                "words": " ".join(f"{key}={word}" for key, word in sorted(said.items()) if key not in left_out),
                "names": "|".join(f"{key}={self.topics.shown[key]}" for key in sorted(names)),
                "own": "|".join(sorted(nearest)),
                "topics": self.topics.written,
                "years": " ".join(sorted(self.topics.years)[:YEARS]),
                "themes": self.topics.written_themes,
                "range": "yes" if is_range else "",
            },
        )

    def _terms(self, head: str, verb: str, role: str, names: set[str]) -> tuple[str, ...]:
        terms = {f"head: {head}", f"verb: {verb}: {head}", *(f"{head}: {word}" for word in sorted(names))}
        if role:
            terms.add(f"{role}: {head}")
        themes = sorted(map(loosened, self.topics.themes))[:THEMES]
        return tuple(
            sorted(terms | {f"{head} among {word}" for word in (*map(romanised, self.topics.names[:AMONG]), *themes)})
        )

    def _role(self, clauses: Clauses, figure: FigureMention, noun: str, own: Sequence[Token]) -> str:
        """What is told of what is counted, by the word nearest to it; by its own noun where that alone says so."""
        said = figure.role if isinstance(figure, LengthMention) else ""
        if figure.figure.unit == "percent":
            said = self._share(figure)
        return said or self._role_of_noun(clauses, figure, noun, own)

    def _role_of_noun(self, clauses: Clauses, figure: FigureMention, noun: str, own: Sequence[Token]) -> str:
        of_noun = role_of(noun, is_measured=False) if noun else ""
        if of_noun in OF_PERSONS:
            return of_noun
        if _WHOLE.search(self.reading.text, max(0, figure.start - 12), figure.start):
            return ""
        start = figure.counted_start if figure.counted_start is not None else figure.start
        end = max(figure.end, figure.counted_end or 0)
        words = [(one.start, one.word) for one in own if one.is_word and not figure.start <= one.start < end]
        words = [one for one in words if one[1] != "lost" or not is_loss_of_things(self.reading, one[0])]
        if noun and is_beside(self.reading, figure, noun):
            return "visited" if is_seen_by(self.reading, figure) else of_noun
        segment = next((one.segment for one in clauses.tokens if one.end > start), 0)
        near = {one.start for one in own if one.segment == segment}
        beside = "died" if noun and died_behind(self.reading, end) else ""
        if _TAKEN.search(self.reading.text, max(0, figure.start - 12), figure.start):
            beside = beside or "seized"
        is_measured = not noun
        labelled = measure_before(self.reading, figure) if is_measured else ""
        return (
            beside
            or labelled
            or nearest_role((one for one in words if one[0] in near), start, is_measured=is_measured)
            or nearest_role(words, start, is_measured=is_measured)
            or of_noun
        )

    def _is_part(self, clauses: Clauses, figure: FigureMention) -> bool:
        """Whether it is some of what was counted before: by its words, or told of one place: "where nineteen died"."""
        first = clauses.segment(token_of(clauses, figure).segment)[0]
        is_bracketed = self.reading.text[max(0, first.start - 1) : first.start] == "("
        is_of_others = figure.is_part or figure.is_of_them or figure.is_of_next
        if figure.figure.unit is not None:
            return is_of_others
        if first.word in _WHERE or (is_bracketed and first.start >= figure.start):
            return True
        if is_added(self.reading, figure):
            return True
        return is_of_others and not befallen(self.reading, figure, max(figure.end, figure.counted_end or 0))

    def _is_early(self, clauses: Clauses, role: str) -> bool:
        return self.is_as_of or says_early(clauses) or (self.is_report and role in OF_PERSONS)

    def _clause(self, clauses: Clauses, token: Token) -> str:
        """What of its sentence says of what time and part it is: from the last strong mark before to the next mark."""
        own = clauses.segment(token.segment)
        begin = clauses.sentence.start
        text = self.reading.text[begin : own[0].start]
        begin += max(text.rfind(mark) for mark in ";:") + 1
        return " ".join(self.reading.text[max(begin, own[-1].end - SHOWN) : own[-1].end].split())

    def _words_of(self, token: Token) -> tuple[str, ...]:
        """The words of the name that begins there, if one does."""
        found = self.parties.by_start.get(token.start)
        return found.words if found else ()

    def _extent(self, figure: FigureMention) -> tuple[int, int]:
        """The figure with what it counts, where that stands right behind."""
        start, end = figure.counted_start, figure.counted_end
        is_near = start is not None and end is not None and 0 <= start - figure.end <= 2
        return figure.start, (end if is_near and end is not None else figure.end)


def token_of(clauses: Clauses, figure: FigureMention) -> Token:
    """The token that the figure begins with; the last of the sentence where it stands behind them."""
    return next((token for token in clauses.tokens if token.start >= figure.start), clauses.tokens[-1])
