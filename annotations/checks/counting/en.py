"""Figures in English: numerals, hedges, units' surroundings, and how what is counted is told."""

from decimal import Decimal

from annotations.checks.counting.english_nouns import DONE, counted, singular
from annotations.checks.counting.english_parts import PARTS
from annotations.checks.counting.table import Numerals, Phrase, Table, hedges, phrases, valued, words
from annotations.rules.figures import Qualifier

_FRACTIONS = {
    **{"half": "0.5", "third": "0.33", "quarter": "0.25", "fifth": "0.2", "sixth": "0.17", "tenth": "0.1"},
}
_PARTS = {
    **{("two", "thirds"): "0.67", ("three", "quarters"): "0.75", ("three", "fourths"): "0.75"},
    **{("two", "fifths"): "0.4", ("three", "fifths"): "0.6", ("four", "fifths"): "0.8", ("nine", "tenths"): "0.9"},
}


_ONE_IN = {
    **{"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12},
    **{"fifteen": 15, "twenty": 20, "fifty": 50},
}


_MANY_IN = (
    *(("two", "three", "0.67"), ("two", "five", "0.4"), ("three", "four", "0.75"), ("three", "five", "0.6")),
    *(("four", "five", "0.8"), ("seven", "ten", "0.7"), ("eight", "ten", "0.8"), ("nine", "ten", "0.9")),
)


def _shares() -> dict[Phrase, Decimal]:
    shares: dict[Phrase, Decimal] = {}
    for part, worth in _FRACTIONS.items():
        shares |= {(one, part): Decimal(worth) for one in ("a", "one")} | {("one", "-", part): Decimal(worth)}
    for parts, worth in _PARTS.items():
        first, second = parts
        shares |= {parts: Decimal(worth), (first, "-", second): Decimal(worth)}
    shares |= {("a", good, part): Decimal(worth) for part, worth in _FRACTIONS.items() for good in ("good", "full")}
    for among in (("in",), ("in", "every"), ("out", "of", "every")):
        shares |= {("one", *among, word): round(1 / Decimal(of), 2) for word, of in _ONE_IN.items()}
        shares |= {(many, *among, of): Decimal(worth) for many, of, worth in _MANY_IN}
    return shares | {("half",): Decimal("0.5")}


NUMERALS = Numerals(
    small=valued(
        """
        0 zero
        1 one
        2 two
        3 three
        4 four
        5 five
        6 six
        7 seven
        8 eight
        9 nine
        10 ten
        11 eleven
        12 twelve
        13 thirteen
        14 fourteen
        15 fifteen
        16 sixteen
        17 seventeen
        18 eighteen
        19 nineteen
        20 twenty
        30 thirty
        40 forty fourty
        50 fifty
        60 sixty
        70 seventy
        80 eighty
        90 ninety
        """
    ),
    hundred=words("hundred"),
    scales={
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "milliard": 10**9,
        "lakh": 10**5,
        "crore": 10**7,
    },
    short_scales={
        **{"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mio": 10**6, "bn": 10**9, "bln": 10**9},
        **{"b": 10**9, "tn": 10**12, "trn": 10**12, "millions": 10**6, "thousands": 10**3, "billions": 10**9},
    },
    many={
        **{"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6},
        **{"billions": 10**9, "trillions": 10**12},
    },
    dozens={"dozen": 12, "couple": 2},
    articles=words("a an"),
    some_of=words("several few many"),
    joiners=words("and"),
    of=words("of"),
    shares=_shares(),
    ones=words("one"),
)

_HEDGES: dict[Qualifier | None, str] = {
    Qualifier.MORE_THAN: (
        "more than, over, above, in excess of, greater than, upward of, upwards of, well over, just over, exceeding, "
        "exceeds, exceeded, slightly over, slightly more than, a little over, a little more than, well above, "
        "much more than, far more than, no fewer then, more then, larger than, better than, beyond, surpassed"
    ),
    Qualifier.AT_LEAST: (
        "at least, no fewer than, no less than, not less than, not fewer than, at a minimum, a minimum of, minimum, "
        "minimum of, as few as, at the least, or more than"
    ),
    Qualifier.AT_MOST: (
        "at most, up to, no more than, not more than, not exceeding, as many as, as much as, a maximum of, maximum "
        "of, "
        "maximum, at the most, never exceeded, never exceeds, never exceed, not exceed, not exceeded, "
        "never more than, not over, not above, as high as"
    ),
    Qualifier.LESS_THAN: (
        "less than, fewer than, under, below, just under, slightly under, well under, smaller than, lower than, "
        "slightly less than, slightly fewer than, a little under, a little less than, just short of, short of"
    ),
    Qualifier.ABOUT: (
        "about, around, some, perhaps, maybe, possibly, approximately, roughly, circa, ca, ca ., c ., approx, "
        "approx ., nearly, almost, "
        "an estimated, estimated, close to, close on, "
        "in the region of, in the order of, on the order of, somewhere around, "
        "~, ≈, virtually, practically, around about, just about, nearly about, or so, "
        "approaching, near to, more or less, something like, an average of, at about, at around, at some"
    ),
    Qualifier.EXACT: "exactly, precisely, exact, an exact",
}
_AFTER: dict[Qualifier | None, str] = {
    Qualifier.ABOUT: "or so, - odd, odd, or thereabouts, approximately, more or less, - ish, - some",
    Qualifier.AT_LEAST: "or more, +, plus, and more, at least, or over, and over, and above, or above, and up",
    Qualifier.AT_MOST: "or less, or fewer, at most, at the most, or under, or below, and under, maximum",
}
SIGNS = {
    (">",): Qualifier.MORE_THAN,
    ("<",): Qualifier.LESS_THAN,
    ("≥",): Qualifier.AT_LEAST,
    ("≤",): Qualifier.AT_MOST,
}


TABLE = Table(
    parts=PARTS,
    numerals=NUMERALS,
    hedges_before=hedges(_HEDGES) | SIGNS,
    hedges_after=hedges(_AFTER),
    range_words=words("to or"),
    between={"between": "and", "from": "to"},
    changes=(
        *("rise", "rose", "risen", "rising", "raise", "raising", "increas", "grew", "grow", "climb", "jump", "soar"),
        *("surg", "expand", "fell", "fall", "drop", "declin", "decreas", "shrink", "shrank", "reduc", "cut", "slid"),
        *("down", "up", "went", "doubl", "tripl", "trebl", "quadrupl", "halv", "chang", "lower", "widen", "swell"),
        *("swelled", "improv", "slump", "plung", "plummet", "slip", "advanc", "mov", "dwindl", "boost", "recover"),
    ),
    labels=words(
        "no nos № article articles art arts section sections sec sect chapter chapters ch page pages p "
        "pp paragraph paragraphs para paras clause clauses item items decree decrees resolution resolutions "
        "directive "
        "protocol annex annexes appendix figure figures fig figs table tables volume volumes vol vols issue part "
        "parts "
        "verse verses room flight highway channel platform gate grade version tel phone telephone fax zip isbn issn "
        "id "
        "boxes fonds fond exhibit episode boxes fonds psalm sura surah canto footnote step schedule bulletin edict "
        "fond "
        "opis delo folio ff fol subparagraph subsection form apartment apt window row docket §  §§ # chart "
        "mobile code pin passport iban account ver windows boeing airbus il tu mig su kv bldg postcode hotline "
        "gallery platform "
        "interstate motorway freeway isbn invoice inventory accession shelfmark locker apollo soyuz formula"
    ),
    weak_labels=words(
        "number numbers order orders law laws case point points line lines unit group level stage phase type class "
        "school route bus road street house building book act title rule round season day week question answer box "
        "file "
        "model sheet document instruction regulation plot site sector zone district division brigade battalion "
        "regiment department "
        "hospital train trains station area block camp colony prison mine shaft reactor hall furnace turbine generator "
        "boiler pump terminal size age aged ages year "
        "list lot battery company squadron wing corps fleet army wagon carriage coach car tent bed cell grave "
        "tomb hall hut pier dock "
        "berth quay shed warehouse truck tram radio studio hill height peak shop depot ward wards court gang committee "
        "call dial score locomotive submarine tunnel trench bunker pillar pavilion tower prisoner symphony concerto "
        "opus sonata quartet vitamin division divisions lane track team barracks dormitory pavilion well bore borehole "
        "category scene serial report bill amendment convention agreement slide entry plan map photo photograph "
        "image "
        "plate tape reel"
    ),
    ordinals=words("st nd rd th s d ers er am pm"),
    times=words(
        "second seconds minute minutes min mins hour hours hr hrs day days week weeks month months year years yr yrs "
        "decade decades century centuries weekday weekdays fortnight nights night quarter quarters years' days' "
        "months' weeks' hours' minutes' year's day's week's month's hour's o'clock pm am semester semesters bc "
        "ad bce ce h anniversary millennium millennia"
    ),
    stops=words(
        "of in on at by to for from with without within into onto over under above below between among amongst amid "
        "during before after since until till through throughout across against toward towards around about near "
        "along "
        "behind beyond inside outside upon via per and or but nor so yet than as if because although though while "
        "when "
        "where which who whom whose that what how why this these those the a an each every both all any some no "
        "not i you he she it we they me him her us them my your his its our their himself themselves itself was were "
        "is are am be been being has have had having do does did can could will would shall should may might must "
        "said says say told came come comes went go goes gone made make makes took take takes taken got get gave "
        "give "
        "given found find became become began begin begun left remain remained remains stood stand lay lie live "
        "lived worked work include includes included including involve involved involving also only just still "
        "already now then there here later earlier ago soon again once often never always even too very quite rather "
        "almost nearly alone apart respectively altogether together overall annually daily weekly monthly yearly "
        "each "
        "et etc namely versus vs plus minus times' according due despite like unlike except besides regarding "
        "concerning following compared respectively however therefore thus hence instead meanwhile moreover first "
        "second third last next another other's either neither it's that's there's "
        "fled fought flew held sent sold won lost led met kept built bought brought caught wrote spoke broke fell "
        "rose "
        "grew knew saw ran sat sank shot hit hurt cut put let set spent paid joined up down out off back away home "
        "abroad north south east west today yesterday tomorrow more less fewer most least"
    ),
    of_them=phrases("of them, of these, of those, of whom, of which, among them, of us, of you, from them, of 'em"),
    of_them_before=phrases("of them, of these, of those, of whom, of which, among them, among whom, among these"),
    of_the=words("the these those this that its his her their our my your all such some"),
    compounds=words("member man woman person strong bed seat men people party page gun storey unit room"),
    singular=singular,
    counted=counted,
    containers=words(
        "population populations crowd army force staff garrison membership turnout audience congregation workforce "
        "circulation height length width depth distance area altitude speed weight budget debt fine salary income "
        "revenue cost price turnover capital worth sum amount total number loan grant toll convoy salary wage ransom "
        "damage damages reward bribe yield output capacity fleet contingent detachment team"
    ),
    people=words(
        "person people man woman child boy girl citizen civilian soldier officer resident inhabitant victim refugee "
        "worker employee member prisoner detainee hostage spy agent militant terrorist fighter protester "
        "demonstrator "
        "student teacher doctor patient passenger voter respondent participant delegate deputy official policeman "
        "troop serviceman foreigner national migrant immigrant settler deportee exile convict criminal suspect "
        "defendant accused individual human adult minor youth pensioner veteran journalist lawyer peasant farmer "
        "miner "
        "sailor pilot guard casualty killed wounded injured dead missing delegate drowned dissident activist "
        "specialist expert "
        "engineer "
        "scientist writer volunteer insurgent rebel gunman mercenary peacekeeper observer diplomat family survivor "
        "pupil graduate applicant candidate husband wife mother father orphan widow arrested detained convicted "
        "son daughter brother sister monk nun pilgrim deserter emigrant recruit fireman cadet servant slave serf "
        "tenant lodger boarder inmate juror priest bishop rabbi imam judge magistrate scholar author artist musician "
        "actor singer dancer nurse midwife clerk tradesman merchant craftsman apprentice labourer laborer fisherman "
        "herdsman shepherd lieutenant captain sergeant corporal private gunner rifleman horseman cavalryman sapper"
    )
    | DONE,
    part_of=words("of"),
    particles=(
        "hand",
        "turn",
        "took",
        "tak",
        "brought",
        "bring",
        "pass",
        "gave",
        "giv",
        "sign",
        "carr",
        "cross",
        "went",
    ),
)
