"""A piece of text that was read as a date, between the tokens it was read from."""

from dataclasses import dataclass

from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import When


@dataclass(frozen=True, slots=True)
class Told:
    """How far a date is from another that is told before it: so many years (Y), months (M) or days (D) on, and in that
    year a month or season, and a day; or the day of that number in the same month (day); or a weekday, in `steps`.

    `last` is where it ends if it is counted. A doubtful one is no date if it cannot be.
    """

    unit: str
    steps: int = 0
    month: int | None = None
    day: int | None = None
    last: int | None = None
    is_about: bool = False
    is_doubtful: bool = False


@dataclass(
    slots=True, kw_only=True
)  # not frozen, since a text may have 200,000, and setting is then three times slower
class Atom:
    """Half-open places of tokens. `when` is there for single dates, so that ranges can be made of them."""

    first: int
    last: int
    form: Form
    when: When | None = None
    edtf: str | None = None
    duration: str | None = None
    unresolved: str | None = None
    anchor: str | None = None
    part: str | None = None
    told: Told | None = None
    is_nothing: bool = False  # taken as no date at all: it keeps others from being found there

    def mention(self, tokens: Tokens) -> DateMention:
        """As others see it."""
        return DateMention(
            start=tokens.starts[self.first],
            end=tokens.starts[self.last],
            form=self.form,
            edtf=self.edtf,
            duration=self.duration,
            unresolved=self.unresolved,
            anchor=self.anchor,
            part=self.part,
        )


def choose(atoms: list[Atom]) -> list[Atom]:
    """The longest of those that overlap, in the order of the text; of equal ones that which was found first."""
    taken = bytearray(max((atom.last for atom in atoms), default=0))
    chosen = []
    for atom in sorted(atoms, key=lambda one: one.first - one.last):
        if taken.find(1, atom.first, atom.last) < 0:
            taken[atom.first : atom.last] = b"\1" * (atom.last - atom.first)
            chosen.append(atom)
    return sorted((one for one in chosen if not one.is_nothing), key=lambda one: one.first)
