"""Azerbaijani words of dates, in Latin letters."""

from annotations.checks.dating.table import Table, forms

_I = (
    "- ın in un ün ı i u ü da də dan dən a ə dakı dəki ındakı indəki undakı ündəki ında ində unda ündə ından indən "
    "undan ündən ına inə una ünə ınadək inədək unadək ünədək "
)
_ENDINGS = _I + "adək ədək yın yin yı yi ya yə yında yində"
_PLURAL = "lər ləri lərini lərin lərdə lərdən lərə lərində lərindən lərinin lərinə lərədək lərinədək"

TABLE = Table(
    months=(
        f"{forms('yanvar', _ENDINGS)} yan",
        f"{forms('fevral', _ENDINGS)} fev",
        forms("mart", _ENDINGS),
        f"{forms('aprel', _ENDINGS)} apr",
        forms("may", _ENDINGS),
        forms("iyun", _ENDINGS),
        forms("iyul", _ENDINGS),
        f"{forms('avqust', _ENDINGS)} avq",
        f"{forms('sentyabr', _ENDINGS)} sen sent",
        f"{forms('oktyabr', _ENDINGS)} okt",
        f"{forms('noyabr', _ENDINGS)} noy",
        f"{forms('dekabr', _ENDINGS)} dek",
    ),
    words={
        "and": "və ilə",
        "or": "ya",
        "old": "yaşında yaşlı",
        "circa": "təxminən",
        "ago": "əvvəl öncə qabaq",
        "at": "",
        "hedge": "çox artıq azı ən",
        "counter": "səhifə səh maddə maddəsi nömrə nömrəli № qərar qərarı telefon tel ev mənzil reys",
        "suffix": "",
        "th": "ci cı cu cü inci ıncı uncu üncü nci ncı da də dan dən u ü ı i si sı na nə un ün ın in dək nda ndan ndək "
        "nin nın nun nün",
        "every": "hər",
        "more": "çox artıq az yuxarı",
        "onward": "bəri etibarən başlayaraq",
        "preceding": "əvvəlki",
        "same": "həmin",
        "following": "ertəsi",
        "daypart": "səhər axşam gecə səhəri axşamı gecəsi",
        "upto": "qədər kimi",
        "between": "arasında",
        "centuryword": f"əsr əsrin əsrdə əsrdən əsrə {forms('əsr', _PLURAL)} yüzillik yüzilliyin yüzillikdə",
        "decadeword": "onillik onilliyin onillikdə onilliyi onillikdir",
    },
    units={
        "D": "gün günü günün gündə gündən günə gündür günlük günlər günləri",
        "W": "həftə həftənin həftədə həftədən həftəlik həftədir həftəyə",
        "M": "ay ayın ayda aydan aya ayı ayının ayında aylıq aydır aylar",
        "TH": "saat saatın saatda saatdan saata saatlıq",
        "TM": "dəqiqə dəqiqəlik",
    },
    valued={
        "yearword": {
            1: "il ilin ildə ildən ilə ili ilində ilindən ilinin ilinə ildir ildəki ildəkindən ildəkinə illik illiyi "
            "ilədək ilinədək",
            2: f"{forms('il', _PLURAL)}",
        },
        "part": {
            1: "əvvəli əvvəlində əvvəllərində əvvəlləri əvvəlindən əvvəllərindən başlanğıcı başlanğıcında əvvəlinə "
            "əvvəllərinə əvvəllərinədək əvvəlinədək",
            2: "ortası ortasında ortalarında ortaları ortalarından ortalarına ortalarınadək",
            3: "sonu sonunda sonlarında sonları sonundan sonlarından sonuna sonlarına axırı axırlarından axırında "
            "axırlarında",
        },
        "half": {1: "yarısı yarısında yarısından yarım"},
        "quarter": {1: "rübü rübündə rüb"},
        "season": {
            21: "yaz yazı yazda yazında yazından yazınadək yazına",
            22: "yay yayı yayda yayında yayından yayınadək yayına",
            23: "payız payızı payızda payızında payızından payızınadək payızına",
            24: "qış qışı qışda qışında qışından qışınadək qışına",
        },
        "weekday": {3: "çərşənbə", 5: "cümə", 6: "şənbə", 7: "bazar"},
        "last": {0: "keçən ötən"},
        "past": {0: "son"},
        "next": {0: "gələn növbəti"},
        "this": {0: "bu cari"},
        "adjacent": {-1: "dünən", 1: "sabah"},
        "word": {
            **{1: "bir", 2: "iki", 3: "üç", 4: "dörd", 5: "beş", 6: "altı", 7: "yeddi", 8: "səkkiz", 9: "doqquz"},
            **{10: "on", 20: "iyirmi", 30: "otuz", 40: "qırx", 50: "əlli", 60: "altmış", 70: "yetmiş"},
            **{80: "səksən", 90: "doxsan", 100: "yüz"},
        },
        "ordinal": {
            1: "birinci ilk",
            2: "ikinci",
            3: "üçüncü",
            4: "dördüncü",
            5: "beşinci",
            **{20: "iyirminci", 30: "otuzuncu", 40: "qırxıncı", 50: "əllinci", 60: "altmışıncı", 70: "yetmişinci"},
            **{80: "səksəninci", 90: "doxsanıncı"},
            **{6: "altıncı", 7: "yeddinci", 8: "səkkizinci", 9: "doqquzuncu", 10: "onuncu"},
        },
    },
    phrases={
        **{("weekday", 1): "bazar ertəsi", ("weekday", 2): "çərşənbə axşamı", ("weekday", 4): "cümə axşamı"},
        ("length", "P50Y"): "yarım əsr",
        ("bc", 0): "e. ə.|b. e. ə.|eramızdan əvvəl|bizim eradan əvvəl|miladdan əvvəl|m. ə.",
        ("ad", 0): "b. e.|bizim eranın|eramızın|miladi",
        ("hijri", 0): "hicri",
        ("present", 0): "indiyədək|indiyə qədər|bu günə qədər|bu günədək|hazırda|günümüzədək|günümüzə qədər",
    },
    counted="nəfər* adam manat* dollar rubl avro min milyon milyard faiz km m metr ton kq hektar ailə ev əsgər "
    "dəfə ədəd nüsxə nüsxədə kitab quyu şəxs vətəndaş qaçqın şagird tələbə səhifə kilometr",
    day_first=True,
)
