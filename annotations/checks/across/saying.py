"""How comparisons say why two statements were set against each other, and which finding is looked at first."""

from annotations.checks.finding import Noticed

SHOWN = 120  # code points of a wording in a message
# A contradiction comes before a tension, and that before what holds; within each, what shares more words.
WEIGHTS = {Noticed.CONTRADICTION: 300, Noticed.TENSION: 200, Noticed.DEPENDENCE: 100, Noticed.HOLDS: 0}
ONCE = 20
MOST_WORDS = 15


def quoted(words: str) -> str:
    """Words of the text, as one line in quotation marks, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line[:SHOWN].rstrip()}…”" if len(line) > SHOWN else f"“{line}”"


def listed(words: tuple[str, ...]) -> str:
    """One, two or more of them in quotation marks."""
    shown = [quoted(word) for word in words]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def both_speak_of(*words: str) -> str:
    """The beginning of a message: what matched."""
    return f"Both speak of {listed(words)}"


def both_say(one: str, other: str) -> str:
    """What the two say of it."""
    return f"both say {quoted(one)}" if one == other else f"the one says {quoted(one)}, the other {quoted(other)}"


def ranked(kind: Noticed, shared: int, *, is_once: bool = False) -> int:
    """From 0, the higher the sooner: by kind, by whether such a thing happens only once, by how much is shared."""
    return WEIGHTS[kind] + (ONCE if is_once else 0) + 5 * min(shared, MOST_WORDS)
