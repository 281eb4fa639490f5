"""Figures in Azerbaijani, in Latin letters; cases are endings, hung on digits with a hyphen."""

from decimal import Decimal

from annotations.checks.counting.table import Numerals, PartWords, Table, hedges, phrases, valued, words
from annotations.rules.figures import Qualifier

NUMERALS = Numerals(
    small=valued(
        """
        0 sıfır
        1 bir
        2 iki ikisi ikisini ikidən
        3 üç üçü üçünü üçdən
        4 dörd dördü dördünü dörddən
        5 beş beşi beşini beşdən
        6 altı altısı altısını
        7 yeddi yeddisi yeddisini yeddidən
        8 səkkiz səkkizi səkkizini səkkizdən
        9 doqquz doqquzu doqquzunu doqquzdan
        10 on
        20 iyirmi iyirmisi iyirmidən iyirmiyə
        30 otuz otuzu otuzdan otuza
        40 qırx qırxı qırxdan qırxa
        50 əlli əllisi əllidən əlliyə
        60 altmış altmışı altmışdan altmışa
        70 yetmiş yetmişi yetmişdən yetmişə
        80 səksən səksəni səksəndən səksənə
        90 doxsan doxsanı doxsandan doxsana
        """
    ),
    hundred=words("yüz yüzdən yüzə yüzü"),
    scales={"min": 10**3, "mindən": 10**3, "minə": 10**3, "milyon": 10**6, "milyondan": 10**6, "milyona": 10**6}
    | {"milyard": 10**9, "milyarddan": 10**9, "trilyon": 10**12},
    short_scales={"mln": 10**6, "mlrd": 10**9},
    many={"onlarla": 10, "onlarca": 10, "yüzlərlə": 100, "yüzlərcə": 100, "minlərlə": 10**3, "minlərcə": 10**3}
    | {"milyonlarla": 10**6},
    some_of=words("neçə"),
    shares={
        **{("yarısı",): Decimal("0.5"), ("yarısını",): Decimal("0.5"), ("üçdə", "biri"): Decimal("0.33")},
        **{
            ("üçdə", "birini"): Decimal("0.33"),
            ("dörddə", "birini"): Decimal("0.25"),
            ("beşdə", "biri"): Decimal("0.2"),
        },
        ("yarım",): Decimal("0.5"),
        **{("dörddə", "üçü"): Decimal("0.75"), ("üçdə", "ikisini"): Decimal("0.67"), ("onda", "biri"): Decimal("0.1")},
        **{("üçdə", "ikisi"): Decimal("0.67"), ("dörddə", "biri"): Decimal("0.25")},
    },
    half_of=words("yarım"),
    ones=words("bir"),
    decimal_comma=True,
)
_BEFORE: dict[Qualifier | None, str] = {
    Qualifier.MORE_THAN: "çox",
    Qualifier.AT_LEAST: "azı, ən azı, ən azından, minimum, heç olmasa",
    Qualifier.AT_MOST: "ən çoxu, çoxu, maksimum",
    Qualifier.ABOUT: "təxminən, təqribən, haradasa, az qala, orta hesabla, ~, ≈",
    Qualifier.EXACT: "düz, dəqiq",
}
_AFTER: dict[Qualifier | None, str] = {
    Qualifier.MORE_THAN: "çox, artıq, yuxarı",
    Qualifier.LESS_THAN: "az, aşağı",
    Qualifier.ABOUT: "yaxın, qədər",
    Qualifier.AT_LEAST: "+",
}
_CASES = (
    *("dirlər", "dırlar", "durlar", "dürlər", "dir", "dır", "dur", "dür"),
    "dən",
    "dan",
    "nin",
    "nın",
    "nun",
    "nün",
    "ləri",
    "ları",
    "lər",
    "lar",
    "ni",
    "nı",
    "nə",
    "na",
    "i",
    "ı",
    "ə",
    "a",
)
_CASED = words("nəfər adam ev vətəndaş işçi sakin qadın kişi uşaq kənd ailə iş hal əsgər zabit şəhid")


def counted(found: list[str], measured: bool) -> int:  # noqa: ARG001
    """One word; and the second where its ending says that both belong together (cinayət işi)."""
    if not found:
        return 0
    has_second = len(found) > 1 and found[0] not in _CASED and found[0].isalpha()
    return 2 if has_second and found[1].endswith(("si", "sı", "su", "sü", "işi", "ləri", "ları", "lar", "lər")) else 1


