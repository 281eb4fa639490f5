"""Figures as mentions, with what they count where another figure names it: "them", a list, "27 of the 213"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from annotations.checks.counting.counted_words import Counted
from annotations.checks.counting.finder import LISTING, Found
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.tokens import Tokens
from annotations.rules.figures import Figure

_NEAR = 12  # figures back that "them" may stand for
_SENTENCES = 2
_RELATIVE = frozenset({"whom", "которых", "onlardan"})


def mentions_of(tokens: Tokens, found: Sequence[Found], sentence_of: Sequence[int]) -> Iterator[FigureMention]:
    """As mentions, with what "them", another figure or a list names in their place. `sentence_of` numbers sentences."""
    done: list[FigureMention] = []
    sentences: list[int] = []
    for number, one in enumerate(found):
        mention = _mention(tokens, one)
        if one.of_them and mention.counted is None:
            mention = _nearest(tokens, one, mention, done, sentences, sentence_of[number]) or _resolved(
                mention, done, sentences, sentence_of[number]
            )
        elif mention.counted is None and one.amount.unit is None:
            if number + 1 < len(found):
                mention = _shared(tokens, mention, one, found[number + 1])
            if mention.counted is None and done and sentences[-1] == sentence_of[number]:
                mention = _carried_on(tokens, mention, one, done[-1], found[number - 1])
        mention = replace(mention, is_part=one.of_them or mention.is_of_them, is_of_next=one.of_figure)
        done.append(mention)
        sentences.append(sentence_of[number])
        yield mention


def _mention(tokens: Tokens, one: Found) -> FigureMention:
    amount = one.amount
    is_single = amount.low == amount.high
    figure = Figure(
        value=_bounded(amount.low) if is_single else None,
        low=None if is_single else _bounded(amount.low),
        high=None if is_single else _bounded(amount.high),
        qualifier=str(amount.qualifier) if amount.qualifier else None,
        unit=amount.unit,
    )
    mention = FigureMention(start=one.start, end=one.end, figure=figure, place=amount.place)
    return _with(tokens, mention, one.counted) if one.counted else mention


def _bounded(number: Decimal) -> Decimal:
    """Without an exponent, as figures have it."""
    exponent = number.as_tuple().exponent
    return number.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else number


def _with(tokens: Tokens, mention: FigureMention, counted: Counted) -> FigureMention:
    start, end = tokens[counted.first].start, tokens[counted.end - 1].end
    words = " ".join(tokens.text[start:end].split())
    return replace(mention, counted=words, head=counted.head, counted_start=start, counted_end=end)


def _shared(tokens: Tokens, mention: FigureMention, one: Found, following: Found) -> FigureMention:
    """What the next figure counts, where only a few words are between: 12 Iranian and 5 Turkish citizens."""
    counted = following.counted
    if counted is None or following.amount.unit is not None or following.of_them:
        return mention
    between = [tokens[place].word for place in range(one.amount.end, following.amount.first)]
    is_list = len(between) <= 2 and bool({"and", "or", "и", "или", "və"} & set(between))
    is_whole = one.of_figure and len(between) <= 4
    if not is_list and not is_whole:
        return mention
    last = counted if is_whole else counted._replace(first=_last_word(tokens, counted))
    return replace(_with(tokens, mention, last), is_of_them=is_whole)


def _carried_on(
    tokens: Tokens, mention: FigureMention, one: Found, before: FigureMention, last: Found
) -> FigureMention:
    """Of the same as the figure before in its sentence: of 1,040 houses 312 were; 800 of them to one place, 400 to
    another.
    """
    if before.counted is None or before.figure.unit is not None or not _is_no_greater(mention, before, last):
        return mention
    is_listed = tokens[one.amount.first - 1].word in LISTING
    if not last.is_whole and not (before.is_of_them and is_listed):
        return mention
    return _as_of(mention, before)


def _is_no_greater(mention: FigureMention, before: FigureMention, last: Found) -> bool:
    value, size = mention.figure.value, before.figure.value or before.figure.high
    return not last.is_whole or value is None or size is None or value <= size


def _as_of(mention: FigureMention, other: FigureMention) -> FigureMention:
    return replace(
        mention,
        counted=other.counted,
        head=other.head,
        counted_start=other.counted_start,
        counted_end=other.counted_end,
        is_of_them=True,
    )


def _last_word(tokens: Tokens, counted: Counted) -> int:
    """Where the head alone begins; what kind of it they are may differ."""
    place = counted.end - 1
    while place > counted.first and tokens.is_glued(place):
        place -= 1
    return place


def _nearest(
    tokens: Tokens, one: Found, mention: FigureMention, done: list[FigureMention], sentences: list[int], sentence: int
) -> FigureMention | None:
    """What the figure right before counts, where a relative pronoun stands for it: it has no other to stand for."""
    around = {tokens[one.amount.first - 1].word, tokens[one.amount.end + 1].word}
    if not around & _RELATIVE or not done or sentences[-1] != sentence:
        return None
    before = done[-1]
    is_plain = before.counted is not None and before.figure.unit is None and not before.is_of_them
    return _as_of(mention, before) if is_plain else None


def _resolved(mention: FigureMention, done: list[FigureMention], sentences: list[int], sentence: int) -> FigureMention:
    """What the nearest figure before counts that is no smaller; none where that is sentences away."""
    value = mention.figure.value or mention.figure.low
    for other, its_sentence in zip(done[: -_NEAR - 1 : -1], sentences[: -_NEAR - 1 : -1], strict=True):
        if sentence - its_sentence > _SENTENCES:
            break
        size = other.figure.value or other.figure.high
        if other.counted is None or other.figure.unit is not None or size is None:
            continue
        if mention.figure.unit is not None or (value is not None and size >= value):
            return _as_of(mention, other)
    return replace(mention, is_of_them=True)
