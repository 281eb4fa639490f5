"""The kinds of tokens that dates are made of, each one character, so that tokens can be searched as a string."""

NUMBERS = "year day two three number roman"
# year: four digits, 1000 to 2199. day: 1 to 31. two, three: other numbers of so many digits. number: all others, and
# whatever is surely no part of a date.
DATE_WORDS = (
    # doubtful: may be a month (May). weak: hardly one (may). suffix: of decades (1990s). th: of ordinals (9th).
    "month doubtful weak season weekday suffix th ordinal word article yearword decadeword centuryword unit "
    # part: early, late. tens: the nineties.
    # thousand: of a year in words. length: a word that is a duration. instant: inst., ult.
    "part half quarter tens thousand length instant"
)
OTHER_WORDS = (
    "of the and to from between since until upto opening onward present circa bc ad hijri oldstyle newstyle last next "
    # upto: until, behind its date. opening: until, as the first word of a sentence.
    # at: prepositions of time. over: of counts as well. hedge: more than. counter: page, resolution. counted: people.
    # clock: of a time of day, behind its digits. more: makes a count of the number before it. did: what was done.
    # following: told from what was told. daypart: morning, night.
    # made: built, founded: a number right behind may be the year of it. plural: looks like one. own: his, her.
    "this past ago made adjacent later at over hedge counter counted plural every old own or clock more did sign "
    "following preceding thisyear tenday same daypart other"
)
NAMES = f"{NUMBERS} {DATE_WORDS} {OTHER_WORDS}".split()
KINDS = {name: chr(0xE000 + place) for place, name in enumerate(NAMES)}
GAP, LINE, BREAK = " ", "\r", "\n"  # white space; a line's end between two blocks; an empty line

CLASSES = {
    "digits": "year day two three number",
    "short": "day two",
    "named": "month doubtful",
    "anymonth": "month doubtful weak",
    "backward": "last past",
    "numeral": "ordinal word",
    "letters": f"roman {DATE_WORDS} {OTHER_WORDS}".replace(" sign", ""),
}
