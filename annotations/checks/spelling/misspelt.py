"""Words one letter from the one that must have been meant, told by a list of words and by their neighbours."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Lexed, Span
from annotations.checks.naming.mention import NameMention
from annotations.checks.naming.tables import names_of
from annotations.checks.naming.variants import are_one_off
from annotations.checks.spelling.broken import Broken
from annotations.checks.spelling.vocabulary import Vocabulary

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = 2_000  # different words in no list that are looked into
_LONGEST = 24
_SHORTEST = 6  # letters of a word that is judged by the list alone
_LONG = 7  # letters of a word in a name: a short one may be another name
_LONG_WORD = 9
_OFTEN = 3000  # in the list's corpus: how often the word must be that is meant
_KNOWN = 300  # the same for a word in a name
_RARE = 1000  # how often one may be that is taken for another beside a neighbour
_TIMES = 50  # how much rarer it has to be
# What stands together so firmly that another word one letter off is a slip; of officials, historians and reporters.
COLLOCATIONS = {
    "mass": words(
        "destruction destructions murder murders killing killings grave graves media arrest arrests unrest protest "
        "protests deportation deportations repression repressions damage demonstration demonstrations migration "
        "exodus production riots shooting shootings casualties panic culture meeting meetings execution executions "
        "graveyard starvation"
    ),
    "armed": words("forces conflict struggle attack attacks groups group robbery resistance uprising units men gangs"),
    "civil": words(
        "war society rights servant servants service liberties unrest disobedience registry defence defense"
    ),
    "human": words("rights beings being life lives trafficking resources dignity error"),
    "criminal": words("case cases code offence offense liability responsibility proceedings gang gangs group groups"),
    "foreign": words(
        "affairs policy minister ministry trade citizens currency investment intelligence states countries"
    ),
    "national": words("security interests assembly guard anthem income bank defence defense hero park"),
    "nuclear": words("weapons weapon power energy reactor reactors war test tests"),
    "law": words("enforcement court firm"),
    "state": words("border secrets budget property security"),
    "military": words("service personnel equipment operations operation unit units aid court hospital police"),
    "peace": words("treaty talks agreement conference process accord"),
    "prime": words("minister ministers"),
    "supreme": words("court soviet council commander"),
    "public": words("opinion health order transport prosecutor"),
    "territorial": words("integrity waters claims"),
    "secret": words("police service services agent agents"),
    "special": words("services forces operations"),
    "drug": words("trafficking trade abuse dealers"),
    "money": words("laundering"),
    "railway": words("station line bridge workers"),
    "general": words("staff assembly election elections strike"),
}
_PARTNERS: dict[str, list[str]] = defaultdict(list)
for _first, _seconds in COLLOCATIONS.items():
    for _second in sorted(_seconds):
        _PARTNERS[_second].append(_first)


def find_misspelt(lexed: Lexed, names: Sequence[NameMention], vocabulary: Vocabulary) -> Iterator[Broken]:
    """Every word that is taken for a slip; only in languages with a large list. In the order of the text."""
    if not vocabulary.has_list:
        return
    likely_of = _Slips(vocabulary)
    yield from _in_bodies(lexed, names, likely_of)
    beside = _beside(lexed)
    following = [*lexed.words, None][1:]
    plain: dict[str, bool] = {}
    for last, word, after in zip([None, *lexed.words], lexed.words, following, strict=False):
        if not 4 <= word.end - word.start <= _LONGEST:
            continue
        written = lexed.text[word.start : word.end]
        if written not in plain:
            plain[written] = _may_be_slip(written, vocabulary)
        if not plain[written]:
            continue
        before = lexed.text[last.start : last.end].casefold() if last and word.start - last.end == 1 else ""
        behind = _meant_behind(before, written, vocabulary)
        if behind and last:
            yield Broken(
                start=last.start,
                end=word.end,
                sentence=f"‘{written}’ in {{words}} is one letter from ‘{behind}’, which goes with its neighbour.",
            )
            continue
        meant = _meant_beside(lexed, word, after, beside, vocabulary)
        if meant and after:
            yield Broken(
                start=word.start,
                end=after.end,
                sentence=f"‘{written}’ in {{words}} is one letter from ‘{meant}’, which goes with its neighbour.",
            )
        elif (likely := likely_of.meant(written, often=_OFTEN if len(written) < _LONG_WORD else _KNOWN)) is not None:
            yield Broken(
                start=word.start,
                end=word.end,
                sentence=f"{{words}} is in no list of words, and one letter from ‘{likely}’.",
            )


_FOREIGN = words("priori posteriori fortiori facto jure cappella mutandis mutatis admin admins raion raions")


def _may_be_slip(written: str, vocabulary: Vocabulary) -> bool:
    """Whether it is a plain word, and rare: most of a text is neither, and need not be looked at where it stands."""
    is_plain = written.islower() and written.isascii() and written.isalpha()
    return is_plain and written not in _FOREIGN and vocabulary.frequency(written) <= _RARE


def _in_bodies(lexed: Lexed, names: Sequence[NameMention], slips: "_Slips") -> Iterator[Broken]:
    """A word in the name of a body that is in no list, while a well-known one is one letter away."""
    heads = names_of(lexed.language).heads
    for name in names:
        written = lexed.words_in(name.start, name.end)
        if len(written) < 2 or not any(lexed.text[start:end].casefold() in heads for start, end in written):
            continue
        for start, end in written:
            word = lexed.text[start:end]
            is_plain = word.istitle() and word.isascii() and word.isalpha()
            meant = slips.meant(word.casefold(), often=_KNOWN) if is_plain else None
            if meant and len(meant) >= _LONG and meant[-2:] == word[-2:]:
                yield Broken(
                    start=start,
                    end=end,
                    sentence=f"{{words}} is in no list of words, and one letter from ‘{meant.title()}’.",
                )


def _beside(lexed: Lexed) -> dict[str, list[str]]:
    """For each word of the text, which words stand before it more than once, in the order of the text."""
    written = [one if len(one) < 30 else "" for one in lexed.folded]
    beside: dict[str, list[str]] = defaultdict(list)
    for (before, word), count in Counter(pairwise(["", *written])).items():
        if count > 1:
            beside[word].append(before)
    return beside


def _meant_beside(
    lexed: Lexed, word: Span, after: Span | None, beside: dict[str, list[str]], vocabulary: Vocabulary
) -> str | None:
    """What stands before the same neighbour elsewhere in the text, or in nearly every text."""
    if after is None or after.start - word.end > 1 or after.end - after.start > 30:
        return None
    written, neighbour = lexed.text[word.start : word.end], lexed.text[after.start : after.end].casefold()
    own = vocabulary.frequency(written)
    if len(neighbour) < 4 or vocabulary.counts.get(written, 0) > 3:
        return None
    usual = [one for one in _PARTNERS.get(neighbour, ()) if one != written]
    often = [one for one in beside[neighbour] if one != written][:50]
    for meant in (*usual, *often):
        is_near = len(meant) > 2 and len(written) > 3 and written != meant and are_one_off(written, meant)
        is_form = written[:-1] == meant[: len(written) - 1] or meant[:-1] == written
        is_rare = vocabulary.frequency(meant) >= _TIMES * max(own, 1)
        if is_near and is_rare and written[0] == meant[0] and not is_form:
            return meant
    return None


def _meant_behind(before: str, written: str, vocabulary: Vocabulary) -> str | None:
    """What stands behind that word in nearly every text, one letter from what is written: "armed farces"."""
    partners = COLLOCATIONS.get(before, ())
    if not partners or vocabulary.frequency(written) > _RARE or len(written) < _SHORTEST:
        return None
    if any(written in {meant, meant + "s", meant[:-1]} for meant in partners):
        return None
    near = (one for one in sorted(partners) if one[0] == written[0] and are_one_off(written, one))
    return next(
        (one for one in near if vocabulary.frequency(one) >= _TIMES * max(vocabulary.frequency(written), 1)), None
    )


class _Slips:
    """Words that are in no list, and what each may be a slip for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.known: dict[str, str | None] = {}

    def meant(self, written: str, *, often: int) -> str | None:
        """The most frequent word one letter off; None if it is rarer than `often`, or what is written is a word.

        A text with very many words that are in no list is of another language, and none is looked for any more.
        """
        if not _SHORTEST <= len(written) <= _LONGEST:
            return None
        if written not in self.known:
            if len(self.known) >= _MOST or not self.vocabulary.is_foreign_to_all(written):
                return None
            self.known[written] = self._best(written)
        best = self.known[written]
        return best if best is not None and self.vocabulary.frequency(best) >= often else None

    def _best(self, written: str) -> str | None:
        near = self.vocabulary.listed(_near(written))
        best = max(near, key=lambda one: (self.vocabulary.frequency(one), one), default=None)
        return None if best is None or written in {best + "s", best + "es"} else best


def _near(word: str) -> set[str]:
    """All that is one letter from it, the first letter kept."""
    cuts = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    less = {before + after[1:] for before, after in cuts if after}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    other = {before + letter + after[1:] for before, after in cuts if after for letter in _LETTERS}
    more = {before + letter + after for before, after in cuts for letter in _LETTERS}
    return (less | swapped | other | more) - {word}
