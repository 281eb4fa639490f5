"""Wording that two sources share: witnesses who may not be independent of each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from annotations.checks.across.quotations import quotations_in
from annotations.checks.across.saying import quoted, ranked
from annotations.checks.across.wording import Run, Worded, fingerprints, shared_runs, worded
from annotations.checks.across.words import is_content
from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed, Passage
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement

NAME = "dependence"
TITLE = "Shared wording"
EXPLANATION = (
    "Two sources have a run of words in common, so that one may follow the other, or both a third; they are then no "
    "independent witnesses. Names and titles count as one word each. It does not tell who took it from whom."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("words", 9, 6, 40, "how many words in a row, names and titles as one each, two sources share at the least"),
)

PIECE = 1_200  # code points of a piece of a source that is set against others
SAYING_WORDS = 4  # different words in a run that say something, at the least
NEAR = 6  # words between two runs that are shown as one
PARTED = " "


def statements(reading: Reading, settings: Settings) -> Iterable[Statement]:
    """The pieces of the source, each by those fingerprints of its wording that no piece before has.

    So pieces of one source never meet, whatever it repeats, and what two sources share is found where it comes first.
    """
    seen: set[str] = set()
    names = sorted((name.start, name.end) for name in reading.names)
    quotations = quotations_in(reading)
    for start, end in _pieces(reading):
        whole = _within(names, start, end)
        passage = reading.passage(start, end)
        terms = fingerprints(worded(passage.quote, whole).words, settings["words"])
        terms = tuple(term for term in terms if term not in seen)
        seen.update(terms)
        if terms:
            more = {"names": _written(whole), "quoted": _written(_within(quotations, start, end))}
            yield Statement(check=NAME, passage=passage, sentence=reading.sentence_text(start), terms=terms, more=more)


def _pieces(reading: Reading) -> Iterator[tuple[int, int]]:
    """Sentences of one block together, as long as they fit; a sentence longer than that alone, in parts."""
    begin, reached, block = 0, 0, -1
    for sentence in reading.sentences:
        number = reading.block_number(sentence.start)
        if reached and (number != block or sentence.end - begin > PIECE):
            yield from _parts(reading, begin, reached)
            reached = 0
        if not reached:
            begin, block = sentence.start, number
        reached = sentence.end
    if reached:
        yield from _parts(reading, begin, reached)


def _parts(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > 2 * PIECE:
        gap = reading.text.rfind(" ", start + PIECE, start + 2 * PIECE)
        cut = gap if gap > 0 else start + 2 * PIECE
        yield start, cut
        start = cut
    if reading.text[start:end].strip():
        yield start, end


def _within(ranges: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Those of the ranges, in order and apart, that lie in a piece, counted from its start; cut to it."""
    first = bisect_right(ranges, start, key=lambda one: one[1])
    last = bisect_left(ranges, end, key=lambda one: one[0])
    return [(max(one, start) - start, min(other, end) - start) for one, other in ranges[first:last]]


def _written(ranges: Sequence[tuple[int, int]]) -> str:
    return PARTED.join(f"{start}-{end}" for start, end in ranges)


def _read(ranges: str) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, _, end in (one.partition("-") for one in ranges.split(PARTED) if one)]


def compare(first: Statement, second: Statement, settings: Settings) -> Finding | None:
    """The longest run that both pieces have, with what is near it in both; None within one source."""
    if first.passage.source == second.passage.source:
        return None
    one = worded(first.passage.quote, _read(first.more["names"]))
    other = worded(second.passage.quote, _read(second.more["names"]))
    runs = [run for run in shared_runs(one.words, other.words, settings["words"]) if _says_something(run, one)]
    if not runs:
        return None
    chain = _longest_chain(runs)
    words = sum(run.length for run in chain)
    passages = (_passage(first, one, _ends_first(chain)), _passage(second, other, _ends_second(chain)))
    is_quoted = _is_quoted(passages[0], first) and _is_quoted(passages[1], second)
    return Finding(
        check=NAME,
        kind=Noticed.DEPENDENCE,
        passages=passages,
        message=_message(passages[0], words, is_quoted=is_quoted),
        values={"words": words, "is_quoted": is_quoted, "rank": ranked(Noticed.DEPENDENCE, words // 3)},
    )


def _message(passage: Passage, words: int, *, is_quoted: bool) -> str:
    shared = f"Both have the same {words} words, {quoted(passage.quote)}"
    if is_quoted:
        return f"{shared}, in quotation marks: what they quote has one origin, and counts as one witness."
    return f"{shared}: one may follow the other, or both a third, so that they may not be independent."


def _says_something(run: Run, text: Worded) -> bool:
    words = text.words[run.first : run.first + run.length]
    return len({word for word in words if is_content(word)}) >= SAYING_WORDS


def _longest_chain(runs: Sequence[Run]) -> list[Run]:
    """The runs that follow each other in both texts with few words between; of such chains the longest."""
    chains: list[list[Run]] = []
    for run in runs:
        last = chains[-1][-1] if chains else None
        if last is not None and _follows(last, run):
            chains[-1].append(run)
        else:
            chains.append([run])
    return max(chains, key=lambda chain: sum(run.length for run in chain))


def _follows(last: Run, run: Run) -> bool:
    return 0 <= run.first - last.first - last.length <= NEAR and 0 <= run.second - last.second - last.length <= NEAR


def _ends_first(chain: Sequence[Run]) -> tuple[int, int]:
    return chain[0].first, chain[-1].first + chain[-1].length - 1


def _ends_second(chain: Sequence[Run]) -> tuple[int, int]:
    return chain[0].second, chain[-1].second + chain[-1].length - 1


def _passage(statement: Statement, text: Worded, ends: tuple[int, int]) -> Passage:
    whole = statement.passage
    start, end = text.places[ends[0]][0], text.places[ends[1]][1]
    return Passage(whole.source, whole.start + start, whole.start + end, whole.quote[start:end])


def _is_quoted(passage: Passage, statement: Statement) -> bool:
    """Whether most of it stands in quotation marks."""
    start, end = passage.start - statement.passage.start, passage.end - statement.passage.start
    inside = sum(max(0, min(end, last) - max(start, first)) for first, last in _read(statement.more["quoted"]))
    return 2 * inside > end - start
