"""Azerbaijani names, where what a body is stands last: "Milli Təhlükəsizlik Nazirliyi"."""

from annotations.checks.languages.table import words
from annotations.checks.naming.table import Names

TABLE = Names(
    common=words(
        "amma artıq azı belə beləliklə bəzi biz bir bu bütün burada bundan cavab çünki çox daha digər də da elə "
        "eyni əgər əlbəttə ən fəsil əsasən heç həm həmçinin həmin hər hətta ilk indi isə istər kim ki lakin mən "
        "mənbə nə nəhayət niyə o olduqca onda onlar onun ona orada öz sonra sual siz şəkil tək təəssüf təxminən "
        "ümumiyyətlə üçün və ya yalnız yəni yenə yeni bizim sizin onların bunun bunlar axı ancaq bəli xeyr dünən "
        "bugün sabah məsələn beləcə"
    ),
    links=words("oğlu qızı de da van fon von ibn bin əl əs ər"),
    linked_by_heads=frozenset(),
    ands=words("və"),
    heads=words(
        "nazirliyi nazirliyinin nazirliyinə nazirliyini nazirliyində nazirlik şirkəti şirkətinin cəmiyyəti "
        "cəmiyyətinin klubu kombinatı zavodu muzeyi teatrı palatası ittifaqı ittifaqının federasiyası departamenti "
        "bürosu katibliyi qərargahı briqadası xidməti xidmətinin xidmətinə komitəsi komitəsinin komitəsinə şurası "
        "şurasının idarəsi idarəsinin agentliyi agentliyinin institutu institutunun akademiyası akademiyasının "
        "universiteti universitetinin fondu fondunun bankı bankının partiyası partiyasının məhkəməsi məhkəməsinin "
        "prokurorluğu prokurorluğunun mərkəzi mərkəzinin təşkilatı təşkilatının birliyi assosiasiyası komissiyası "
        "komissiyasının məclisi məclisinin ordusu ordusunun qoşunları respublikası respublikasının respublikasına "
        "respublikasında"
    ),
    generic=words(
        "prezident dövlət hökumət vətən fərman qanun konstitusiya respublika ölkə şəhər rayon vilayət imperiya "
        "nazir sədr parlament xalq millət dünya allah internet müharibə inqilab ulu öndər milli"
    ),
    titles=words(
        "cənab xanım prezident prezidenti naziri nazir sədri sədr general polkovnik mayor kapitan leytenant marşal "
        "admiral professor prof doktor akademik şah sultan xan bəy paşa imam şeyx kral kraliça imperator çar səfir "
        "deputat hakim direktor rəis komandir ekspert tarixçi lider lideri öndər rəhbəri"
    ),
    offices=frozenset(),
    times=words(
        "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr yanvarda fevralda martda "
        "apreldə mayda iyunda iyulda avqustda sentyabrda oktyabrda noyabrda dekabrda bazar çərşənbə cümə şənbə"
    ),
    adjectives=words(
        "azərbaycanlı azərbaycanlılar rus ruslar erməni ermənilər türk türklər gürcü gürcülər ingilis alman fransız "
        "amerikan iranlı fars ərəb yəhudi çin yapon sovet avropa müsəlman xristian islam şimali cənubi şərqi qərbi"
    ),
    groups=frozenset(),
    endings=(
        *("larından", "lərindən", "larında", "lərində", "larının", "lərinin"),
        *("sının", "sinin", "sunun", "sünün", "sında", "sində", "sunda", "sündə", "sından", "sindən"),
        *("nın", "nin", "nun", "nün", "ndan", "ndən", "dan", "dən", "nda", "ndə", "da", "də"),
        *("ın", "in", "un", "ün", "ını", "ini", "sını", "sini", "yə", "ya"),
    ),
    topics=frozenset(),
    topic_adjectives=(),
)
