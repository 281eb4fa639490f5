"""Statements of several sources, and of one, are set against each other: what cannot both be true, and what agrees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

# ruff: noqa: E501
from annotations.checks import appellations, dependence, event_dates, event_figures, titles
from annotations.checks.across.pairing import pairs
from annotations.checks.across.subjects import Match, match, subject
from annotations.checks.check import Comparison, defaults
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading

COMPARISONS: tuple[Comparison, ...] = (event_dates, event_figures, titles, appellations, dependence)


def compared(comparison: Comparison, *texts: str, language: str | None = "en") -> list[Finding]:
    readings = [Reading(f"source {number}", text, language=language) for number, text in enumerate(texts)]
    own = defaults(comparison)
    statements = [one for reading in readings for one in comparison.statements(reading, own)]
    return [found for one, other in pairs(statements) if (found := comparison.compare(one, other, own))]


def kinds(comparison: Comparison, *texts: str, language: str = "en") -> set[str]:
    return {str(finding.kind) for finding in compared(comparison, *texts, language=language)}


AT_ODDS = [
    ("By decision of the council, the Ministry of Grain was established on the basis of the Corn Office on 1 May 1921.",
     "The Grain Ministry was founded in 1923."),
    ("Ada Brook was born in Torvik on 10 May 1823. She died in Halm on 12 December 1903.",
     "Ada Brook, who was born in 1825, died on 12 December 1903."),
    ("Ada Brook (1823–1903) was a painter.", "Ada Brook was born in 1824."),
    ("The Treaty of Halm was signed on 24 October 1813.", "Signed in 1815, the Treaty of Halm ended the war."),
    ("Ivan Orlik was appointed Minister of Grain in 1924.", "Ivan Orlik was appointed Minister of Grain in March 1925."),
    ("The rising in Torvik began in May 1820.", "The rising in Torvik began on 3 June 1820."),
    ("The Constitution of Georgia was adopted in 1995.", "The Constitution of Georgia was adopted in August 1996."),
    ("The Torvik Observatory opened in 1960.", "It was late: the Observatory of Torvik was opened in 1966."),
    ("The office was opened in 1991. Work went on. The office was inaugurated in 1993, as the register shows.",),
    ("Question: And the Law on Grain?\n\nAnswer: It was adopted on 21 November 1925.",
     "The Law on Grain was adopted on 21 November 1926."),
    ("The Torvik dam burst on 12 April 2011.", "When the Torvik dam burst on 14 April, nobody was warned."),
]  # fmt: skip
NOT_AT_ODDS = [
    ("The Ministry of Defence was established in 1991.", "The Ministry of National Security was established in 1993."),
    ("The Ministry of Defence was established in 1991.", "The Ministry of Defence Industry was established in 2005."),
    ("The Ministry of Grain was established on 1 May 1921.", "The Ministry of Grain was abolished in 1935."),
    ("The Ministry of Grain of Georgia was founded in 1921.", "The Ministry of Grain of Armenia was founded in 1922."),
    ("The Constitution of Georgia was adopted in 1995.", "The Constitution of Armenia was adopted in 1996."),
    ("Ada Brook visited Torvik in 1820.", "Ada Brook visited Torvik in 1832."),
    ("Ada Brook was born in 1823.", "Eve Brook was born in 1831."),
    ("Ivan Orlik was appointed Minister of Grain in 1924.", "Ivan Orlik was appointed Deputy Minister of Grain in 1921."),
    ("Georgia joined the Torvik League in 1921.", "Armenia joined the Torvik League in 1924."),
    ("The Ministry of Grain was not founded in 1921.", "The Ministry of Grain was founded in 1923."),
    ("The Ministry of Grain will be founded in 1921.", "The Ministry of Grain was founded in 1923."),
    ("After the flood of 1921, the Ministry of Grain was founded.", "The Ministry of Grain was founded in 1923."),
    ("The Ministry of Grain celebrated the anniversary of its founding in 1941.",
     "The Ministry of Grain was founded in 1923."),
]  # fmt: skip
AGREEING = [
    ("The Ministry of Grain was established on 1 May 1921.", "In 1921, parliament established the Ministry of Grain.",
     "within"),
    ("The Ministry of Grain was set up in May 1921.", "The Grain Ministry was founded on 3 May 1921.", "contains"),
    ("The Ministry of Grain was set up on 3 May 1921.", "The Ministry of Grain was founded on May 3, 1921.", "equal"),
]  # fmt: skip


@pytest.mark.parametrize("texts", AT_ODDS)
def test_one_event_with_dates_that_share_no_day_is_a_contradiction(texts: tuple[str, ...]) -> None:
    assert "contradiction" in kinds(event_dates, *texts)


@pytest.mark.parametrize("texts", NOT_AT_ODDS)
def test_two_events_or_two_bodies_are_no_contradiction(texts: tuple[str, ...]) -> None:
    assert not {"contradiction", "tension"} & kinds(event_dates, *texts)


@pytest.mark.parametrize(("one", "other", "relation"), AGREEING)
def test_dates_that_can_both_be_true_hold_between_sources(one: str, other: str, relation: str) -> None:
    [found] = compared(event_dates, one, other)
    assert (found.kind, found.relation) == (Noticed.HOLDS, relation)


def test_what_one_source_says_twice_alike_is_no_corroboration() -> None:
    assert not compared(
        event_dates, "The Ministry of Grain was founded in 1921. The Grain Ministry was founded in 1921."
    )


def test_the_date_of_a_decree_may_not_be_that_of_the_founding() -> None:
    texts = ("By decree of 14 May 1921, the Torvik Grain Service was established.",
             "The Torvik Grain Service was established in 1922.")  # fmt: skip
    assert kinds(event_dates, *texts) == {"tension"}


def test_dates_as_far_apart_as_two_calendars_are_a_tension() -> None:
    [found] = compared(event_dates, "Ada Brook was born on 1 May 1823.", "Ada Brook was born on 13 May 1823.")
    assert found.kind is Noticed.TENSION
    assert "Gregorian" in found.message


def test_a_message_has_the_words_that_matched_and_what_disagrees() -> None:
    [found] = compared(event_dates, "The Grain Bank was established in 1921.", "The Grain Bank was founded in 1923.")
    assert found.message == (
        "Both speak of “Grain Bank”, “established” and “founded”; the one says “1921”, the other “1923”: "
        "these share no day."
    )
    assert [passage.quote for passage in found.passages] == [
        "Grain Bank was established in 1921",
        "Grain Bank was founded in 1923",
    ]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "Министерство обороны было создано 1 мая 1991 года.", "Министерство обороны было основано в 1993 году."),
        ("az", "Müdafiə Nazirliyi 1 may 1991-ci ildə yaradılmışdır.", "Müdafiə Nazirliyi 1993-cü ildə yaradılıb."),
    ],
)
def test_events_are_told_in_russian_and_azerbaijani_too(language: str, one: str, other: str) -> None:
    assert kinds(event_dates, one, other, language=language) == {"contradiction"}


FIGURES = [
    ("contradiction", "213 smugglers recruited by the Torvik gang were identified in 1924-1927.",
     "In 1924-1927 more than 300 recruited smugglers were identified by the Torvik police."),
    ("contradiction", "The explosion in the Halm mine on 19 March 1994 killed 14 people.",
     "On 19 March 1994 an explosion in the Halm mine killed 17 people."),
    ("contradiction", "In 2007 the Torvik Customs seized 142 kg of tobacco.",
     "The Torvik Customs seized 250 kg of tobacco in 2007."),
    ("holds", "In 1924-1927, 213 smugglers were identified by the Torvik police.",
     "In 1924-1927 more than 200 smugglers were identified by the Torvik police."),
]  # fmt: skip
NO_FIGURES = [
    ("213 smugglers were identified in 1924, 27 of them were convicted.", "In 1924 30 smugglers were convicted in Halm."),
    ("The police of Torvik arrested 20 people in 1994.", "The police of Halm arrested 30 people in 1994."),
    ("The police of Torvik arrested 20 people in 1994.", "The police of Torvik arrested 30 people in 1995."),
    ("The police of Torvik arrested 20 people in 1994-1996.", "The police of Torvik arrested 7 people in 1995."),
    ("The police of Torvik arrested 20 foreign citizens in 1994.", "The police of Torvik arrested 90 citizens in 1994."),
    ("At Torvik 20 soldiers were killed in May 1815 and 40 soldiers were wounded.",
     "At Torvik 40 soldiers were wounded in May 1815, 20 soldiers were killed."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "one", "other"), FIGURES)
def test_one_quantity_with_two_figures(kind: str, one: str, other: str) -> None:
    assert kinds(event_figures, one, other) == {kind}


@pytest.mark.parametrize("texts", NO_FIGURES)
def test_figures_of_other_times_places_and_parts_are_no_contradiction(texts: tuple[str, ...]) -> None:
    assert not {"contradiction", "tension"} & kinds(event_figures, *texts)


TITLES = [
    ("contradiction", 'a decree "On the appointment of envoys of the Bank abroad and ensuring activities."',
     'the Decree "On the appointment of envoys of the Bank abroad and ensuring their activities."'),
    ("contradiction", 'the Law of the Republic "On Combating Piracy" (30 August 1999)', "the Law on Fight against Piracy (1999)"),
    ("contradiction", 'Decree No. 706 "On the improvement of the border service"',
     'Decree No 706 "On improving the work of the border service"'),
    ("tension", "the Convention on the Law of the Sea of 1982", "They signed the Convention about the Law of the Sea."),
    ("tension", "The Law on the Fight against Fraud followed.", "The Law on Combating Fraud was amended."),
    ("tension", 'the novel "The Road and How to Keep It"', 'the novel "The Road and How to Hold It"'),
]  # fmt: skip
OTHER_TITLES = [
    ("The Law on National Security was adopted.", "The Law on Social Security was adopted."),
    ('the Law "On state protection of judges"', 'the Law "On state protection of witnesses"'),
    ("The Law on Amendments to the Law on Citizenship.", "The Law on Citizenship."),
    ('the report "Piracy in the North 2002"', 'the report "Piracy in the North 2003"'),
    ('Decree No 7 "On the border service"', 'Decree No 9 "On the border services"'),
    ('the law "On Piracy"', "the Law on Piracy"),
    ("the Law on the Police followed", "The Law on Police was amended."),
    ("The Act for the Protection of Wild Birds", "The Act for the Protection of Wild Horses followed."),
    ("He acted under the “Plan for the Evacuation of the Outer Islands” of 1994.",),
]


@pytest.mark.parametrize(("kind", "one", "other"), TITLES)
def test_one_title_in_two_wordings(kind: str, one: str, other: str) -> None:
    assert kinds(titles, one, other) == {kind}


@pytest.mark.parametrize("texts", OTHER_TITLES)
def test_two_documents_have_two_titles(texts: tuple[str, ...]) -> None:
    assert not kinds(titles, *texts)


BEARERS = [
    ("contradiction", "The head of the Dam Authority, Pavel Harnik, came.", "The Dam Authority's head, Pavel Hornik, came."),
    ("tension", "We met Lena Abramtseva there.", "Then came Lena Abramceva."),
    ("contradiction", "The Ministry of National Security (MNS) denied it.", "The Ministry of National Safety (MNS) denied it."),
]  # fmt: skip
OTHER_BEARERS = [
    ("We met Ivan Petrov there.", "Then came Ivana Petrova."),
    ("We met Ilham Aliyev there.", "Then came Heydar Aliyev."),
    ("The Ministry of National Security (MNS) denied it.", "The Museum of Natural Science (MNS) was shut."),
    ("We met Pavel Harnik there.", "Then came Pavel Harnik."),
]


@pytest.mark.parametrize(("kind", "one", "other"), BEARERS)
def test_one_bearer_of_two_names(kind: str, one: str, other: str) -> None:
    assert kinds(appellations, one, other) == {kind}


@pytest.mark.parametrize("texts", OTHER_BEARERS)
def test_two_bearers_have_two_names(texts: tuple[str, ...]) -> None:
    assert not kinds(appellations, *texts)


RUN = "the committee met in the old hall and decided to close the bridge until spring"


def test_a_run_of_shared_wording_is_a_dependence_with_a_passage_in_each() -> None:
    [found] = compared(dependence, f"On Monday {RUN}, said the mayor.", f"It is told that {RUN}. Nobody objected.")
    assert found.kind is Noticed.DEPENDENCE
    assert [passage.quote for passage in found.passages] == [RUN, RUN]


def test_wording_that_both_quote_has_one_origin() -> None:
    [found] = compared(dependence, f"The mayor said: “{RUN}.”", f"“{RUN},” it was said.")
    assert found.values["is_quoted"] is True


def test_names_and_few_words_are_no_dependence() -> None:
    name = "Ministry of National Security of the Republic of Halm and Torvik"
    assert not compared(dependence, f"We wrote to the {name} in May.", f"They live near the {name} now.")
    assert not compared(dependence, f"{RUN}. {RUN}.")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60) | st.sampled_from(["The Grain Bank was founded in 1921. ", "Law No 5 “On Ж", RUN,
                                                        "9 people were killed (1820–1899) ", "\n\n"]), max_size=8))  # fmt: skip
def test_any_text_gives_passages_that_stand_in_it(parts: list[str]) -> None:
    text = "".join(parts)
    for comparison in COMPARISONS:
        for found in compared(comparison, text, f"Then. {text}", language=None):
            for passage in found.passages:
                whole = text if passage.source == "source 0" else f"Then. {text}"
                assert whole[passage.start : passage.end] == passage.quote


def test_the_same_input_gives_the_same_findings() -> None:
    texts = ("The Grain Bank was founded in 1921 and 9 people were killed.", "The Grain Bank was founded in 1923.")
    assert compared(event_dates, *texts) == compared(event_dates, *texts)


NAMES = [
    ("Ministry of National Security", "National Security Ministry of Georgia", Match.STRONG),
    ("Ministry of Grain of Georgia", "Ministry of Grain of Armenia", Match.NONE),
    ("Ministry of Defence", "Ministry of Defence Industry", Match.NONE),
    ("Ministry of Defense", "Ministry of Defence", Match.STRONG),
    ("Ministry of Grain", "Ministry", Match.WEAK),
    ("Ada Brook", "A. Brook", Match.STRONG),
    ("Ada Brook", "Ada Maria Brook", Match.STRONG),
    ("Ada Brook", "Brook", Match.WEAK),
    ("Ada Brook", "Eve Brook", Match.NONE),
    ("Heydar Aliyev", "Heydar Aliev", Match.STRONG),
]


@pytest.mark.parametrize(("one", "other", "how"), NAMES)
def test_bodies_are_one_by_all_their_words_and_persons_by_family_and_given_name(
    one: str, other: str, how: Match
) -> None:
    first, second = subject(one.casefold(), one), subject(other.casefold(), other)
    assert first is not None
    assert second is not None
    assert match(first, second) is match(second, first) is how


def test_a_law_on_changing_a_law_is_another_law() -> None:
    title = "protection of the shores, rivers, lakes and ponds"
    assert not kinds(titles, f'the Law "On the {title}"', f'the Law "On changes in the {title}"')
