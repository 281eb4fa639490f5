"""Whether two wordings are of one title: by their words, and by number, date and kind of their documents."""

from annotations.checks.across.documents import KIND_OF
from annotations.checks.across.opposites import are_opposed
from annotations.checks.across.topics import read_names
from annotations.checks.across.words import each, stem
from annotations.checks.across.works import WORK
from annotations.checks.finding import Noticed
from annotations.checks.statement import Statement
from annotations.rules.dates import compare_dates, parse_edtf
from annotations.rules.relations import Relation

WORKS = frozenset({"book", "article", "report", "speech", WORK})  # whose titles are not made by a pattern, as laws' are
NAMED_APART = frozenset({"operation", "slogan", "programme"})  # of which a source seldom tells more than one
SHORT = 3  # different words in two names of which one is in common, as "Quiet Harbour" and "Quiet Haven" have
MONTHS = 100  # days that two datings of one document may be apart
LETTERS = 5  # of words that may be one, misspelt
LONG = 6  # words that say something, of which two quoted titles share so many that they are rather one
FEW = 2  # words that are others then
LONG_ENOUGH = 4  # words of such a title
ALIKE = 0.5  # of the words that say something, as part of all, where a number or date ties two documents
_KIND_WORDS = frozenset(stem(word, language) for word in KIND_OF for language in ("en", "ru", "az"))
# "Law on changes to the law on ..." is another law than the one it changes.
_OTHER_DOCUMENT = frozenset(
    each("""amendment chang supplement addition repeal enforcement implementation application""")
)


def may_be_one(first: Statement, second: Statement) -> bool:
    """Whether the kinds of documents can be said of one: the same, or both of those that anything may be called."""
    one, other = first.more["kind"], second.more["kind"]
    return one == other or WORK in (one, other) or {one, other} <= WORKS


def are_two(first: Statement, second: Statement) -> bool:
    """Whether something says that there are two documents: number, date, country, figures in the title, a change of."""
    one, other = first.more, second.more
    if one["number"] and other["number"] and one["number"] != other["number"]:
        return True
    if one["country"] and other["country"] and one["country"] != other["country"]:
        return True
    is_numbered = bool(one["number"]) and one["number"] == other["number"]
    is_another_day = _dates(first, second) is Relation.DISJOINT and not _is_near(first, second)
    if (not is_numbered and is_another_day) or _figures(first) != _figures(second):
        return True
    means = [set(one["means"].split()) & _OTHER_DOCUMENT for one in (one, other)]
    return means[0] != means[1]


def _is_near(first: Statement, second: Statement) -> bool:
    """Whether wordings of one meaning are dated within some months: rather one document, and a date that is wrong."""
    one, other = (parse_edtf(statement.dating or "") for statement in (first, second))
    is_known = one.earliest is not None and other.earliest is not None
    is_alike = set(first.more["means"].split()) == set(second.more["means"].split())
    return is_known and is_alike and abs((one.earliest or 0) - (other.earliest or 0)) <= MONTHS


def _figures(statement: Statement) -> list[str]:
    return [word for word in (statement.wording or "").split() if any(character.isdigit() for character in word)]


def _dates(first: Statement, second: Statement) -> Relation | None:
    if first.dating is None or second.dating is None:
        return None
    return compare_dates(first.dating, second.dating)


def tie_of(first: Statement, second: Statement) -> str:
    """What but their wording says that they are one document; '' if nothing does."""
    if first.more["number"] and first.more["number"] == second.more["number"]:
        return f"the number {first.more['number']}"
    if first.dating and _dates(first, second) is Relation.EQUAL and _is_day(first.dating):
        return f"the date {first.dating}"
    days = [statement.dating or statement.more.get("told_on") for statement in (first, second)]
    if days[0] and days[0] == days[1] and _is_day(days[0]):
        return f"the date {days[0]}"
    return ""


def _is_day(dating: str) -> bool:
    date = parse_edtf(dating)
    return date.earliest is not None and date.earliest == date.latest


def judged(first: Statement, second: Statement, tie: str, least: int) -> Noticed | None:
    one, other = _meant(first, second)
    shared = len(one & other)
    if not shared or (one != other and are_opposed(one, other)):
        return None
    if one == other:
        return _judged_alike(first, second, tie, shared, least)
    if tie and shared >= ALIKE * max(len(one), len(other)):
        return Noticed.CONTRADICTION
    is_of_one_day = tie.startswith("the date") and first.more["kind"] == "treaty" == second.more["kind"]
    if is_of_one_day or _may_be_reworded(first, second, one, other, least):
        return Noticed.TENSION
    return None


