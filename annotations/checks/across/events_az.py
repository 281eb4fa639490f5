"""Events in Azerbaijani, in Latin letters: what an event is about stands before its verb."""

from annotations.checks.across.event_table import EventWords, folded, listed
from annotations.checks.across.words import each


def _forms(*stems: str) -> str:
    """The tellings of a stem with harmony of both kinds; what does not occur does no harm."""
    endings = each(
        """di dı du dü mişdir mışdır muşdur müşdür miş mış muş müş ib ıb ub üb ibdir ıbdır ubdur übdür mişdi
        mışdı muşdu müşdü"""
    )
    return ",".join(stem + ending for stem in stems for ending in endings)


WORDS = EventWords(
    verbs=listed(
        {
            "founded": _forms(
                "yaradıl",
                "qurul",
                "təsis edil",
                "təsis olun",
                "təşkil edil",
                "yarat",
                "əsası qoyul",
                "qoyul",
                "meydana gəl",
                "formalaş",
                "yaran",
            ),
            "running": "fəaliyyət göstərir, fəaliyyət göstərirlər, işləyir, fəaliyyətdədir, istismardadır",
            "existing": "mövcuddur, nəşr olunur, çıxır",
            "demolished": _forms("sökül"),
            "abolished": _forms("ləğv edil", "ləğv et", "ləğv olun", "buraxıl", "bağlan", "dayandırıl"),
            "reorganised": _forms("yenidən təşkil edil", "çevril"),
            "renamed": _forms("adlandırıl", "adı dəyişdiril"),
            "born": _forms("doğul", "anadan ol"),
            "died": _forms("vəfat et", "öl", "öldürül", "həlak ol", "qətlə yetiril", "şəhid ol"),
            "began": _forms("başla", "başlan"),
            "ended": _forms("bit", "başa çat", "qurtar", "sona çat"),
            "happened": _forms("baş ver", "keçiril", "baş tut") + ",baş verən,baş vermiş,keçirilən,keçirilmiş",
            "broke": _forms("daş", "partla", "uç", "dağıl", "yan", "bat"),
            "adopted": _forms("qəbul edil", "qəbul et", "təsdiq edil", "təsdiq et"),
            "signed": _forms("imzalan", "imzala"),
            "ratified": _forms("ratifikasiya edil"),
            "in force": _forms("qüvvəyə min"),
            "published": _forms(
                "nəşr edil", "dərc edil", "nəşr olun", "çap olun", "çap edil", "işıq üzü gör", "çapdan çıx"
            ),
            "opened": _forms(
                "açıl", "istifadəyə veril", "işə salın", "işə düş", "istismara veril", "fəaliyyətə başla", "işə başla"
            ),
            "built": _forms("tikil", "inşa edil", "inşa olun", "ucaldıl", "salın", "çəkil", "vurul"),
            "occupied": _forms("işğal edil", "işğal olun", "tutul"),
            "liberated": _forms("azad edil", "azad olun"),
            "appointed": _forms("təyin edil", "təyin olun"),
            "dismissed": _forms("azad olunub vəzifəsindən", "istefa ver"),
            "joined": _forms("qoşul", "daxil ol", "üzv ol"),
            "recognised": _forms("tanın", "tanı"),
            "declared": _forms("elan edil", "elan et", "elan olun"),
            "elected": _forms("seçil"),
            "arrested": _forms("həbs edil", "həbs olun", "saxlanıl"),
            "visited": _forms("səfər et", "ziyarət et"),
            "met": _forms("görüş"),
        }
    ),
    nouns=listed(
        {
            "opened": "açılışı, açılış mərasimi, istifadəyə verilməsi, işə salınması",
            "founded": "təsisi, yaradılması, yaranması, əsası",
            "abolished": "ləğvi, bağlanması",
            "built": "tikintisi, inşası",
            "broke": "partlayış, yanğın, daşqın, qəza, fəlakət, uçqun",
            "quaked": "zəlzələ, zəlzələsi",
            "fought": "döyüş, döyüşü, hücum, hücumu",
            "died": "vəfatı, ölümü",
        }
    ),
    auxiliaries=frozenset(),
    joints=folded("ki və amma lakin sonra əgər çünki"),
    prepositions=folded("ilə üçün tərəfindən haqqında görə kimi qədər əsasən əsasında"),
    of=frozenset(),
    unreal=folded("deyil əgər olacaq ildönümü yubileyi"),
    unsure=folded(""),
    verbal=("dır", "dir", "dur", "dür", "ıb", "ib", "ub", "üb", "mışdı", "mişdi", "rdı", "rdi"),
    pronouns=folded("o"),
    has_verb_last=True,
    unreal_endings=("acaq", "əcək", "acaqdır", "əcəkdir", "acaqlar", "əcəklər", "malıdır", "məlidir"),
)
