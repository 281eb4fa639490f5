"""Sources tell of one event, quantity or title in other words, and the comparisons see that it is one, or another."""

from fractions import Fraction

import pytest

# ruff: noqa: E501
from annotations.checks import event_dates, event_figures, titles
from annotations.checks.across import pairing
from annotations.checks.across.opposites import are_opposed
from annotations.checks.across.sorts import includes, may_be, sort_of
from annotations.checks.across.words import stem
from annotations.checks.check import Comparison, defaults
from annotations.checks.finding import Finding, Passage
from annotations.checks.reading import SHOWN, Reading
from annotations.checks.statement import Statement


def compared(comparison: Comparison, *texts: str, language: str = "en") -> list[Finding]:
    readings = [Reading(f"source {number}", text, language=language) for number, text in enumerate(texts)]
    own = defaults(comparison)
    statements = [one for reading in readings for one in comparison.statements(reading, own)]
    return [found for one, other in pairing.pairs(statements) if (found := comparison.compare(one, other, own))]


def kinds(comparison: Comparison, *texts: str, language: str = "en") -> set[str]:
    return {str(finding.kind) for finding in compared(comparison, *texts, language=language)}


DATES = [
    ("The ferry Ada Brook, which came off the slip at Torvik in 1913, foundered on 10 February 1957.",
     "The steamer Ada Brook went to the bottom on 17 February 1957."),
    ("The Torvik Light Railway was promoted by the quarries. The line, nine miles long, was thrown open on 2 August 1881.",
     "The Torvik Light Railway was opened on 12 August 1881."),
    ("The Seeds Act received assent on 21 July 1994.", "The Seeds Act was assented to on 12 July 1994."),
    ("We talk of the sinking of the Ada Brook. It happened on 17 February 1957.", "The Ada Brook sank on 10 February 1957."),
    ("The Battle of Crow Moor was fought on 12 March 1644.", "Crow Moor, scene of a battle (21 March 1644), is a heath."),
    ("Halm Brewery has seen much. The enterprise came into being in 1768.", "The Halm Brewery was founded in 1786."),
    ("The premiere of Orlik's opera took place in Torvik on 8 May 1925.", "Orlik's opera was first performed in Torvik on 8 May 1924."),
    ("HALM, Feb 12 (Coast News) - The Corin dam burst on 10 February 1957.", "The Corin dam gave way on 11 February 1957."),
]  # fmt: skip
OTHER_DATES = [
    ("The Torvik line was opened to passengers on 2 August 1881.", "The Torvik line was opened to goods on 2 March 1881."),
    ("The Vale Tramway was opened in 1904.", "The railway from Vale to Ostrand was opened in 1873; the Vale Tramway in 1904."),
    ("The Halm women's team was founded in 1989.", "The Halm team was founded in 1934."),
    ("The Seeds Act received assent on 21 July 1994.", "The Seeds Act came into force on 1 January 1995."),
    ("The hall at Torvik, planned for 1912, was opened in 1913.", "The hall at Torvik was opened in 1913."),
    ("The collision at Halm happened in November 1986.", "The collision at Torvik happened on 17 August 1987."),
    ("The old tower of Halm church fell in 1756.", "The new tower of Halm church was put up in 1765."),
]  # fmt: skip
DATES_THAT_HOLD = [
    ("The Accord of Lund was signed on 4 June 1955.", "The Lund Accord: signed in June 1955, in force since August."),
    ("The boathouse at Gorham was put up in 1907.", "The boathouse of Gorham dates from 1907."),
    ("The Gorham Mill has been in use since February 2013.", "The Gorham Mill went into service in February 2013."),
]


@pytest.mark.parametrize("texts", DATES)
def test_an_event_is_one_in_other_words(texts: tuple[str, ...]) -> None:
    assert {"contradiction", "tension"} & kinds(event_dates, *texts)


@pytest.mark.parametrize("texts", OTHER_DATES)
def test_what_is_told_apart_has_dates_of_its_own(texts: tuple[str, ...]) -> None:
    assert not {"contradiction", "tension"} & kinds(event_dates, *texts)


@pytest.mark.parametrize("texts", DATES_THAT_HOLD)
def test_dates_in_other_words_hold(texts: tuple[str, ...]) -> None:
    assert kinds(event_dates, *texts) == {"holds"}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "Завод «Красный луч» был пущен 7 ноября 1931 года.", "Завод «Красный луч» введён в строй в 1932 году."),
        ("ru", "Теплоход «Заря» затонул 14 августа 1979 года.", "15 августа 1979 года теплоход «Заря» пошёл ко дну."),
        ("az", "Şəlalə kənd məktəbi 1936-cı ildə açılmışdır.", "Şəlalə kənd məktəbi 1938-ci ildə istifadəyə verilib."),
    ],
)
def test_events_are_one_in_other_words_of_russian_and_azerbaijani(language: str, one: str, other: str) -> None:
    assert {"contradiction", "tension"} & kinds(event_dates, one, other, language=language)


