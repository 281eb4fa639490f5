"""What tells two things apart that are spoken of by like words: names, places, numbers, age, and how often it comes."""

from annotations.checks.across.again import are_two_calamities, are_two_times
from annotations.checks.across.event_statements import ToldEvent
from annotations.checks.across.subjects import are_numbered_apart, is_body, is_placed, stems_of
from annotations.checks.across.words import each, loosened, stem
from annotations.rules.folding import fold

HAPPENINGS = frozenset(each("calamity battle unrest meeting war epidemic operation"))  # sorts of things that happen
MAIN = 3  # words of the names that a source has most often
_PLACED = frozenset({"broke", "fought", "quaked", "happened", "attacked", "began"})


def name_apart(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether of what is told apart by its place both are told with names that have no word in common."""
    if first.kind.name not in _PLACED:
        return False
    named = [
        {word for key in told.within for word in key.split()} | (set(told.about.words) if told.about.named else set())
        for told in (first, second)
    ]
    shared = first.others.keys() & second.others.keys()
    if shared & (first.within | second.within):
        return False  # the place of the one stands further on in the other's sentence
    named = [words - _LANDS for words in named]
    return bool(named[0]) and bool(named[1]) and named[0].isdisjoint(named[1])


# What many places are called by.
_LANDS = frozenset(
    map(
        loosened,
        each(
            """hill river lake mount mountain bay cape port bridge street square point island valley road north south
            east west new old upper lower saint station junction pass street town city village"""
        ),
    )
)


def is_another(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether the one has only a noun, and the other words before the same noun that neither source is about: "the
    school", "the River School, founded in 1881, joined ours".
    """
    if first.source == second.source or are_numbered_apart(first.about, second.about):
        return are_numbered_apart(first.about, second.about)
    if are_two_times(first, second) or are_two_calamities(first, second):
        return True
    is_happening = bool({first.kind.name, second.kind.name} & _OF_HAPPENINGS)
    if is_happening and (_begins_beside(first, second) or _begins_beside(second, first)):
        return True
    if _are_between_others(first, second) or _is_marked_otherwise(first, second):
        return True
    return _has_words_of_its_own(first, second)


def is_no_wider(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether things of two sorts are called by nouns of which none is so wide as to mean the other: a board is no
    museum, though an institution may be one.
    """
    own = [{sort for sort in told.sorts if not sort.startswith("noun ")} for told in (first, second)]
    if not own[0] or not own[1] or own[0] & own[1] or own[0] & HAPPENINGS or own[1] & HAPPENINGS:
        return False
    return _WIDE.isdisjoint(first.about.words) and _WIDE.isdisjoint(second.about.words)


_WIDE = frozenset(
    loosened(made)
    for language in ("en", "ru", "az")
    for word in each(
        """institution institutions organisation organization body establishment enterprise company firm business
        concern building structure edifice house facility association society agency centre center institute premises
        property complex office заведение учреждение организация предприятие здание дом компания общество центр
        müəssisə təşkilat qurum bina şirkət cəmiyyət mərkəz ev"""
    )
    for made in (fold(word), stem(fold(word), language), stem(stem(fold(word), language), language))
)


def _is_marked_otherwise(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether of what is made once the one is the old one, or several: "the old bridge", "two services"."""
    if first.kind.name not in _MADE:
        return False
    one, other = first.about.words, second.about.words
    return any(marks.isdisjoint(one) != marks.isdisjoint(other) for marks in (_OLD, _MANY))


def _has_words_of_its_own(first: ToldEvent, second: ToldEvent) -> bool:
    for bare, other in ((first, second), (second, first)):
        if bare.about.named or len(bare.about.words) > 1 or bare.about.words[0] not in other.about.words:
            continue
        own = {word for word in other.about.words if not is_body((word,)) and word not in _ANY}
        own -= set(bare.about.words)
        known = {*bare.topics, *list(other.topics)[:MAIN], *map(loosened, first.themes | second.themes), *bare.words}
        if own - known == own and own:
            return True
    return False


def _are_between_others(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether two treaties are each with somebody that the other's source does not speak of."""
    if not first.sorts & second.sorts & {"treaty", "law"}:
        return False
    if first.about.is_generic and second.about.is_generic and first.words and second.words:
        said = [{word for word in told.words if not word.startswith(told.about.words)} for told in (first, second)]
        if said[0] and said[1] and said[0].isdisjoint(said[1]):
            return True  # "the agreement on trade", "the agreement on fisheries"
    own = [stems_of(tuple(sorted(word for key in told.others for word in key.split()))) for told in (first, second)]
    return bool(own[0] - own[1] - _known_to(second)) and bool(own[1] - own[0] - _known_to(first))


_OF_HAPPENINGS = frozenset({"began", "ended", "happened"})


def _begins_beside(person: ToldEvent, happening: ToldEvent) -> bool:
    """Whether somebody began something, and the other is told of a thing itself: "he began his fast", "the trial"."""
    is_sorted = any(not sort.startswith("noun ") for sort in person.sorts)
    is_person = person.about.named and len(person.about.words) > 1 and not is_body(person.about.words)
    is_thing = bool(happening.sorts & HAPPENINGS) or (not happening.about.named and bool(happening.sorts))
    return is_person and not is_sorted and is_thing


_MADE = frozenset({"built", "opened", "founded", "launched", "laid"})
_OLD = frozenset(
    {loosened(word) for word in each("old former earlier previous first original köhnə kohnə əvvəlki əvəlk kohn")}
    | {"стар", "преж"}
)
_MANY = frozenset(
    each(
        """two three four five six seven eight nine ten several many both various other dv tri chetir neskol iki uc dord
        dve два две три четыр пят неск"""
    )
)
_ANY = frozenset(each("current indik ныненш нынешн today old new present former first")) | frozenset(
    each("small little great large last whole main stone wooden iron")
)


def differ_in_words(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether words before both nouns have nothing in common: "the little railway", "passenger working"."""
    own = [{word for word in told.about.words if not is_body((word,))} for told in (first, second)]
    return bool(own[0]) and bool(own[1]) and own[0].isdisjoint(own[1])


def _are_of_two_countries(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether each is of a country of its own, or has a name that shares no word with the other's."""
    if first.about.country and second.about.country and first.about.country != second.about.country:
        return True
    if _are_of_one_family(first, second):
        return True
    return first.about.named and second.about.named and set(first.about.words).isdisjoint(second.about.words)


def _are_of_one_family(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether two persons have a family name in common, and given names that are none of the other's."""
    one, other = first.about.words, second.about.words
    if first.kind.name not in _LIVES or is_body(one) or is_body(other) or min(len(one), len(other)) < 2:
        return False
    is_short = min(map(len, (*one[:-1], *other[:-1]))) < 3  # an initial
    return one[-1] == other[-1] and not is_short and set(one[:-1]).isdisjoint(other[:-1])


_LIVES = frozenset({"born", "died", "buried", "baptised", "married", "arrested", "sentenced", "appointed", "dismissed"})


def are_told_apart(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether each has a name of its own, or words before the noun, and these have nothing in common."""
    own = [[word for word in told.about.words if not is_body((word,))] for told in (first, second)]
    if _are_of_two_countries(first, second):
        return True
    is_named = first.about.named and second.about.named and bool(own[0]) and bool(own[1])
    if not is_named or add_what_is_known(first, second):
        return False
    if first.sorts and second.sorts and first.sorts.isdisjoint(second.sorts) and set(own[0]) == set(own[1]):
        return True  # "the Ministry of Mines", "the Academy of the Ministry of Mines"
    nouns = [{word for word in told.about.words if is_body((word,))} for told in (first, second)]
    if nouns[0] and nouns[1] and nouns[0].isdisjoint(nouns[1]):
        return True
    # Two full names are of two: "Ministry of Defence", "Ministry of Defence Industry".
    if all(told.about.named and is_body(told.about.words) for told in (first, second)):
        return set(own[0]) != set(own[1]) and not (is_left_short(first, second) or is_left_short(second, first))
    return not set(own[0]) & set(own[1])


def add_what_is_known(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether what each adds to the words both have is known to the other's source: "the clinic of Halm", "the clinic
    in Mill Street", where both speak of Halm and of Mill Street.
    """
    one, other = stems_of(first.about.words), stems_of(second.about.words)
    if is_placed(first.about, second.about) or is_placed(second.about, first.about):
        return True
    if not (first.about.named and second.about.named) or first.source == second.source or one == other:
        return False
    are_of_two_sorts = bool(first.sorts and second.sorts) and first.sorts.isdisjoint(second.sorts)
    if len(one & other) < 2 or not is_body(one & other) or are_of_two_sorts:
        return False
    return other - one <= _known_to(first) and one - other <= _known_to(second)


def _known_to(told: ToldEvent) -> frozenset[str]:
    return stems_of(tuple(sorted({*told.topics, *(word for key in told.others for word in key.split())})))


def is_left_short(short: ToldEvent, full: ToldEvent) -> bool:
    """Whether the one leaves out what its source is about: "the Grammar School", "Marshford Grammar School"."""
    own, whole = short.about.words, full.about.words
    extra = set(whole) - set(own)
    is_part = own in (whole[: len(own)], whole[-len(own) :])
    return bool(extra) and is_part and (short.topics.keys() >= extra or is_placed(short.about, full.about))
