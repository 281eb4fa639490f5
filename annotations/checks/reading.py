"""A source as checks read it: its text, what is known of it, and what all checks look for in it, found once."""

from functools import cached_property

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


class Reading(Lexed):
    """`source` names it in findings. `published` is EDTF, None where nobody recorded it; NotEdtf if it is none."""

    def __init__(self, source: str, text: str, *, language: str | None = None, published: str | None = None) -> None:
        super().__init__(text, language=language)
        self.source = source
        self.published: Edtf | None = parse_edtf(published) if published else None

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
