"""Of what sort a thing is by its noun, so that "the vessel", "the ferry" and "she" can be the ship named before."""

from collections.abc import Iterable, Mapping

from annotations.checks.across.words import loosened, plain, stem

# A word may be of several sorts, "line" of a railway or of ships; things go together where they share one.
_SORTS: Mapping[str, str] = {
    "ship": """ship ships vessel steamer steamship ferry boat trawler submarine cruiser destroyer frigate schooner
        brig barque bark yacht tanker freighter liner lightship icebreaker tug battleship corvette barge sloop
        minesweeper packet galleon warship lifeboat корабль судно пароход теплоход паром крейсер подлодка танкер
        ледокол эсминец миноносец баржа катер шхуна gəmi gəmisi paroxod bərə bərəsi tanker""",
    "aircraft": """aircraft airship aeroplane airplane plane airliner helicopter zeppelin balloon bomber jet самолет
        самолёт вертолет вертолёт дирижабль təyyarə təyyarəsi helikopter""",
    "spacecraft": "spacecraft satellite probe rocket спутник ракета peyk peyki raket",
    "bridge": "bridge viaduct footbridge crossing мост мосты виадук körpü körpüsü",
    "tower": """tower steeple belfry spire minaret lighthouse beacon башня колокольня маяк минарет qala qüllə mayak
        minarə""",
    "dam": "dam dyke dike levee reservoir weir embankment плотина дамба водохранилище bənd bəndi anbarı",
    "power": """powerplant hydropower reactor unit turbine substation гэс аэс тэц грэс электростанция
        гидроэлектростанция
        станция агрегат энергоблок ges su-elektrik stansiya stansiyası""",
    "station": "station terminus depot halt terminal вокзал станция депо stansiya stansiyası vağzal vağzalı",
    "railway": """railway railroad line branch tramway tram metro underground subway trackway дорога линия ветка метро
        трамвай xətt xətti yol yolu metro""",
    "road": "road highway motorway street avenue tunnel pass шоссе трасса улица тоннель туннель küçə tunel tuneli",
    "canal": "canal lock aqueduct waterworks канал водопровод шлюз kanal kanalı",
    "port": "port harbour harbor dock quay pier wharf jetty mole порт гавань причал пристань пирс liman limanı",
    "airport": "airport aerodrome airfield аэропорт аэродром aeroport aeroportu",
    "church": """church chapel cathedral abbey monastery convent priory minster mosque synagogue temple nave chancel
        parish church церковь собор храм монастырь мечеть часовня синагога kilsə kilsəsi məscid məscidi məbəd""",
    "hospital": """hospital clinic infirmary sanatorium asylum hospice maternity больница госпиталь клиника санаторий
        лечебница поликлиника xəstəxana xəstəxanası klinika""",
    "school": """school college gymnasium lyceum seminary academy university institute conservatory conservatoire
        faculty kindergarten polytechnic школа училище гимназия лицей академия университет институт техникум
        консерватория семинария факультет məktəb məktəbi universitet universiteti institut institutu akademiya
        gimnaziya lisey""",
    "museum": "museum gallery collection exhibition exhibit музей галерея выставка muzey muzeyi qalereya sərgi",
    "library": "library archive archives библиотека архив kitabxana kitabxanası arxiv",
    "theatre": """theatre theater opera playhouse cinema philharmonic circus auditorium театр кинотеатр филармония
        цирк teatr teatrı kinoteatr""",
    "building": """building facility house hall palace castle fort fortress mansion villa manor inn hotel block
        warehouse shed prison jail barracks stadium arena pavilion
        здание дом дворец замок крепость гостиница тюрьма стадион
        казарма корпус bina binası ev evi saray sarayı stadion stadionu mehmanxana""",
    "monument": "monument memorial statue obelisk cenotaph памятник монумент обелиск мемориал abidə abidəsi heykəl",
    "firm": """company firm enterprise corporation business concern brewery brewer mill factory ironworks waterworks
        gasworks plant foundry
        bakery distillery manufactory refinery shipyard yard quarry mine colliery pit glassworks ironworks steelworks
        textile cooperative co-operative combine трест завод фабрика комбинат предприятие компания фирма шахта
        рудник верфь артель концерн fabrik fabriki fabrika fabrikası zavod zavodu müəssisə müəssisəsi şirkət
        şirkəti mədən kombinat""",
    "mine": "mine colliery pit shaft quarry шахта рудник карьер копи mədən mədəni şaxta",
    "bank": "bank exchange fund treasury банк биржа фонд bank bankı fond fondu birja",
    "society": """society club association union federation league team brotherhood guild fraternity order lodge choir
        orchestra band ensemble troupe charity foundation fellowship group
        общество клуб союз ассоциация федерация команда
        лига хор оркестр ансамбль гильдия cəmiyyət cəmiyyəti klub klubu birlik birliyi ittifaq komanda komandası
        assosiasiya""",
    "party": "party movement front bloc group militia партия движение фронт partiya partiyası hərəkat hərəkatı cəbhə",
    "body": """ministry committee commission council board agency authority department service office bureau
        inspectorate directorate administration secretariat tribunal court police embassy consulate mission
        organisation organization body institution organ centre center section laboratory министерство комитет
        комиссия совет агентство управление служба департамент ведомство отдел бюро инспекция суд посольство
        организация орган учреждение центр лаборатория nazirlik nazirliyi komitə komitəsi komissiya komissiyası
        şura şurası agentlik agentliyi idarə idarəsi xidmət xidməti şöbə məhkəmə səfirlik təşkilat təşkilatı
        mərkəz mərkəzi qurum""",
    "army": """army regiment division brigade battalion corps fleet squadron company unit force garrison detachment
        guard legion армия полк дивизия бригада батальон корпус флот эскадра отряд гарнизон ordu ordusu alay
        diviziya briqada batalyon dəstə""",
    "paper": """newspaper journal magazine gazette weekly daily periodical bulletin almanac paper газета журнал
        еженедельник вестник бюллетень альманах qəzet qəzeti jurnal jurnalı""",
    "radio": "radio television broadcaster channel радио телевидение телеканал radio televiziya kanal kanalı",
    "book": """book novel poem play film opera symphony song painting thesis dissertation memoir memoirs dictionary
        encyclopedia textbook account essay ballet oratorio sonata concerto cantata ballad comedy tragedy
        книга роман поэма пьеса фильм опера симфония диссертация словарь учебник балет kitab kitabı roman romanı
        film filmi opera operası simfoniya dissertasiya""",
    "law": """law act statute bill decree order resolution ordinance edict constitution charter code regulation
        закон указ постановление приказ декрет конституция устав кодекс qanun qanunu fərman fərmanı qərar qərarı
        konstitusiya nizamnamə""",
    "treaty": """treaty agreement convention protocol pact accord peace armistice truce ceasefire memorandum contract
        договор соглашение конвенция протокол пакт мир перемирие müqavilə müqaviləsi saziş sazişi sülh""",
    "calamity": """accident disaster catastrophe crash collision wreck sinking explosion blast fire blaze flood
        earthquake quake eruption avalanche landslide collapse derailment shipwreck tragedy incident storm
        hurricane burst авария катастрофа столкновение крушение взрыв пожар наводнение землетрясение извержение
        трагедия происшествие обвал qəza qəzası partlayış yanğın daşqın daşqını zəlzələ fəlakət""",
    "battle": """battle fight siege assault attack raid offensive skirmish landing invasion bombardment engagement
        crossing storming бой битва сражение штурм осада атака наступление высадка döyüş döyüşü hücum mühasirə""",
    "war": "war campaign conflict hostilities война кампания конфликт müharibə müharibəsi",
    "unrest": """strike uprising rising revolt rebellion mutiny riot demonstration protest lockout insurrection unrest
        revolution coup стачка забастовка восстание бунт мятеж демонстрация революция переворот волнения tətil
        tətili üsyan üsyanı inqilab çevriliş""",
    "epidemic": """epidemic outbreak cholera plague typhus influenza famine pandemic эпидемия вспышка холера голод
        тиф epidemiya epidemiyası xəstəlik aclıq""",
    "meeting": """meeting conference congress session summit assembly convention forum talks festival games
        tournament championship match exhibition fair ceremony celebration jubilee election elections referendum
        census trial sitting rally конференция съезд совещание заседание собрание фестиваль турнир чемпионат выборы
        референдум
        перепись процесс конгресс konfrans konfransı qurultay iclas iclası yığıncaq festival turnir seçki seçkilər
        məhkəmə""",
    "operation": """operation expedition exercise voyage mission flight операция экспедиция рейс учения əməliyyat
        əməliyyatı""",
    "place": """town city village settlement municipality county district province parish colony borough island город
        село деревня посёлок поселок район уезд область губерния şəhər şəhəri kənd kəndi qəsəbə qəsəbəsi rayon""",
    "farm": """farm estate ranch kolkhoz sovkhoz orchard vineyard park garden reserve колхоз совхоз имение парк сад
        kolxoz sovxoz park parkı bağ bağı""",
    "award": "prize award medal order premium премия орден медаль mükafat mükafatı orden medal",
    "wing": "wing extension annex annexe ward крыло пристройка",
}


