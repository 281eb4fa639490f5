"""Numbers that are no figures: of articles and pages, in lists, in names, dates, times, telephone numbers and codes."""

import re

from annotations.checks.counting.amounts import Amount
from annotations.checks.counting.table import Table, words
from annotations.checks.counting.tokens import Sort, Tokens

_JOINING = frozenset("-/:.–‑,_\\'’@#")
_BULLETS = frozenset("•◦▪*–—-·○●►")
_SENTENCE_ENDS = frozenset('.!?…:;"“”«»()')
_LIST_MARKS = frozenset(",–-&") | {"and", "to", "or", "и", "по", "və"}
_LABEL_SIGNS = frozenset("№§#@")
_NAMED_BY_COLON = words(
    "tel phone telephone fax zip code id isbn issn mobile тел факс код iban pin hotline helpline xətt линия postcode"
)
_ABBREVIATED = words(
    "no nos p pp vol vols art arts ch fig figs sec sect para paras cl app ed eds st "
    "inv cat kat op f d l ff acc acq nr ser vers bd bde jg jahrg anm tl abt hft "
    "инв кат гл ст стр с п пп ф оп л лл д кн вып корп ул тел рис табл т maddə "
    "səh"
)
_AGES = frozenset({"aged", "age", "ages"})
_CLOCK = frozenset({"to", "past"})
_STREETS = words("street st avenue ave road rd square sq lane boulevard blvd drive place terrace quay row gardens way")
_CENTURIES = words("fifteen sixteen seventeen eighteen nineteen twenty")
_TENS = words(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety"
)
_FIRST_YEAR, _LAST_YEAR = 1400, 2100
_GROUPS = 12  # digits and marks of a telephone number
_ORDINAL = re.compile(
    r"(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят)(?:ый|ой|ий|ого|ьего|ому|ьему|ом|ьем|ым|ая|ья|ую|ью|ое|ье)$"
    r"|(?:bir|iki|üç|dörd|beş|alt|yeddi|səkkiz|doqquz)[iıuü]?nc[iıuü]"
)
_TWENTY = 20  # from here on an ordinal of two words has only its second one changed
_ARE = words("and is was were are be being")
_SINCE_CREATION = range(5507, 5510)  # years, as Byzantium and Rus counted them; a year began in March or September
_HOURS = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d ?[-–—] ?(?:[01]?\d|2[0-4])[.:][0-5]\d")
_DAY = 24  # hours of one
_DEEP = 6  # numbers of a list after a label: "Articles 12, 13 and 14"


def is_code(tokens: Tokens, place: int) -> bool:
    """Whether digits here are part of something longer: 17:30, A/75/625, MiG-29, 1.2.3, 055-12-13, 3D, 21st."""
    before, after = tokens[place - 1], tokens[place + 1]
    if before.word == "(" and tokens.is_glued(place - 1) and tokens[place - 2].sort is Sort.NUMBER:
        return True  # bye-law 17(3)
    if tokens.is_glued(place) and _holds_before(tokens, place):
        return True
    if before.word in {"'", "’"} and tokens.is_glued(place) and len(tokens[place].word) == 2:
        return True  # built in '67
    if not tokens.is_glued(place + 1):
        return False
    if after.sort is Sort.MARK and after.word in _JOINING and tokens.is_glued(place + 2):
        return _is_chain(tokens, place)
    return before.sort is Sort.NUMBER and tokens.is_glued(place)


def is_telephone(tokens: Tokens, place: int) -> bool:
    """Whether digits stand in a row of groups after a plus or a telephone's word: +994 12 493 55 66."""
    for _ in range(_GROUPS):
        if tokens[place - 1].sort is not Sort.NUMBER and tokens[place - 1].word not in {"(", ")", "-"}:
            break
        place -= 1
    before = tokens[place - 1].word
    return before in _NAMED_BY_COLON or (before == "+" and tokens.is_glued(place))


def _holds_before(tokens: Tokens, place: int) -> bool:
    before = tokens[place - 1]
    if before.sort is Sort.WORD:
        return before.word not in {"usd", "eur", "gbp", "azn", "rub", "chf", "rs"}
    if before.sort is Sort.DATE or before.word in _LABEL_SIGNS:
        return True
    if before.word in {"°", "^", "=", "&"} or (before.word == "[" and tokens[place + 1].word == "]"):
        return True
    if before.word == "." and tokens.is_glued(place - 1) and tokens[place - 2].sort is Sort.WORD:
        return True  # a footnote's number after a full stop, or a name of a file
    if before.word in _JOINING and tokens.is_glued(place - 1):
        # "10-15" is looked at from its 10; what stands after a word and a mark is a name.
        return tokens[place - 2].sort in {Sort.WORD, Sort.NUMBER, Sort.DATE} or before.word in {"'", "’"}
    return False


