"""Numbers that tell which thing is meant, not how many: Apollo 11, a 9 mm pistol, "Seven Samurai", 54.3 N, 101.7 FM."""

from annotations.checks.counting.amounts import Amount
from annotations.checks.counting.english_nouns import DONE, looks_plural
from annotations.checks.counting.table import Table, words
from annotations.checks.counting.tokens import Sort, Tokens

_WEAPONS = (
    *(
        "gun",
        "rifle",
        "pistol",
        "revolver",
        "shell",
        "howitzer",
        "mortar",
        "cannon",
        "round",
        "cartridge",
        "ammunition",
    ),
    *("calib", "bullet", "anti", "artiller", "rocket", "film", "projector", "lens", "camera", "carbine", "machine"),
    *("submachine", "field", "gauge", "naval", "automatic", "batter", "caliber", "орудие", "оруди", "пушк", "гаубиц"),
    *("миномет", "снаряд", "пистолет", "калибр", "патрон", "пулемет", "зенит", "артиллер", "автомат", "винтов"),
    *("пленк", "мин", "противотанк", "top", "kalibr", "tapança", "mərmi", "minaatan", "pulemyot", "avtomat"),
)
_CALIBRES = frozenset({"mm", "cm", "in"})
_FREQUENCIES = words("fm mhz khz hz мгц кгц mhs")
_QUARTERS = words("n s e w ne nw se sw")
_COMPASS = words("north south east west latitude longitude lat lon long широты долготы")
_COORDINATES = words(
    "coordinates coordinate latitude longitude lat lon координаты координатами координат широта долгота"
)
_TRAINS = words("train bus ferry tram boat express flight departure arrival coach steamer поезд поездом рейс")
_PERSONS = words("he she i who they you он она я")
_WAS = words("was is am turned were are being reached")
_BODIES = words("group committee gang council club league band society commission")
_AT_AN_AGE = words("died death retired married widowed orphaned enlisted divorced emigrated")
_OF_AN_AGE = words("those anyone everyone nobody men women people persons children boys girls youths citizens")
_AFTER_AGES = frozenset({".", ",", ";", "when", "and", "at", "but", "then", ")"})
_OPENING, _CLOSING = frozenset("\"“„«‘'"), frozenset("\"”“»’'")
_TITLE = 8  # words of one
_SHORT = 4  # letters of a word that a title may leave without its capital
_TITLED_BY = words(
    "novel film book play opera song story poem picture series movie ballet painting symphony title entitled titled "
    "called newspaper magazine memoir memoirs роман романа романе фильм фильма фильме книга книги книге книгу повесть "
    "повести пьеса пьесы рассказ рассказа картина поэма спектакль опера газета журнал roman romanı film filmi kitab "
    "kitabı pyesi hekayə hekayəsi"
)
# Begins a sentence before a number that counts: "Only 11 survived", "Yesterday 40 came".
_NO_NAMES = words(
    "only just another today later altogether yesterday tomorrow now then there here when while with without within "
    "after before since until if but and or so yet still even also thus both all at in of on for from to by about "
    "some over under nearly almost around perhaps maybe these those the our their his her its my your we they he she "
    "it i you who that this what which where how why last next first once twice again further more fewer less than "
    "as not no nor only between among total totals sum average maximum minimum another other others still finally "
    "because although though unless whereas whether except including plus minus per every each any either neither "
    "like unlike near far up down out off back away ago soon instead however therefore hence moreover meanwhile "
    "afterwards apart besides despite during against through throughout until till exactly precisely were was are is "
    "had has have did do does can could may might must shall should will would let make take give see eventually "
    "sometimes often never always ever somewhere elsewhere everywhere nowhere tonight monday tuesday wednesday "
    "thursday friday saturday sunday january february march april june july august september october november december"
)
_DID = (
    *(
        "was",
        "is",
        "has",
        "had",
        "will",
        "would",
        "were",
        "landed",
        "flew",
        "sank",
        "fell",
        "won",
        "lost",
        "went",
        "came",
    ),
    *(
        "began",
        "stood",
        "held",
        "met",
        "took",
        "left",
        "ran",
        "sent",
        "made",
        "gave",
        "got",
        "burned",
        "burnt",
        "could",
    ),
)


