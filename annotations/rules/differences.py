"""What differs between two states of a thing: field by field, and word by word where a text was rewritten."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# Who did it and where the thing stands since is told by the entry itself.
UNTOLD = frozenset(
    (
        *("status", "revision", "authors", "deleted", "recorded_by", "accepted_by", "revoked"),
        *("number", "ledger_sequence", "files"),
    )
)
PASSAGE = frozenset({"start", "end", "quote"})
LONG = 60  # code points from which on a text is compared by its words
MOST_WORDS = 2_000  # of what is left after the common beginning and end; more is shown as replaced
AROUND = 80  # code points of unchanged text that stay on either side of a change

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Part:
    """A stretch of a text, or one of a list: as it was before and after, gone, or new."""

    text: str
    change: Literal["same", "gone", "new"] = "same"


@dataclass(frozen=True)
class Difference:
    """One field that was changed; "" is nothing or unknown. `parts` is empty where a short value was replaced."""

    field: str
    before: str
    after: str
    parts: tuple[Part, ...] = ()


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> list[Difference]:
    """What differs, in the order of the fields; fields of fields by their path, as in `details.dating`."""
    then, now = dict(_flat(before)), dict(_flat(after))
    names = [name for name in (*now, *(name for name in then if name not in now)) if name not in PASSAGE | UNTOLD]
    changed = [_difference(name, then.get(name), now.get(name)) for name in names if then.get(name) != now.get(name)]
    return [*_moved(before, after), *(one for one in changed if one.before != one.after or one.parts)]


def word_parts(before: str, after: str) -> tuple[Part, ...]:
    """Both texts as one, word by word; long stretches that stayed are cut short."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    parts = [Part("".join(old[:head])), *_middle(left, right), Part("".join(old[len(old) - tail :]))]
    return tuple(_shortened([part for part in parts if part.text]))


def _flat(state: Mapping[str, object], path: str = "") -> Iterator[tuple[str, object]]:
    for name, value in state.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def _difference(name: str, before: object, after: object) -> Difference:
    if isinstance(before, list) and isinstance(after, list):
        return Difference(name, "", "", _list_parts([str(one) for one in before], [str(one) for one in after]))
    old, new = _written(before), _written(after)
    is_rewritten = bool(old and new) and max(len(old), len(new)) >= LONG
    return Difference(name, old, new, word_parts(old, new) if is_rewritten else ())


def _moved(before: Mapping[str, object], after: Mapping[str, object]) -> list[Difference]:
    """A passage that was drawn anew: by its words, or by its place where the same words stand elsewhere."""
    if {name: before.get(name) for name in PASSAGE} == {name: after.get(name) for name in PASSAGE}:
        return []
    old, new = _written(before.get("quote")), _written(after.get("quote"))
    if old != new:
        return [Difference("passage", old, new, word_parts(old, new))]
    places = [f"{state.get('start')}–{state.get('end')}" for state in (before, after)]
    return [Difference("place", places[0], places[1])]


def _list_parts(before: Sequence[str], after: Sequence[str]) -> tuple[Part, ...]:
    gone = [Part(one, "gone") for one in before if one not in after]
    return (*gone, *(Part(one) if one in before else Part(one, "new") for one in after))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    if max(len(old), len(new)) > MOST_WORDS:
        yield from (Part("".join(old), "gone"), Part("".join(new), "new"))
        return
    for what, first, last, start, end in SequenceMatcher(_is_space, old, new).get_opcodes():
        if what == "equal":
            yield Part("".join(old[first:last]))
        else:
            yield from (Part("".join(old[first:last]), "gone"), Part("".join(new[start:end]), "new"))


def _is_space(word: str) -> bool:
    return word.isspace()


def _shortened(parts: Sequence[Part]) -> Iterator[Part]:
    for number, part in enumerate(parts):
        if part.change != "same" or len(part.text) <= 2 * AROUND + 20:
            yield part
            continue
        begins = "" if number == 0 else part.text[:AROUND].rsplit(maxsplit=1)[0]
        ends = "" if number == len(parts) - 1 else part.text[-AROUND:].split(maxsplit=1)[-1]
        yield Part(f"{begins} … {ends}")
