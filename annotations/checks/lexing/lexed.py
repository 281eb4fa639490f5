"""A text with its language, and what it is taken apart into, each worked out when it is first asked for."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from annotations.checks.languages import guess_language
from annotations.checks.lexing.blocks import blocks_of
from annotations.checks.lexing.sentences import sentences_of

WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")


class Span(NamedTuple):
    """Half-open code points into the text."""

    start: int
    end: int


class Lexed:
    """A text under analysis. `language` is the first part of BCP 47 in lower case: what is known, else a guess."""

    def __init__(self, text: str, *, language: str | None = None) -> None:
        self.text = text
        self.language = language.partition("-")[0].lower() if language else guess_language(text)

    @cached_property
    def blocks(self) -> tuple[Span, ...]:
        """Paragraphs, headings and items of lists; a line break within a block is none of the text's own."""
        return tuple(Span(*block) for block in blocks_of(self.text))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, none across blocks, without the white space around them."""
        return tuple(
            Span(*sentence) for block in self.blocks for sentence in sentences_of(self.text, *block, self.language)
        )

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Words, numbers among them; with what apostrophes and hyphens hold together."""
        return tuple([tuple.__new__(Span, found.span()) for found in WORD.finditer(self.text)])

    @cached_property
    def folded(self) -> list[str]:
        """The words, each as it is written but for capitals."""
        return [self.text[start:end].casefold() for start, end in self.words]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def sentence_number(self, place: int) -> int:
        """Which sentence the place is in, or the last that begins before it; 0 if none does."""
        return (bisect_right(self._sentence_starts, place) or 1) - 1

    def sentence_at(self, place: int) -> Span:
        """The sentence the place is in; the place alone in a text without sentences."""
        if not self.sentences:
            return Span(place, place)
        return self.sentences[(bisect_right(self._sentence_starts, place) or 1) - 1]

    def block_number(self, place: int) -> int:
        """Which block the place is in, or the last that begins before it; 0 if none does."""
        return (bisect_right(self._block_starts, place) or 1) - 1

    def words_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The words that begin from start on and before end."""
        first = bisect_right(self._word_starts, start - 1)
        return self.words[first : bisect_right(self._word_starts, end - 1, first)]
