"""Words that a scan, a keyboard or a machine translation broke: "G eorgia", "infor- mation", "the the"."""

from collections.abc import Iterable, Sequence

from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.checks.spelling.broken import Broken
from annotations.checks.spelling.joined import find_joined
from annotations.checks.spelling.letters import find_wrong_letters
from annotations.checks.spelling.misread import find_misread
from annotations.checks.spelling.misspelt import find_misspelt
from annotations.checks.spelling.repeats import find_repeats
from annotations.checks.spelling.splits import find_splits
from annotations.checks.spelling.usual import find_misspelt_usual
from annotations.checks.spelling.vocabulary import Vocabulary
from annotations.rules.kinds import Kind

NAME = "broken_words"
TITLE = "Broken words"
EXPLANATION = (
    "Finds words with a gap, a foreign letter or a slip in them, words that stand twice, and missing blanks. Which "
    "words there are it knows from a list for English and, less well, for Russian, and from the text itself; a rare "
    "word that is right can be taken for a slip."
)
SETTINGS: tuple[Setting, ...] = ()

_SHOWN = 80


def check(reading: Reading, settings: Settings) -> Iterable[Finding]:  # noqa: ARG001
    """A translation error for each, with its correction where it is certain; in the order of the text, none in two."""
    vocabulary = Vocabulary(reading)
    found = [
        *find_splits(reading, vocabulary),
        *find_joined(reading, vocabulary),
        *find_wrong_letters(reading, vocabulary),
        *find_misread(reading, vocabulary),
        *find_repeats(reading),
        *find_misspelt_usual(reading, vocabulary),
        *find_misspelt(reading, reading.names, vocabulary),
    ]
    for one in _apart(found):
        yield _finding(reading, one)


def _apart(found: Sequence[Broken]) -> Iterable[Broken]:
    """Those that don't overlap with an earlier and longer one."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield one


def _finding(reading: Reading, one: Broken) -> Finding:
    words = " ".join(reading.text[one.start : one.end].split())
    message = one.sentence.replace("{words}", f"‘{words[:_SHOWN]}’")
    return Finding(
        check=NAME,
        kind=Kind.TRANSLATION_ERROR,
        passages=(reading.passage(one.start, one.end),),
        message=message[0].upper() + message[1:],
        values={
            "category": one.category,
            "severity": one.severity,
            "correction": one.correction,
            "explanation": message[0].upper() + message[1:],
        },
    )
