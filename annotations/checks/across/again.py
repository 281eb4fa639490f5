"""What comes again: things done to one thing at several times, and calamities of several sorts at one place."""

from collections.abc import Mapping

from annotations.checks.across.event_statements import ToldEvent
from annotations.checks.across.words import each, loosened, stem
from annotations.rules.dates import parse_edtf
from annotations.rules.folding import fold

YEAR = 366
# What may be done to one thing again and again, so that dates far apart are of two times.
_REPEATED = frozenset({"restored", "reopened", "published", "sold", "raised", "moved", "reorganised", "broke"})
TIMES_APART = 12  # years
_CALAMITIES: Mapping[str, frozenset[str]] = {
    name: frozenset({loosened(stem(fold(word), language)) for word in each(words) for language in ("en", "ru", "az")})
    for name, words in {
        "fire": "fire blaze burned burnt burning flames gutted пожар пожара сгорел сгорела сгорело горел yanğın yandı",
        "flood": "flood flooded flooding inundation deluge наводнение наводнения паводок daşqın sel",
        "quake": "earthquake quake tremor землетрясение землетрясения zəlzələ",
        "epidemic": "cholera plague typhus influenza smallpox epidemic холера чума тиф эпидемия epidemiya",
    }.items()
}


def _calamities(told: ToldEvent) -> frozenset[str]:
    """Which calamities its words name."""
    own = told.said | {loosened(stem(fold(word), "en")) for word in told.trigger.split()}
    own |= {loosened(stem(fold(word), language)) for word in told.trigger.split() for language in ("ru", "az")}
    return frozenset(name for name, words in _CALAMITIES.items() if not own.isdisjoint(words))


def years_apart(first: ToldEvent, second: ToldEvent) -> int:
    """Full years between the earliest days of two dates; 0 where one has none."""
    days = [parse_edtf(told.dates[0]).earliest for told in (first, second)]
    return 0 if None in days else abs((days[0] or 0) - (days[1] or 0)) // YEAR


def are_two_times(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether it is done again and again, and the dates are so far apart that it is rather two times than a slip."""
    if first.kind.name not in _REPEATED:
        return False
    one, other = (told.dates[0][:4] for told in (first, second))
    differing = sum(a != b for a, b in zip(one, other, strict=False))
    return years_apart(first, second) > TIMES_APART and differing != 1


def are_two_calamities(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether each names a calamity, and none of them the same: a fire is no flood."""
    one, other = _calamities(first), _calamities(second)
    return bool(one) and bool(other) and one.isdisjoint(other)