def is_designation(tokens: Tokens, amount: Amount, table: Table, *, is_counting: bool) -> bool:
    """Whether a number in digits only tells which one: of a series, a calibre, a place on the map, a frequency."""
    place = amount.first
    before, after = tokens[place - 1], tokens[amount.end]
    if before.word == "." and tokens.is_glued(place) and not tokens.is_glued(place - 1):
        return True  # ".45" is not 45
    if _is_calibre(tokens, amount) or tokens[amount.number_end].word in _FREQUENCIES:
        return True
    if _is_on_the_map(tokens, amount) or (after.word in _TRAINS and "." in tokens[place].word):
        return True
    is_one = amount.low == amount.high == 1  # "Radio 1 reported" counts no reports
    if (is_counting and not is_one) or amount.end - place > 1:
        return False
    if before.sort is Sort.DATE and len(tokens[place].word) == 2 and tokens.text[before.end - 1].isalpha():
        return True  # "21 Sep 44" where nobody took the year for one
    return _is_first_name(tokens, place, table) or _is_unbulleted(tokens, place) or _is_group(tokens, place)


def _is_calibre(tokens: Tokens, amount: Amount) -> bool:
    place = amount.end
    near = [tokens[place + offset].word for offset in range(3) if tokens[place + offset].sort is Sort.WORD]
    if amount.unit not in _CALIBRES or (near and near[0] == "of"):
        return False
    return any(word.startswith(_WEAPONS) for word in near) or tokens[amount.first - 1].word.startswith(
        ("calib", "калибр")
    )


def _is_on_the_map(tokens: Tokens, amount: Amount) -> bool:
    after = tokens[amount.end]
    if amount.unit == "degree":
        return after.word in _COMPASS
    if any(tokens[amount.first - back].word in _COORDINATES for back in (1, 2, 3, 4)):
        return amount.unit is None
    if after.word not in _QUARTERS or not tokens.is_capital(amount.end):
        return False
    return "." in tokens[amount.first].word or _is_other_side_given(tokens, amount)


def _is_other_side_given(tokens: Tokens, amount: Amount) -> bool:
    """Whether another number with a quarter of the sky stands close: 3 N., 26 W."""
    near = [amount.end + step for step in (2, 3, 4)] + [amount.first - step for step in (2, 3, 4)]
    return any(
        tokens[place].sort is Sort.NUMBER and tokens[place + 1].word in _QUARTERS and tokens.is_capital(place + 1)
        for place in near
    )


def _is_first_name(tokens: Tokens, place: int, table: Table) -> bool:
    """Whether a capital that begins a sentence goes with it, and something is said of both: "Apollo 11 landed"."""
    word = tokens[place - 1].word
    if not tokens.is_capital(place - 1) or word in _NO_NAMES or word in table.numerals.small or word.endswith("ly"):
        return False
    if word in DONE or looks_plural(word) or tokens.language not in {"en", None}:
        return False
    did = tokens[place + 1]
    return did.sort is Sort.WORD and (did.word in _DID or (did.word.endswith("ed") and did.word not in DONE))


def _is_group(tokens: Tokens, place: int) -> bool:
    """Whether it is what a body is called by its members: the Group of 7."""
    return tokens[place - 1].word == "of" and tokens[place - 2].word in _BODIES and tokens.is_capital(place - 2)


def _is_unbulleted(tokens: Tokens, place: int) -> bool:
    """Whether it stands as a sentence of its own: what numbers a paragraph whose lines ran together."""
    before, after = tokens[place - 1], tokens[place + 1]
    is_alone = before.word == "." and after.word == "." and not tokens.is_glued(place)
    return is_alone and len(tokens[place].word) <= 2 and tokens.is_capital(place + 2) and not tokens.is_glued(place + 2)