def _is_chain(tokens: Tokens, place: int) -> bool:
    mark, following = tokens[place + 1].word, tokens[place + 2]
    if following.sort is not Sort.NUMBER:
        return mark in {"/", "@", "_", "\\"} and following.sort is Sort.WORD
    goes_on = tokens[place + 3].word in _JOINING and tokens.is_glued(place + 3) and tokens.is_glued(place + 4)
    if goes_on and tokens[place + 4].sort is Sort.NUMBER:
        return True
    return mark not in {"-", "–", "‑"}


def is_year_of_the_world(tokens: Tokens, place: int) -> bool:
    """Whether its year of our era stands behind it in parentheses: под 6745 (1237) годом."""
    year = tokens[place + 2]
    if tokens[place + 1].word != "(" or not tokens[place].word.isdecimal() or len(tokens[place].word) != 4:
        return False
    written = tokens.text[year.start : year.end]
    is_year = year.sort is Sort.DATE and written.isdecimal() and len(written) <= 4
    return is_year and int(tokens[place].word) - int(written) in _SINCE_CREATION


def is_labelled(tokens: Tokens, place: int, table: Table, *, is_counting: bool) -> bool:
    """Whether the word before makes it a name: Article 12, page 5, No. 3, Boeing 747; for lists of them, each."""
    for _ in range(_DEEP):
        before = tokens[place - 1]
        if before.word in _LIST_MARKS and tokens[place - 2].sort is Sort.NUMBER:
            place -= 2
        else:
            break
    before = tokens[place - 1]
    if before.word in _LABEL_SIGNS:
        return True
    if before.word == "." and tokens.is_glued(place - 1):
        of = tokens[place - 2].word
        if of in _ABBREVIATED or (of == "s" and tokens.is_capital(place - 2)):  # S. 14 is a page in German
            return True
    if before.word in {":", "("} and tokens[place - 2].word in _NAMED_BY_COLON:
        return True
    if before.sort is not Sort.WORD:
        return False
    if before.word in table.labels:
        return not (before.word == "no" and is_counting and not tokens.is_capital(place - 1))
    # a law dated and numbered 4410; but: the crowd numbered 4410
    is_label = before.word in table.weak_labels or (before.word == "numbered" and tokens[place - 2].word in _ARE)
    return is_label and not is_counting


def is_named(tokens: Tokens, place: int) -> bool:
    """Whether a capital stands before it within a sentence, as in names of models and channels."""
    if not tokens.is_capital(place - 1):
        return False
    earlier = tokens[place - 2]
    if tokens[place + 1].word in {"was", "is", "has", "had", "will"} and len(tokens[place].word) < 3:
        return True
    return earlier.sort is not Sort.BREAK and earlier.word not in _SENTENCE_ENDS


def is_item(tokens: Tokens, place: int) -> bool:
    """Whether it numbers an item of a list or a heading, at the beginning of a block."""
    before, after = tokens[place - 1], tokens[place + 1]
    begins = before.sort is Sort.BREAK
    if before.word in _BULLETS and tokens[place - 2].sort is Sort.BREAK:
        begins = True
        if tokens.is_capital(place + 1):
            return True
    if before.word in {"(", "["}:
        opens = tokens[place - 2].sort is Sort.BREAK or tokens[place - 2].word in {";", ":", ","}
        return opens and after.word in {")", "]"} and len(tokens[place].word) <= 2
    if after.word == ")" and len(tokens[place].word) <= 2 and tokens[place - 1].word != "(":
        return _is_unopened(tokens, place)
    if not begins:
        return _numbers_a_sentence(tokens, place)
    if after.word == "." and len(tokens[place].word) <= 3:
        return not tokens.is_glued(place + 2) or tokens[place + 2].sort is not Sort.NUMBER
    return "." in tokens[place].word and tokens.is_capital(place + 1)


def _numbers_a_sentence(tokens: Tokens, place: int) -> bool:
    """Whether it stands between two sentences: "was heard. 4. On Sunday", as paragraphs are numbered in one block."""
    before, after, following = tokens[place - 1], tokens[place + 1], tokens[place + 2]
    if after.word != "." or len(tokens[place].word) > 2 or tokens.is_glued(place + 2) or tokens.is_glued(place):
        return False
    ends = before.word in {".", "!", "?"} or before.sort is Sort.DATE
    return ends and (tokens.is_capital(place + 2) or following.sort in {Sort.NUMBER, Sort.DATE})


def is_ordinal_in_words(tokens: Tokens, amount: Amount) -> bool:
    """Whether the number's last word is an ordinal: восемьдесят второй, otuz birinci."""
    after = tokens[amount.end]
    is_round = amount.low == amount.high and amount.low >= _TWENTY and amount.low % 10 == 0
    return is_round and amount.unit is None and after.sort is Sort.WORD and bool(_ORDINAL.match(after.word))


