"""What the chronology of a language holds: regular expressions for whole words, without regard to case.

Each is a list of alternatives. None may match nothing, and what repeats in one is bounded, so that no text is slow.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language by what they tell of dates; an empty one is not known or not used in it."""

    weekdays: tuple[str, str, str, str, str, str, str]  # from Monday
    weekday_gap: str  # what may stand between a weekday and its date, beside marks
    old_style: str  # the Julian calendar is meant

    # Lengths of time
    at_least: str  # hedges that stand just before a length
    at_most: str
    almost: str
    about: str
    round_lengths: str  # lengths that are round by nature: a decade
    recurring: str  # before a length: it comes again and again, is a limit, or only a part of a longer time
    ordained: str  # after a length: a term, a sentence or a plan, which may end before its time
    owned: str  # between a length and a range: the range is of something else, or the length is a part of it
    that_is: str  # between a range and a length: one explains the other
    lasting: str  # verbs between what lasted, or its range, and how long
    later: str  # after a length: the later of two dates follows or went before
    earlier: str
    beginning: str  # verbs of what begins, before its date
    ending: str
    # Ages, lives and anniversaries
    age_before: str  # before the number: aged 70
    age_after: str  # after it: 70 years old
    remembered_only: str  # in what is told of another, or of another's work: no deed of the one born or dead
    birth: str  # before the date of birth
    death: str
    kin: str  # somebody else than the one who is spoken of
    third_person: str  # stands for the one who was spoken of last
    anniversary: str  # after its number
    origin: str  # before the date that an anniversary counts from
    # Periods and what proves them
    evidence_first: str  # connectives that begin a sentence which gives evidence for the one before
    evidence_within: str  # connectives of evidence anywhere in a sentence; they claim it more strongly
    # Orders that words claim
    then: str  # just before the date of what came next
    before_then: str  # just before the date of what came before it
    remembered: str  # in a clause that steps back in time
    orders: tuple[tuple[str, str], ...]  # what happens to one thing: first this, then that
    range_from: str  # before the first end of a range
    range_to: str  # between its ends
    # Causes and results
    because: str  # before what is a cause, in one clause
    arising: str  # the same, where what stands before it is the result itself: "was sparked by"
    therefore: str  # verbs between a cause and its result
    so: str  # connectives that begin what is the result of the clause or sentence before
    foreseen: str  # in a cause: it was known before it came, or never came
    happening: str  # nouns for whatever was told just before: the disaster
    kindred: tuple[tuple[str, str], ...]  # what is called so may have been told so: a fire, burned down
    participle: str  # a form that can belong to a noun just before it: the statute adopted in 1992
    active: str  # what only the living do
    posthumous: str  # what is done with the dead
    # Tenses
    past: str  # verbs that tell of what was
    finite: str  # verbs that a clause is told with, whatever their tense
    future: str  # words that make a date one of what is still to come
    taken_place: str  # just after a thing and its date: it is told to have been
    limits: str  # just before a date up to which something goes, or for which it is meant
    dateline: str  # just before the date of the source itself
    imprint: str  # before the date or the years of an edition, a copyright or a stand of facts
    perfect: str  # what has been so since
    today: str  # the writer's own time
    present: str  # verbs that tell of what is
    # Bodies that end
    founded: str  # verbs behind the body that begins
    ended: str  # verbs behind the body that ends
    ending_of: str  # words before the body that ends
    gone: str  # in such words: it is no more, rather than that it is now called or led otherwise
    revived: str  # it came back
    former: str  # just before a body that is no more
    beside: str  # just before a body that is not what the sentence is about
    institutions: str  # common words for what can end and is often told of without its name
    another: str  # just before such a word: not the one that was told of