def _keys(word: str) -> Iterable[str]:
    bare = plain(word)
    found = {bare, *(stem(bare, language) for language in ("en", "ru", "az"))}
    return {one for one in (*found, *map(loosened, found)) if len(one) > 2}


def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sort, words in _SORTS.items():
        for word in words.split():
            for key in _keys(word):
                found.setdefault(key, set()).add(sort)
    return {key: frozenset(sorts) for key, sorts in found.items()}


SORT_OF: Mapping[str, frozenset[str]] = _by_word()
NO_SORT: frozenset[str] = frozenset()
# What one may call a thing of a narrower sort by: every brewery is an enterprise, every church a building.
WIDER: Mapping[str, frozenset[str]] = {
    "building": frozenset(
        ["church", "hospital", "school", "museum", "library", "theatre", "tower", "station", "monument"]
    ),
    "body": frozenset(
        ["bank", "society", "school", "hospital", "museum", "library", "party", "firm", "paper", "radio"]
    ),
    "firm": frozenset(["mine", "railway", "paper", "bank"]),
    "society": frozenset(["party"]),
    "operation": frozenset(["battle", "war"]),
    "calamity": frozenset(["epidemic"]),
}


def sort_of(word: str, language: str | None) -> frozenset[str]:
    """Of what sorts a folded word says that a thing is; none if it does not say."""
    return SORT_OF.get(word) or SORT_OF.get(stem(word, language), NO_SORT)


def sorts_of(words: Iterable[str]) -> frozenset[str]:
    """Of what sorts a name or phrase is: by the first word in it that says so, read from its end."""
    for word in reversed(tuple(words)):
        if word in SORT_OF:
            return SORT_OF[word]
    return NO_SORT


def includes(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """Whether a thing of the narrower sorts may be called by a word of the wider ones, or of the same."""
    return bool(narrow & wide) or any(narrow & WIDER.get(sort, NO_SORT) for sort in wide)


def may_be(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether things of these sorts may be one, the one perhaps called by the wider word."""
    return includes(first, second) or includes(second, first)