def singular(word: str) -> str:
    """The noun without its case, where that leaves a word that is known; else as it is."""
    for case in _CASES:
        if word.endswith(case) and word[: -len(case)] in _CASED:
            return word[: -len(case)]
    return word


_PARTS_WORDS = PartWords(
    including=("o cümlədən", "daxil olmaqla", "məsələn", "onların arasında", "habelə"),
    remaining=("qalan", "qalanı", "yerdə qalan", "digər"),
    rest=("qalanları", "qalanı", "digərləri"),
    ands=("və", "həmçinin", "ya"),
    totals_before=("cəmi", "ümumilikdə", "ümumi sayı"),
    totals_after=("cəmi",),
    total_labels=("cəmi", "ümumi"),
    complements=(frozenset({"kişi", "qadın"}), frozenset({"oğlan", "qız"})),
    one_whole=("təşkil", "ibarət", "qalan"),
    rises=("artıb", "artmış", "yüksəl"),
    falls=("azalıb", "azalmış", "düşüb", "düşmüş"),
)
TABLE = Table(
    parts=_PARTS_WORDS,
    numerals=NUMERALS,
    hedges_before=hedges(_BEFORE),
    hedges_after=hedges(_AFTER),
    range_words=words("ya yaxud"),
    between={},
    changes=("art", "azal", "yüksəl", "düş", "çat"),
    labels=words(
        "№ maddə maddənin bölmə fəsil səhifə səh nömrə nömrəli fərman qərar protokol cədvəl şəkil cild tel xətt "
        "xətti saat"
    ),
    weak_labels=words(
        "bənd məktəb marşrut otaq mənzil korpus sinif qrup zal palata vaqon avtobus qatar bölük batareya kamera "
        "yüksəklik"
    ),
    ordinals=words("ci cı cu cü inci ıncı uncu üncü nci ncı"),
    times=words(
        "il ildə ilin ildən ilə ilədək illik illər illərdə ay ayda aydan gün gündə gündür gündən günlük həftə "
        "həftəlik saat "
        "saatda saatlıq dəqiqə saniyə əsr əsrdə əsrin onillik illəri yaş yaşında yaşlı yanvar fevral mart aprel may "
        "iyun "
        "iyul avqust sentyabr oktyabr noyabr dekabr rüb rübü rübündə rübün"
    ),
    stops=words(
        "və ilə üçün ki bu o da də ya isə kimi amma lakin həm olan olub olmuş edilib edilmişdir edilmiş həlak "
        "yaralanıb "
        "yaralanmışdır saxlanılıb var idi idik ən çox az artıq yaxın qədər birinci ikinci üçüncü onlardan həmin "
        "bütün hər "
        "yəni tam orada burada sonra əvvəl su subsidiya alıb alınıb olmuşdur olundu öldü ölüb boğuldu"
    ),
    of_them=phrases(""),
    of_them_before=phrases("onlardan, onların, bunlardan, bunların, onlardan da"),
    of_the=frozenset(),
    part_of=frozenset(),
    endings=words(
        "i ı u ü si sı su sü ni nı nu nü nin nın nun nün dan dən a ə na nə ya yə da də in ın un ün dək ini ına "
        "inə dır dir dur dür sini sını sunu sünü"
    ),
    compounds=frozenset(),
    singular=singular,
    counted=counted,
    containers=words("əhalisi"),
    partitives=words(
        "i ı u ü si sı su sü ini ını unu ünü sini sını sunu sünü ikisi ikisini üçü üçünü dördü dördünü beşi beşini "
        "altısı altısını yeddisi yeddisini səkkizi səkkizini doqquzu doqquzunu iyirmisi otuzu qırxı əllisi altmışı "
        "yetmişi səksəni doxsanı"
    ),
    person_stems=(
        *("nəfər", "adam", "vətəndaş", "işçi", "sakin", "qadın", "kişi", "uşaq", "oğlan", "qız", "əsgər", "zabit"),
        *("şəhid", "şagird", "tələbə", "müəllim", "həkim", "döyüşçü", "piyada", "atlı", "topçu", "dənizçi", "fəhlə"),
        *("kəndli", "üzv", "deputat", "nümayəndə", "sərnişin", "əsir", "qaçqın", "köçkün", "yaralı", "mülki", "şəxs"),
        *("qonaq", "balıqçı", "sürücü", "polis", "fermer", "mütəxəssis", "mühəndis"),
    ),
    people=words("nəfər adam vətəndaş işçi sakin qadın kişi uşaq əsgər zabit şəhid"),
)
