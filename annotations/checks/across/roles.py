"""What a figure is of: nouns that count the same, and what is told of what is counted, whatever words tell it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from annotations.checks.across.sorts import sort_of
from annotations.checks.across.words import CACHED, each, plain, stem
from annotations.rules.folding import fold

# Nouns that stand for one another where they are counted; the first names the class.
_CLASSES: Mapping[str, str] = {
    "person": """person people man men soul life lives victim inhabitant resident islander villager citizen settler
        townspeople townsman adult human dead death fatality casualty survivor refugee evacuee worker employee hand
        workman labourer laborer staff guest participant visitor spectator striker diner soldier warrior fighter troop
        trooper officer sailor crewman human-being head striker inhabitants policeman policewoman constable informant
        marcher demonstrator protester protestor detainee seaman seafarer fireman firefighter miner pitman collier
        patient colonist emigrant evacuee rescuer bystander pedestrian churchgoer delegate farmhand guard
        gunman militant comrade sapper gunner rifleman infantryman recruit conscript volunteer colleague inspector
        mutineer passer-by passers-by civilian peasant martyr docker navvy labourers workmen craftsman teacher nurse
        builder airman aviator miller milkman chambermaid maid cook steward carpenter driver farmer fisherman mason
        nurse postman porter messenger signalman trawlerman lumberjack herdsman shepherd resister deserter tenant lodger
        deminer serviceman servicemen servicewoman peacekeeper
        soldiers winterer weaver monk nun spectators onlooker invalid hands personnel personel servant clerk
        martyrs fallen fallens dead
        человек люди душа жизнь житель погибший жертва рабочий работник сотрудник гость участник солдат боец воин
        раненый зимовщик рыбак работница сторож служащий учитель врач сотрудница единица матрос рыбаки мужчина женщина
        чел военнослужащий горняк шахтер шахтёр моряк матрос пограничник делегат крестьянин пациент больной
        строитель нас nəfər adam sakin işçi fəhlə iştirakçı qonaq əsgər döyüşçü şəxs can əməkdaş müəllim həkim
        zabit hərbçi mühəndis balıqçı tələf""",
    "pupil": "pupil student schoolchild scholar learner cadet ученик учащийся студент курсант şagird tələbə kursant",
    "item": "item object thing piece exhibit artefact artifact holding предмет экспонат əşya eksponat",
    "prisoner": """prisoner convict inmate captive detainee pow заключенный заключённый пленный арестант военнопленный
        məhbus əsir dustaq""",
    "station": "station станция stansiya",
    "post": "post outpost пост пункт məntəqə post",
    "file": "file document record dossier дело документ sənəd qovluq iş",
    "village": "village hamlet settlement деревня село посёлок поселок kənd",
    "machine": "machine loom станок машина dəzgah maşın",
    "room": "room bedroom chamber комната зал otaq",
    "bed": "bed койка кровать çarpayı yataq",
    "school": "school школа məktəb",
    "tree": "tree дерево ağac",
    "horse": "horse лошадь конь at",
    "gun": "gun cannon орудие пушка top",
    "tank": "tank танк tank",
    "letter": "letter письмо məktub",
    "picture": "picture painting canvas картина полотно şəkil rəsm",
    "street": "street улица küçə",
    "branch": "branch филиал отделение filial",
    "aircraft": "aircraft plane aeroplane airplane самолет самолёт təyyarə",
    "step": "step stair ступень pillə",
    "arch": "arch пролет пролёт aşırım tağ",
    "column": "column pillar колонна столб sütun",
    "island": "island остров ada",
    "meeting": "meeting session sitting заседание собрание iclas",
    "vote": "vote голос səs",
    "daughter": "daughter дочь qız",
    "son": "son сын oğul",
    "lake": "lake озеро göl",
    "well": "well скважина колодец quyu",
    "household": "household family семья двор хозяйство ailə",
    "seat": "seat place зритель место yer tamaşaçı",
    "house": "house home building dwelling дом здание ev bina",
    "wagon": "wagon carriage car coach вагон vaqon",
    "copy": "copy экземпляр номер nüsxə",
    "castle": "castle fortress крепость замок qala",
    "article": "article clause статья maddə",
    "match": "match game матч игра встреча oyun",
    "request": "request inquiry enquiry application query запрос обращение",
    "member": "member subscriber член üzv",
    "child": "child boy girl kid ребенок ребёнок дитя uşaq",
    "ship": "ship vessel судно корабль gəmi",
    "boat": "boat лодка qayıq",
    "shop": "shop store магазин mağaza dükan",
    "attempt": "attempt попытка cəhd",
    "farm": "farm holding ферма хозяйство",
    "page": "page leaf sheet страница лист səhifə vərəq",
    "book": "book volume vol vols том книга kitab cild",
}
# By language mixed, what is told: beginnings of folded words; the longest that fits says it. Folded, "ölüb" (died) is
# "olub" (was), so it is not here.
_ROLES: Mapping[str, str] = {
    "died": """killed killing kill dead death deaths died die dying perished drowned fatalit slain murdered victim
        life lives casualt claimed massacred executed lost grave buried toll martyr shot fallen perish dead
        beheaded hanged fatally fatal bodies corpses погиб лишился потерял убит убил умер жертв жизн скончал гибел
        утонул həlak öldürül vəfat şəhid qurban""",
    "injured": "wounded injur hurt ранен ранил пострада травм yaralan xəsarət yaralı",
    "rescued": """rescued saved picked ashore landed safety survivor survived evacuated evacuation mainland спас эвакуир
        xilas köçürül təxliyə""",
    "missing": "missing пропал itkin",
    "aboard": "aboard carried board passenger борт пассажир göyərtə sərnişin",
    "crew": "crew complement company told экипаж heyət ekipaj",
    "employed": """employ workforce staff worked work working labour payroll job hired сотрудник работ трудил занят
        строил возводил işlə çalış işçi fəhlə""",
    "arrested": "arrest detain detent apprehend custody арест задерж həbs saxlan",
    "took part": """army force forces troops regiment garrison strong
        attend participa part walked out strike struck striker guest dinner joined gathered demonstrat marched
        audience spectator участв бастова гост собрал iştirak tətil qonaq""",
    "lived": "population inhabit resident lived living dwell населен жител прожива əhali sakin yaşay",
    "members": "member membership enrolled член üzv",
    "destroyed": """destroyed destruction wrecked demolished burned burnt razed collapsed gutted разруш уничтож сгоре
        подбил подбит сбил сбит
        разбит
        dağıl məhv uç""",
    "damaged": "damaged damage повреж zədə",
    "seized": "seized confiscat impound captur withdrawn изъят изъял конфиск захвач захват трофе müsadirə",
    "trained": "trained taught graduat выпус подготов hazırla məzun",
    "sentenced": "sentenced convict condemned осужд приговор məhkum",
    "won": "won wins victor выигр взяли побед qazan udub",
    "visited": "visit attract viewed seen посетил посещ ziyarət",
    "sold": "sold sale sales продан продал satıl",
}
_MEASURES: Mapping[str, str] = {
    "length": "long longest length span дл длин протяж uz uzunluğ uzunluq",
    "height": "high height tall tallest highest rises rising altitude высот выс вышин hünd hündürlü yüksək",
    "width": "wide width breadth broad шир ширин en eni",
    "depth": "deep depth dive dives diving submerge глубин dərinli",
    "thickness": "thick thickness толщин qalınlı",
    "diameter": "diameter calibre диаметр калибр diametr",
    "area": "area surface floor acreage площад площ пл sah sahə",
    "weight": "weigh weight вес масс çəki",
    "displacement": "displacement tonnage displac водоизмещ",
    "capacity": "capacity holds hold contain volume вместим ёмкост емкост вмеща объем tutum həcm",
    "distance": "distance away apart расстоян удален məsafə",
    "speed": "speed fast скорост sürət",
    "power": "power output capacity мощност güc",
    "cost": """cost fetched licence fee costs price bill paid bought purchase expense outlay expenditure spent worth
        стоим цен обош затрат
        израсход куплен dəyər qiymət xərc""",
    "loss": "loss losses damage stolen owed debt robbed haul ущерб убыт потер похищ ziyan itki",
    "income": "turnover revenue income toll tolls fees earn brought takings receipts profit доход выруч прибыл gəlir",
    "production": """production output produced shipped cargo freight traffic harvest yield mined extracted выработ добы
        произв урожа yük hasil istehsal""",
    "capital": "capital endow капитал kapital",
    "aid": "aid grant donat relief promised fund помощ пожертв yardım",
    "fine": "fine fined penalt штраф cərimə",
    "prize": "prize премия mükafat",
    "wage": "wage wages salary зарплат жалован maaş",
}
# What befalls persons, so that it can stand for them: "12 killed".
OF_PERSONS = frozenset({"died", "injured", "rescued", "missing", "arrested"})
# Of what changes from year to year, figures of two times do not disagree.
CHANGING = frozenset({"visited", "employed", "lived", "members", "aid", "income", "production", "wage"})
_CHANGING_HEADS = frozenset(
    [
        "member",
        "worker",
        "employee",
        "inhabitant",
        "resident",
        "subscriber",
        "student",
        "pupil",
        "cadet",
        "bed",
        "patient",
        "volume",
        "library",
        "branch",
        "station",
        "shop",
        "store",
        "post",
        "passenger",
        "truck",
        "car",
        "bus",
        "machine",
        "loom",
        "copy",
        "ship",
        "vessel",
        "boat",
        "visitor",
        "officer",
        "page",
        "seat",
        "member",
        "staff",
        "kreditor",
        "житель",
        "работник",
        "сотрудник",
        "член",
        "ученик",
        "курсант",
        "студент",
        "койка",
        "место",
        "экземпляр",
        "üzv",
        "işçi",
        "şagird",
        "çarpayı",
        "sakin",
        "gəmi",
    ]
)


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words.split():
            bare = plain(word)
            for key in (bare, *(stem(bare, language) for language in ("en", "ru", "az"))):
                found.setdefault(key, name)
    return found


_CLASS_OF: Mapping[str, str] = _by_word(_CLASSES)
_CHANGES: frozenset[str] = frozenset(
    key for word in _CHANGING_HEADS for key in (plain(word), *(stem(plain(word), one) for one in ("en", "ru", "az")))
)


def _beginnings(table: Mapping[str, str]) -> dict[str, str]:
    return {fold(word): name for name, words in table.items() for word in words.split()}


# Those that come anew each year.
_EACH_YEAR = frozenset(
    each("passenger passengers visitor visitors пассажир пассажиров посетител посетителей request requests sərnişin")
)
_ROLE_OF = _beginnings(_ROLES)
_MEASURE_OF = _beginnings(_MEASURES)
# What befalls persons alone, so that whatever noun is counted is one for them: "three winterers died".
_BEFALLS = frozenset({"died", "injured", "arrested", "sentenced"})
_KINDS_OF_PERSONS = frozenset({"pupil", "member", "child", "prisoner"})
_THINGS = frozenset(each("ship aircraft building church firm railway station bridge school hospital tower"))
_NO_PERSONS = frozenset(
    each(
        """cattle sheep cow horse pig goat hen dog animal head beast bird fish tree year day month hour time case
        incident attack house hut barn shed bodi body document paper file record vote mark shot bomb mine shell
        скот лошадь корова овца свинья голова случай дело год день месяц раз изба двор inək qoyun at baş hadisə iş il
        gün ay dəfə"""
    )
)
_SHORTEST = 2
_EXACT = 4  # beginnings up to so many letters have to be the whole word


def class_of(noun: str, stemmed: str) -> str:
    """The class of a folded noun, of "killed" that of persons; its stem where there is none."""
    found = _CLASS_OF.get(noun) or _CLASS_OF.get(stemmed)
    return found or ("person" if role_of(noun, is_measured=False) in OF_PERSONS else stemmed)


def head_of(noun: str, stemmed: str, role: str, *, is_measured: bool) -> str:
    """The class of what is counted: persons where what is told befalls only them; '' of a measure, whatever of."""
    if is_measured or not noun:
        return ""
    found = class_of(noun, stemmed)
    is_known = noun in _CLASS_OF or stemmed in _CLASS_OF or not sort_of(noun, None).isdisjoint(_THINGS)
    is_living = role in _BEFALLS and not is_known and stemmed not in _NO_PERSONS and noun not in _NO_PERSONS
    return "person" if is_living or (role in _BEFALLS and found in _KINDS_OF_PERSONS) else found


def is_class(noun: str, stemmed: str) -> bool:
    """Whether a folded noun is one of the table, that is counted in one text and in the next."""
    return noun in _CLASS_OF or stemmed in _CLASS_OF or noun in _CHANGES or stemmed in _CHANGES


def changes(head: str, role: str) -> bool:
    """Whether there is now one number of them and now another."""
    return role in CHANGING or head in _EACH_YEAR or (not role and head in _CHANGES)


@lru_cache(maxsize=CACHED)
def role_of(word: str, *, is_measured: bool) -> str:
    """What a folded word tells of what is counted, or by which of its measures it is told; '' if nothing."""
    table = _MEASURE_OF if is_measured else _ROLE_OF
    for length in range(len(word), _SHORTEST - 1, -1):
        found = table.get(word[:length])
        if found and (length == len(word) or length > _EXACT or (length == _EXACT and not word.isascii())):
            return found
    return ""


def nearest_role(words: Iterable[tuple[int, str]], place: int, *, is_measured: bool) -> str:
    """The role that the nearest of the words to the place tells, each word with where it begins."""
    told = ((abs(start - place), role_of(word, is_measured=is_measured)) for start, word in words)
    return min(((far, role) for far, role in told if role), default=(0, ""))[1]