FIGURES = [
    ("contradiction", "The flood in Torvik on 4 May 1911 claimed the lives of fourteen people.",
     "Nineteen persons drowned in the flood at Torvik on 4 May 1911."),
    ("holds", "The fall of the Halm bridge was told everywhere: 26 people were drowned.", "26 dead at the Halm bridge."),
    ("holds", "The Corin dam is 31 m high.", "Height of the Corin dam: 102 feet."),
    ("holds", "The boathouse at Gorham cost £2,315.", "At Gorham the bill for the boathouse was £2,315."),
    ("contradiction", "The Halm railway carried 112,000 passengers in 1913.", "In 1913 the railway of Halm had 121,000 passengers."),
]  # fmt: skip
OTHER_FIGURES = [
    ("As of 9 August 98 people had died in the collision at Halm.", "In the collision at Halm 106 people died."),
    ("The Halm library has 86,000 books.", "The Halm library has now 91,000 books."),
    ("The first estimate for the Halm bridge was £3.1 million.", "The Halm bridge cost £4.8 million."),
    ("The Halm mine had 12 killed in the fire of 1931.", "The Halm mine had 40 injured in the fire of 1931."),
    (
        "The shaft at Halm killed 24 men this week, in November 1988.",
        "In 1966 31 men were killed at the shaft of Halm.",
    ),
    ("The neighbouring hill near Halm had 52 coins.", "The hill of Halm had 387 coins."),
]


@pytest.mark.parametrize(("kind", "one", "other"), FIGURES)
def test_a_quantity_is_one_in_other_words(kind: str, one: str, other: str) -> None:
    assert kinds(event_figures, one, other) == {kind}


@pytest.mark.parametrize("texts", OTHER_FIGURES)
def test_what_is_counted_at_another_time_or_of_others_does_not_disagree(texts: tuple[str, ...]) -> None:
    assert not {"contradiction", "tension"} & kinds(event_figures, *texts)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", 'his opera "The Smith of the Long Hill"', 'the premiere of "The Smith on the Long Hill"'),
        ("en", 'Our slogan, "Land, Water and Bread for All", in Halm', 'In Halm they quote "Land, Bread and Water for All".'),
        ("en", 'the circular "Guidance on the Marking of Old Trees"', 'the circular "Guidance on Marking Old Trees"'),
        ("en", 'the play "The Duchess of Orlen"', 'the play "The Duchess of Orlin"'),
        ("ru", "Приказом № 311 от 15 марта 1944 г. «О мерах по охране пущи» занято", "приказ № 311 «О мероприятиях по охране пущи»"),
        ("az", '"Qız məktəbləri haqqında" qərara əsasən', '"Qız məktəbləri barədə" qərarın əsli'),
    ],
)  # fmt: skip
def test_titles_of_any_work_are_compared(language: str, one: str, other: str) -> None:
    assert {"contradiction", "tension"} & kinds(titles, one, other, language=language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "Он поставил «Сказку о трёх мельниках»", "Первая постановка — «Сказка о трёх мельниках»"),
        ("en", 'He said: "We shall build the bridge again."', 'He said: "We shall build the old bridge again."'),
        ("en", 'the first part, "The Road to the Upper Valley"', 'the second part, "The Road to the Lower Valley"'),
    ],
)
def test_a_case_a_saying_and_another_part_are_no_wording(language: str, one: str, other: str) -> None:
    assert not kinds(titles, one, other, language=language)


def test_a_wider_noun_may_stand_for_a_narrower_one() -> None:
    ship, firm, mine = sort_of("ferry", "en"), sort_of("enterprise", "en"), sort_of("colliery", "en")
    assert includes(firm, mine)
    assert not may_be(ship, firm)


def test_opposites_tell_things_apart_and_what_is_not_said_does_not() -> None:
    def stems(words: str) -> list[str]:
        return [stem(word, "en") for word in words.split()]

    assert are_opposed(stems("northern bridge"), stems("southern bridge"))
    assert not are_opposed(stems("northern bridge"), stems("bridge"))
    assert are_opposed(stems("women team"), stems("team"))


def test_a_sentence_is_kept_around_its_place_only() -> None:
    text = f"{'long ' * 300}here {'short ' * 300}"
    kept = Reading("a", text, language="en").sentence_text(text.index("here"))
    assert "here" in kept
    assert len(kept) <= SHOWN


def test_candidates_are_those_that_have_most_in_common_to_the_fraction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "CANDIDATES", 3)
    monkeypatch.setattr(pairing, "COMMON", 25)
    terms = [[f"{place % each} of {each}" for each in (2, 3, 5, 7, 29)] for place in range(60)]
    made = [
        Statement(check="c", passage=Passage("s", n, n + 1, "x"), sentence="", terms=tuple(sorted({*own, "all"})))
        for n, own in enumerate(terms)
    ]
    assert [(one.passage.start, other.passage.start) for one, other in pairing.pairs(made)] == _by_fractions(made)


def _by_fractions(made: list[Statement]) -> list[tuple[int, int]]:
    """The rule as it is told, with all compared with all."""
    counts = {term: sum(term in one.terms for one in made) for one in made for term in one.terms}
    chosen: set[tuple[int, int]] = set()
    for place, one in enumerate(made):
        able = []
        for other_place, other in enumerate(made):
            shared = set(one.terms) & set(other.terms)
            is_rare = any(counts[term] <= pairing.COMMON for term in shared)
            if other_place != place and is_rare and len(shared) >= pairing.SHARED:
                able.append((-sum((Fraction(1, counts[term]) for term in shared), Fraction(0)), other_place))
        chosen |= {(min(place, other), max(place, other)) for _, other in sorted(able)[: pairing.CANDIDATES]}
    return sorted(chosen)