def is_age(tokens: Tokens, amount: Amount) -> bool:
    """Whether somebody was so old: she was 34 when; he died at 71."""
    is_likely = amount.unit is None and amount.low == amount.high and 3 <= amount.low < 110
    if not is_likely or tokens[amount.end].word not in _AFTER_AGES:
        return False
    first, second = tokens[amount.first - 2].word, tokens[amount.first - 1].word
    if second == "at" and first == ",":
        first = tokens[amount.first - 3].word  # his death, at 42, ended it
    return (first in _PERSONS and second in _WAS) or (second == "at" and first in _AT_AN_AGE)


def is_age_bound(tokens: Tokens, amount: Amount, first: int) -> bool:
    """Whether persons are younger or older than so many years: half of them were under thirty."""
    is_likely = amount.unit is None and amount.low == amount.high and 12 <= amount.low < 100
    before, hedge = tokens[first - 1].word, tokens[first].word
    is_of_persons = before in _OF_AN_AGE or (hedge == "under" and before in {"were", "was", "are", "is"})
    return is_likely and hedge in {"under", "over"} and is_of_persons and tokens[amount.end].word in _AFTER_AGES


def is_in_title(tokens: Tokens, place: int, table: Table) -> bool:
    """Whether a title in quotation marks has it: "The Thirty-Nine Steps", "Fahrenheit 451"."""
    first = next((place - back for back in range(1, _TITLE) if tokens[place - back].word in _OPENING), None)
    if first is None:
        return False
    inner: list[int] = []
    for at in range(first + 1, first + 3 * _TITLE):
        token = tokens[at]
        if token.sort is Sort.BREAK or len(inner) > _TITLE:
            return False
        if token.word in _CLOSING and tokens.is_glued(at):
            return at > place and _is_title(
                tokens, first, at, [one for one in inner if tokens[one].word not in table.stops]
            )
        if token.sort is Sort.MARK and token.word not in {"-", "‑", ":", "&", "'", "’"}:
            return False
        inner += [at] if token.sort is Sort.WORD else []
    return False


def _is_title(tokens: Tokens, first: int, end: int, inner: list[int]) -> bool:
    if tokens[first - 1].word in _TITLED_BY:
        return True
    if tokens.language in {"ru", "az"}:
        return _is_title_by_first(tokens, first, end)
    if not inner or not tokens.is_capital(inner[0]) or tokens[end + 1].word == "," == tokens[end - 1].word:
        return False
    long = [at for at in inner if len(tokens[at].word) >= _SHORT]
    return bool(long) and all(tokens.is_capital(at) or (at and tokens[at - 1].word == "-") for at in long)


def _is_title_by_first(tokens: Tokens, first: int, end: int) -> bool:
    """Where a title has one capital: what is no sentence, and nobody is said to say."""
    is_short = end - first <= _TITLE and tokens[end - 1].sort is Sort.WORD and tokens.is_capital(first + 1)
    is_speech = tokens[end + 1].word == "," and tokens[end + 2].word in {"—", "–", "-"}
    is_told = tokens[first - 1].word == ":" or (
        tokens[first - 1].sort is Sort.BREAK and tokens[end + 1].sort is not Sort.WORD
    )
    return is_short and not is_speech and not is_told


def is_capital_numeral(tokens: Tokens, place: int) -> bool:
    """Whether a word for a number has a capital that no sentence gives it: the Twelve Apostles, the Seven Sisters."""
    before = tokens[place - 1]
    if not tokens.is_capital(place) or before.sort is not Sort.WORD:
        return False
    text = tokens.text
    is_shouted = text[tokens[place].start : tokens[place].end].isupper()
    return not is_shouted and (not tokens.is_capital(place - 1) or before.word in {"the", "big", "group"})