def _may_be_reworded(first: Statement, second: Statement, one: set[str], other: set[str], least: int) -> bool:
    shared = len(one & other)
    if min(len(one - other), len(other - one)) == 0 and len(one ^ other) == 1 and shared > least:
        return bool(first.more["quoted"] and second.more["quoted"])
    is_small_change = len(one - other) <= 1 and len(other - one) <= 1 and shared > least + 1
    is_again = is_small_change or _is_told_again(first, second, one, other)
    return is_again or _is_one_work(first, second, len(one | other), shared)


def _is_told_again(first: Statement, second: Statement, one: set[str], other: set[str]) -> bool:
    """Whether one source quotes two long titles of a kind that differ in a word or two, none of them a name."""
    if first.passage.source != second.passage.source or not (first.more["quoted"] and second.more["quoted"]):
        return False
    if len(one & other) < LONG or max(len(one - other), len(other - one)) > FEW:
        return False
    ours, theirs = (statement.passage.quote.split()[1:] for statement in (first, second))
    differing = set(ours) ^ set(theirs)
    return not any(word[:1].isupper() or word[:1].isdigit() for word in differing)


def _meant(first: Statement, second: Statement) -> tuple[set[str], set[str]]:
    """The words of both that say something, one for two that differ in a letter."""
    one, other = (_without_kinds(set(statement.more["means"].split())) for statement in (first, second))
    for word in sorted(one - other):
        alike = next(
            (against for against in sorted(other - one) if _is_misspelt(word, against) or begins_alike(word, against)),
            None,
        )
        if alike is not None:
            other = (other - {alike}) | {word}
    return one, other


def begins_alike(one: str, other: str) -> bool:
    """Whether one is the beginning of the other, as of a word made of it and another: store, storehouse."""
    short, long = sorted((one, other), key=len)
    return len(short) >= LETTERS - 1 and long != short and long.startswith(short)


def _without_kinds(words: set[str]) -> set[str]:
    """Without "agreement" and "law", that name no matter; all of them where nothing else is there."""
    return words - _KIND_WORDS or words


def _is_misspelt(one: str, other: str) -> bool:
    """Whether they differ in a letter that is another, left out or put in; words of few letters are two words."""
    if min(len(one), len(other)) < LETTERS or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[place + 1 :] == other[place + (len(one) == len(other)) :] or (
        len(one) < len(other) and one[place:] == other[place + 1 :]
    )


def _kinds(first: Statement, second: Statement) -> set[str]:
    """The kinds of both; that of the one where no word says of what kind the other is."""
    kinds = {first.more["kind"], second.more["kind"]}
    return kinds - {WORK} or kinds


def _is_one_work(first: Statement, second: Statement, words: int, shared: int) -> bool:
    """Whether of what has a title of its own making, most words are the same, and the sources are about the same."""
    kinds = _kinds(first, second)
    if not kinds <= WORKS | NAMED_APART:
        return False
    if _differ_in_one_word(first, second) and shared > 1:
        return True
    linked = len(read_names(first.more["topics"]).keys() & read_names(second.more["topics"]).keys())
    ours, theirs = (statement.more["means"].split() for statement in (first, second))
    is_told_apart = kinds <= NAMED_APART and words <= SHORT and (ours[0] == theirs[0] or ours[-1] == theirs[-1])
    return bool(linked) and (3 * shared >= 2 * words or (2 * shared >= words and shared > 1) or is_told_apart)


def _differ_in_one_word(first: Statement, second: Statement) -> bool:
    """Whether of as many words as make a title no one else thinks of, one stands for another."""
    one, other = ((statement.wording or "").split() for statement in (first, second))
    if len(one) != len(other) or len(one) < LONG_ENOUGH:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _judged_alike(first: Statement, second: Statement, tie: str, shared: int, least: int) -> Noticed | None:
    """Of wordings of one meaning."""
    if _is_same_but_for_form(first, second):
        return None
    is_dated = _dates(first, second) in (Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN)
    is_work = _kinds(first, second) <= WORKS | NAMED_APART
    if tie or is_dated or shared >= (least - 1 if is_work else least):
        return Noticed.CONTRADICTION
    return Noticed.TENSION


def _is_same_but_for_form(first: Statement, second: Statement) -> bool:
    """Whether only articles, "on" at the beginning and hyphens differ, as they do between two ways of quoting."""
    if _bare(first) == _bare(second):
        return True
    # What a title is the object of changes the ending of its first words, and in Azerbaijani of its last.
    one, other = ((statement.wording or "").split() for statement in (first, second))
    if first.more["language"] not in ("ru", "az") or len(one) != len(other):
        return False
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return differing in ([0], [0, 1]) or (
        first.more["language"] == "az" and differing == [len(one) - 1] and one[-1][:4] == other[-1][:4]
    )


def _bare(statement: Statement) -> str:
    words = (statement.wording or "").replace("-", " ").split()
    kept = [word for word in words if word not in {"the", "a", "an"}]
    return "".join(kept[1:] if kept[:1] in (["on"], ["о"], ["об"], ["concerning"]) else kept)
