"""Words for offices that one person has at a time, and for deeds that one person does; a language adds its own."""

import re
from collections.abc import Mapping

# By language mixed, what an office is called; words of one row may be said of one holder.
OFFICES: Mapping[str, str] = {
    "head": r"""head chief director manager leader руководител\w+ начальник\w* директор\w* заведующ\w+ глав[аоыу]й?
        rəhbəri rəisi başçısı direktoru müdiri""",
    "chairman": r"chair(?:man|woman|person)? председател\w+ sədri",
    "president": r"president президент\w* prezidenti",
    "commander": r"commander commandant командир\w* командующ\w+ комендант\w* komandiri komendantı",
    "minister": r"minister министр\w* naziri",
    "prime minister": r"prime[\s-]minister premier премьер-министр\w* baş-nazir",
    "mayor": r"mayor мэр\w* meri",
    "governor": r"governor губернатор\w* qubernatoru",
    "rector": r"rector principal ректор\w* rektoru",
    "editor": r"editor(?:-in-chief)? редактор\w* redaktoru",
    "ambassador": r"ambassador посол посл\w+ səfiri",
    "speaker": r"speaker спикер\w* spikeri",
    "captain": r"captain skipper master капитан\w* kapitanı",
    "founder": r"founder основател\w+ banisi təsisçisi",
    "architect": r"architect designer архитектор\w* memarı",
    "author": r"author автор\w* müəllifi",
    "inventor": r"inventor изобретател\w+ ixtiraçısı",
    "owner": r"owner proprietor владел\w+ sahibi",
    "coach": r"coach trainer тренер\w* məşqçisi",
    "conductor": r"conductor дириж[её]р\w* dirijoru",
    "winner": r"winner победител\w+ qalibi",
}
# What somebody does, with the office it amounts to; of what is done but once the year need not be said.
DEEDS: Mapping[str, str] = {
    "head": r"""headed led directed managed возглав\w+ руководи\w+ rəhbərlik başçılıq""",
    "chairman": r"chaired председательств\w+ sədrlik",
    "commander": r"commanded командова\w+ komandanlıq",
    "founder": r"founded основал\w* основан\w* учредил\w*",
    "architect": r"designed спроектировал\w* спроектирован\w*",
    "author": r"written wrote authored написал\w* написан\w*",
    "inventor": r"invented изобр[её]л\w* изобретен\w*",
    "discovered": r"discovered обнаружил\w* открыт\w*",
    "opened": r"opened unveiled inaugurated открыл\w*",
    "composed": r"composed сочинил\w*",
    "painted": r"painted",
    "translated": r"translated перев[её]л\w* переведен\w*",
}
ONCE = frozenset({"founder", "architect", "author", "inventor", "discovered", "opened", "composed", "painted", "named"})
# What says that it is an office of another time, or one of several.
PASSING = re.compile(
    r"\b(?:former|formerly|ex|late|acting|new|next|newly|incoming|outgoing|previous|last|second|third|later|then|"
    r"succeeded|successor|replaced|replacing|predecessor|co|honorary|interim|retired|one|бывш\w+|нов\w+|следующ\w+|"
    r"предыдущ\w+|последн\w+|втор\w+|треть\w+|исполняющ\w+|сменил\w*|keçmiş|sabiq|yeni|növbəti|ikinci|üçüncü)\b",
    re.IGNORECASE,
)
DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|заместител\w+|зам|вице|müavini|köməkçisi)\b", re.IGNORECASE)
FIRST = re.compile(r"\b(?:first|founding|original|первы[йм]|перв(?:ой|ая|ого|ому)|ilk|birinci)\b", re.IGNORECASE)
RANKS: Mapping[str, int] = {
    rank: place
    for place, ranks in enumerate(
        (
            "sergeant сержант",
            "lieutenant лейтенант leytenant",
            "captain капитан kapitan",
            "major майор",
            "подполковник",
            "colonel полковник polkovnik",
            "general генерал",
            "marshal маршал",
        )
    )
    for rank in ranks.split()
}


def alternatives(table: Mapping[str, str]) -> str:
    """All words of a table as one pattern, longest first."""
    words = {word for row in table.values() for word in row.split()}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def row_of(table: Mapping[str, str], word: str) -> str:
    """The row that a word is in; '' of none."""
    return next((name for name, pattern in _compiled(table) if pattern.fullmatch(word)), "")


def _compiled(table: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _OFFICE_ROWS if table is OFFICES else _DEED_ROWS


def _rows(table: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile("|".join(words.split()), re.IGNORECASE)) for name, words in table.items())


_OFFICE_ROWS, _DEED_ROWS = _rows(OFFICES), _rows(DEEDS)
