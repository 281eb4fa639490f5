"""A source as checks read it: its text, what is known of it, and what all checks look for in it, found once."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import TypeVar

from annotations.checks.counting import find_figures
from annotations.checks.counting.mention import FigureMention
from annotations.checks.dating import find_dates
from annotations.checks.dating.mention import DateMention
from annotations.checks.finding import Passage
from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming import find_names
from annotations.checks.naming.mention import NameMention
from annotations.rules.dates import Edtf, parse_edtf

SHOWN = 500  # code points of a sentence, at the most
# Of what one check looks at in one text. What has more in a megabyte is a register, and no time would be enough for it.
MOST = 8_000

T = TypeVar("T")


class Reading(Lexed):
    """`source` names it in findings. `published` is EDTF, None where nobody recorded it; NotEdtf if it is none.

    `left_out` has the names of checks that looked at a part of the text only, since there is more of what they look at
    than they come through: they say so themselves while they run.
    """

    def __init__(self, source: str, text: str, *, language: str | None = None, published: str | None = None) -> None:
        super().__init__(text, language=language)
        self.source = source
        self.published: Edtf | None = parse_edtf(published) if published else None
        self.left_out: set[str] = set()

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Every date, period and duration."""
        return find_dates(self, self.published)

    @cached_property
    def figures(self) -> tuple[FigureMention, ...]:
        """Every figure that is no date."""
        return find_figures(self, self.dates)

    @cached_property
    def names(self) -> tuple[NameMention, ...]:
        """Every proper name."""
        return find_names(self)

    def first_of(self, check: str, given: Iterable[T]) -> list[T]:
        """The first MOST of what a check looks at; where there are more, `left_out` has the check from now on."""
        found = list(islice(given, MOST + 1))
        if len(found) > MOST:
            self.left_out.add(check)
            del found[MOST:]
        return found

    def passage(self, start: int, end: int) -> Passage:
        """These code points as the end of a finding; an AssertionError where there are none."""
        assert 0 <= start < end <= len(self.text), (start, end)  # noqa: S101
        return Passage(self.source, start, end, self.text[start:end])

    def sentence_text(self, place: int) -> str:
        """The sentence at the place, with white space as one blank each; of a long one, what is around the place."""
        start, end = self.sentence_at(place)
        if end - start > SHOWN:
            start = max(start, min(place - SHOWN // 2, end - SHOWN))
            end = start + SHOWN
        return " ".join(self.text[start:end].split())
