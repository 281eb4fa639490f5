"""What things go through, stage by stage, as the verbs of each language: designed, begun, built, opened, closed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Career:
    """Verbs of one kind of thing by stage, as regular expressions, the earliest first.

    Up to the stage `once` each comes once in its life, so that it may be told in any order; what comes later may come
    again. `of` are words, one of which the sentence has to have for the verbs to mean this.
    """

    stages: tuple[str, ...]
    once: int
    of: str = ""


_BEGUN = r"(?:was |were |had |been |only |first )*(?:begun|began|started|commenced)"
_ENGLISH = (
    Career(
        (
            r"designed|planned|conceived",
            rf"(?:construction|building|works?)(?: on (?:it|the \w+)| of it)? {_BEGUN}"
            r"|foundation stone was laid|foundations were laid",
            r"built|erected|constructed|completed|finished",
            r"opened|opening|inaugurated|consecrated|(?:put|went) into operation|started (?:work|production)",
            r"closed(?: down)?|shut down",
            r"demolished|destroyed|pulled down|torn down|razed|blown up|dismantled",
        ),
        3,
    ),
    Career(
        (
            r"drafted|drawn up|negotiated|initialled|initialed",
            r"signed|adopted|passed|enacted|approved|concluded",
            r"ratified",
            r"(?:entered|came|went) into force|took effect|became effective",
            r"repealed|annulled|abrogated|denounced|revoked|expired",
        ),
        3,
    ),
    Career(
        (
            r"founded|established|set up|created|formed|incorporated",
            r"renamed|reorgani[sz]ed|transformed|nationali[sz]ed|privati[sz]ed",
            r"dissolved|abolished|disbanded|liquidated|wound up|ceased to exist|went bankrupt|went into liquidation",
        ),
        1,
    ),
    Career(
        (
            r"first (?:appeared|published|issued)|began (?:to appear|publication)|founded|launched",
            r"ceased (?:publication|to appear)|stopped appearing|last appeared|was discontinued|folded",
        ),
        0,
    ),
    Career(
        (
            r"written|composed|shot|filmed|recorded|painted",
            r"released|published|premi[eè]red|first (?:performed|shown|screened)|printed",
        ),
        1,
        r"films?|movie|novel|books?|song|album|symphony|opera|poem|series|documentary|play|diary|memoirs?|study|article",
    ),
    Career(
        (
            r"ordered",
            r"laid down|keel was laid(?: down)?",
            r"launched",
            r"commissioned|entered service|put into service|maiden voyage",
            r"decommissioned|scrapped|sunk|sank|broken up|withdrawn from service",
        ),
        3,
        r"ships?|vessel|steamer|steamship|boat|ferry|frigate|cruiser|destroyer|submarine|tanker|trawler|ice-?breaker"
        r"|yacht|keel|battleship|tug|she|her",
    ),
    Career(
        (r"signed", r"published|promulgated|gazetted"), 1, r"decrees?|laws?|acts?|orders?|edicts?|ukase|regulations?"
    ),
    Career(
        (r"began|started|broke out|commenced|opened|convened", r"ended|concluded|finished|closed|was over|adjourned"),
        -1,
    ),
    Career((r"taken(?: hostage)?(?! into)|kidnapped|abducted|captured", r"freed|released|liberated|rescued"), -1),
    Career((r"admitted", r"operated|treated", r"discharged"), -1, r"patients?|hospital|clinic|ward"),
    Career((r"elected|appointed", r"took office|sworn in|assumed office"), -1),
    Career((r"died|passed away|was killed|was shot", r"buried|cremated"), 1),
    Career(
        (
            r"arrested|detained|taken into custody",
            r"charged|indicted",
            r"tried|put on trial|convicted|sentenced",
            r"executed|hanged|beheaded",
        ),
        -1,
    ),
    Career((r"patent was (?:applied for|filed)|applied for a patent", r"patent was granted|patented"), 1),
)
_RUSSIAN = (
    Career(
        (
            r"спроектирован\w?|задуман\w?",
            r"(?:строительство (?:было )?начато|строительство началось|начато строительство|началось строительство"
            r"|заложен\w?)",
            r"построен\w{0,4}|возвед[её]н\w{0,4}|сооруж[её]н\w{0,4}",
            r"открыт\w?|введ[её]н\w? в (?:эксплуатацию|строй)|освящ[её]н\w?|запущен\w?",
            r"закрыт\w?",
            r"разрушен\w{0,4}|снес[её]н\w{0,4}|разобран\w{0,4}|взорван\w{0,4}",
        ),
        3,
    ),
    Career(
        (
            r"разработан\w?|парафирован\w?",
            r"подписан\w?|принят\w?|одобрен\w?|заключ[её]н\w?",
            r"ратифицирован\w?",
            r"вступил\w? в силу",
            r"отмен[её]н\w?|денонсирован\w?|утратил\w? силу",
        ),
        3,
    ),
    Career(
        (
            r"основан\w?|создан\w?|учрежд[её]н\w?|образован\w?",
            r"переименован\w?|реорганизован\w?|преобразован\w?",
            r"упраздн[её]н\w?|ликвидирован\w?|распущен\w?|расформирован\w?|прекратил\w? существование|закрыт\w?",
        ),
        1,
    ),
    Career(
        (r"начал(?:ся|ась|ось|ись)|открыл(?:ся|ась)", r"закончил(?:ся|ась|ось|ись)|завершил(?:ся|ась|ось|ись)"),
        -1,
    ),
    Career((r"умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?", r"похоронен\w?"), 1),
    Career((r"арестован\w?|задержан\w?", r"осужд[её]н\w?|приговор[её]н\w?", r"расстрелян\w?|казн[её]н\w?"), -1),
    Career((r"написан\w?|снят\w?|записан\w?", r"издан\w?|опубликован\w?|напечатан\w?|вышел на экраны"), 1),
)
_END = r"(?:ıb|ib|ub|üb|dı|di|du|dü|mış\w{0,4}|miş\w{0,4}|muş\w{0,4}|müş\w{0,4})"
_AZERBAIJANI = (
    Career(
        (
            rf"tikil{_END}|inşa (?:edil|olun){_END}",
            rf"açıl{_END}|istifadəyə veril{_END}",
            rf"bağlan{_END}",
            rf"sökül{_END}|dağıdıl{_END}",
        ),
        1,
    ),
    Career(
        (
            rf"yaradıl{_END}|təsis (?:edil|olun){_END}|qurul{_END}",
            rf"ləğv (?:edil|olun){_END}|buraxıl{_END}|bağlan{_END}",
        ),
        0,
    ),
    Career(
        (
            rf"imzalan{_END}|qəbul (?:edil|olun){_END}",
            rf"ratifikasiya (?:edil|olun){_END}",
            rf"qüvvəyə min{_END}",
            rf"ləğv (?:edil|olun){_END}",
        ),
        2,
    ),
    Career(
        (rf"həbs (?:edil|olun){_END}", rf"məhkum (?:edil|olun){_END}", rf"güllələn{_END}|edam (?:edil|olun){_END}"), -1
    ),
)
CAREERS: Mapping[str, tuple[Career, ...]] = {"en": _ENGLISH, "ru": _RUSSIAN, "az": _AZERBAIJANI}
