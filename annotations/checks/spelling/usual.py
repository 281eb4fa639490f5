"""Words that are often misspelt, and the words officials use most one letter off, where no list of words tells it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming.listed import listed_pairs
from annotations.checks.spelling.broken import Broken
from annotations.checks.spelling.vocabulary import Vocabulary

# What stands in no dictionary and in many texts: as written, and as meant.
_MISSPELT: Mapping[str, str] = dict(
    listed_pairs(
        "comission:commission commitee:committee comittee:committee committe:committee accomodation:accommodation "
        "acommodation:accommodation occured:occurred occuring:occurring occurence:occurrence seperate:separate "
        "seperated:separated seperately:separately definately:definitely recieve:receive recieved:received "
        "untill:until begining:beginning existance:existence independance:independence neccessary:necessary "
        "necesary:necessary publically:publicly tommorow:tomorrow tommorrow:tomorrow wich:which teh:the hte:the "
        "adn:and thier:their adress:address adresses:addresses succesful:successful sucessful:successful "
        "successfull:successful succesfully:successfully agressive:aggressive agression:aggression "
        "occassion:occasion occasionaly:occasionally beleive:believe beleived:believed foriegn:foreign "
        "liason:liaison millenium:millennium parliment:parliament posession:possession priviledge:privilege "
        "refered:referred suprise:surprise suprised:surprised truely:truly withold:withhold goverment:government "
        "enviroment:environment maintainance:maintenance maintenence:maintenance ammendment:amendment "
        "comemorate:commemorate comander:commander comrad:comrade consencus:consensus concensus:consensus "
        "embarass:embarrass excercise:exercise feburary:february febuary:february wensday:wednesday "
        "greatful:grateful guarentee:guarantee harrass:harass hierachy:hierarchy immediatly:immediately "
        "intelligance:intelligence lisence:licence managment:management manufacter:manufacture "
        "oportunity:opportunity personel:personnel prefered:preferred preceeding:preceding proffesor:professor "
        "proffessional:professional profesional:professional questionaire:questionnaire reccomend:recommend "
        "recomend:recommend recomendation:recommendation resistence:resistance responsability:responsibility "
        "responsable:responsible secratary:secretary similiar:similar soldger:soldier sovereignity:sovereignty "
        "soverignty:sovereignty suveillance:surveillance surveilance:surveillance targetted:targeted "
        "territoral:territorial transfered:transferred tresspass:trespass unforseen:unforeseen wether:whether "
        "whereever:wherever fullfil:fulfil fullfill:fulfill desease:disease dissapear:disappear "
        "dissapeared:disappeared buisness:business bussiness:business assasination:assassination "
        "assasinated:assassinated artic:arctic archeaology:archaeology commited:committed commiting:committing "
        "controled:controlled developement:development equiptment:equipment extention:extension "
        "familar:familiar finaly:finally genaral:general happend:happened heigth:height lenght:length "
        "strenght:strength ocurred:occurred offical:official offically:officially orginal:original "
        "particulary:particularly politican:politician probaly:probably propoganda:propaganda "
        "pursuade:persuade reknown:renown rythm:rhythm shedule:schedule sincerly:sincerely "
        "temperture:temperature theif:thief treatey:treaty tyrany:tyranny vehical:vehicle weapens:weapons "
        "yeild:yield eigth:eighth nineth:ninth fourty:forty ninty:ninety twelth:twelfth"
    )
)
# By language, how words begin that stand in nearly every official text, long enough to be told one letter off.
_OFFICIAL: Mapping[str, frozenset[str]] = {
    "ru": words(
        "министерств правительств государств безопасност территор республик организац деятельност управлени "
        "представител сотрудник комитет военнослужащ преступлен преступник законодательств руководител "
        "председател международн национальн независимост самостоятельн постановлен распоряжени заседани "
        "соглашени договор руководств производств строительств предприят администрац информац операци "
        "документ конференц президент директор парламент губернатор постоянн населени вооруж расследован "
        "обвинени учреждени образовани сотрудничеств"
    ),
    "az": words(
        "təhlükəsizli respublika prezident müstəqilli cinayətkar nazirlikl "
        "təşkilat fəaliyyət müqavilə parlament qanunveric beynəlxalq iqtisadiyyat məhkəmə hökumət"
    ),
}
_LETTERS: Mapping[str, str] = {"ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"}
_SHORTEST = 8
_AGAIN = 3  # times that one text misspells one word
_FIRM = 1  # the last letter of a beginning, which may be of another word: образована
_WORD = re.compile(r"(?<![^\W_])(?<!-)[^\W\d_]{7,40}(?![^\W_])(?!-)")


def find_misspelt_usual(lexed: Lexed, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Every word of the tables that is misspelt as they tell; in the order of the text."""
    if vocabulary.has_list:
        known = _MISSPELT.keys() & set(lexed.folded)
        for (start, end), folded in zip(lexed.words, lexed.folded, strict=True) if known else ():
            if folded in known:
                yield _misspelt(start, end, _MISSPELT[folded])
    elif vocabulary.language in _OFFICIAL:
        yield from _official(lexed.text, vocabulary.language, vocabulary)


def _misspelt(start: int, end: int, meant: str) -> Broken:
    return Broken(
        start=start, end=end, sentence=f"{{words}} is in no list of words, and is how ‘{meant}’ is often misspelt."
    )


def _official(text: str, language: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Words that begin one letter off how an official word begins."""
    near = _one_off(language)
    lengths = sorted({len(beginning) for beginning in near})
    known: dict[str, str | None] = {}
    for found in _WORD.finditer(text):
        written = found[0].casefold()
        if written not in known:
            known[written] = next((near[written[:length]] for length in lengths if written[:length] in near), None)
        meant = known[written]
        is_word = vocabulary.frequency(written) > 0 or vocabulary.counts[written] > _AGAIN
        if meant and len(written) >= _SHORTEST - 1 and not is_word:
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence=f"{{words}} begins one letter from ‘{meant}-’, as no word does.",
            )


@cache
def _one_off(language: str) -> Mapping[str, str]:
    """Each beginning of the table by all that is one letter off it, and does not begin a word of it."""
    near: dict[str, str] = {}
    letters, stems = _LETTERS[language], sorted(one for one in _OFFICIAL[language] if len(one) >= _SHORTEST)
    for stem in stems:
        cuts = [(stem[:place], stem[place:]) for place in range(1, len(stem) - _FIRM)]
        less = {before + after[1:] for before, after in cuts}
        swapped = {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
        other = {before + letter + after[1:] for before, after in cuts for letter in letters}
        more = {before + letter + after for before, after in cuts for letter in letters}
        for beginning in less | swapped | other | more:
            if not any(beginning.startswith(one) or one.startswith(beginning) for one in stems):
                near.setdefault(beginning, stem)
    return near