def _is_unopened(tokens: Tokens, place: int) -> bool:
    """Whether no parenthesis is open before the one that closes after this number: "1) to fight"."""
    is_sentence = False
    for back in range(1, 12):
        token = tokens[place - back]
        if token.word == "(":
            return False
        is_sentence = is_sentence or token.word == "."  # or of an abbreviation: (pop. 9)
        if token.sort is Sort.BREAK or token.word in {")", ";"}:
            return True
    return is_sentence


def is_address(tokens: Tokens, place: int) -> bool:
    """Whether it is a house's number: 9 Quay Street."""
    ahead = place + 1
    while tokens.is_capital(ahead) and ahead <= place + 4:
        if ahead > place + 1 and tokens[ahead].word in _STREETS:
            return True
        ahead += 1
    return False


def is_year(tokens: Tokens, place: int) -> bool:
    """Whether four digits alone may be a year that nobody recognised as one."""
    written = tokens[place].word
    is_four = len(written) == 4 and written.isdigit()
    return is_four and _FIRST_YEAR <= int(written) <= _LAST_YEAR and tokens[place - 1].word != ":"


def is_year_in_words(tokens: Tokens, amount: Amount) -> bool:
    """Whether it is a year as people say it: nineteen thirty-six, the winter of 'forty-four."""
    before, after = tokens[amount.first - 1], tokens[amount.end]
    is_two_digits = 10 <= amount.low == amount.high < 100
    if before.word in {"'", "’"} and tokens.is_glued(amount.first):
        return is_two_digits
    is_century_first = amount.end - amount.first == 1 and 15 <= amount.low <= 20 and after.word in _TENS
    is_century_before = is_two_digits and before.word in _CENTURIES
    return is_century_first or is_century_before


def is_time(tokens: Tokens, amount: Amount, table: Table) -> bool:
    """Whether hours, years or another duration follow; or an age stands there."""
    after = tokens[amount.number_end]
    place = amount.number_end + 1 if after.word in {"-", "‑", "–"} else amount.number_end
    if tokens[place].word in table.times and amount.unit != "hp":  # 150 h. p.
        return True
    if _is_hours(tokens, amount):
        return True
    if tokens[place].word in {"a", "p"} and tokens[place + 1].word == "." and tokens[place + 2].word == "m":
        return True
    before = tokens[amount.first - 1].word
    if before in _AGES or (before in {"of", "at"} and tokens[amount.first - 2].word in _AGES):
        return True
    is_apposition = tokens[amount.first - 1].word == "," and tokens.is_capital(amount.first - 2) and after.word == ","
    return is_apposition and amount.unit is None and 10 <= amount.low < 110


def _is_hours(tokens: Tokens, amount: Amount) -> bool:
    """Whether it is from one time of day to another: 9.00–17.00, saat 10-dan 18-dək."""
    written = tokens.text[tokens[amount.first].start : tokens[amount.end - 1].end]
    if amount.unit is None and _HOURS.fullmatch(written):
        return True
    if tokens[amount.first - 1].word == "с" and tokens[amount.end].word == "до" and amount.high <= _DAY:
        return tokens[amount.end + 2].word in {"часов", "час", "ч"}  # с 10 до 16 часов
    return any(tokens[amount.first - back].word == "saat" for back in range(2, 6)) and amount.high <= _DAY


def is_clock(tokens: Tokens, amount: Amount, table: Table) -> bool:
    """Whether it is a time told in words: at twenty to five, half past six."""
    small = table.numerals.small
    after, before = tokens[amount.end], tokens[amount.first - 1]
    if after.word in _CLOCK and tokens[amount.end + 1].word in small:
        return before.word in {"at", "by", "until", "about", "around"} or after.word == "past"
    if before.word not in _CLOCK or tokens[amount.first - 2].word not in {*small, "half", "quarter"}:
        return False
    return before.word == "past" or tokens[amount.first - 3].word in {"at", "by", "until", "a"}


def is_page(tokens: Tokens, place: int) -> bool:
    """Whether it stands alone between dashes, as pages are numbered, or behind a journal's year."""
    if tokens[place - 1].word == ":" and tokens[place - 2].word == ")" and tokens[place - 3].sort is Sort.DATE:
        return True  # "Annals 4 (1987): 12-19"
    is_left = tokens[place - 1].word in _BULLETS and tokens[place - 2].sort is Sort.BREAK
    return is_left and tokens[place + 1].word in _BULLETS and tokens[place + 2].sort is Sort.BREAK


def is_compound(tokens: Tokens, amount: Amount, table: Table) -> bool:
    """Whether a word is hung on that is neither a unit nor a thing counted: five-star, 21st, 70s, the 12-year plan."""
    if amount.end > amount.number_end:
        return False
    place = amount.end
    if tokens[place].word in {"°", "º", "′", "″"}:
        return True
    if tokens[place].word in {"-", "‑"} and tokens.is_glued(place) and tokens.is_glued(place + 1):
        place += 1
        return tokens[place].sort is Sort.WORD and tokens[place].word not in table.compounds
    return tokens.is_glued(place) and tokens[place].sort is Sort.WORD
