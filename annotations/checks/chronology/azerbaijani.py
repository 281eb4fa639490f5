"""Azerbaijani, in Latin letters."""

from annotations.checks.chronology.table import Words

_DAY = r"(?:\s+günü\w{0,3})?"

WORDS = Words(
    weekdays=(
        "bazar ertəsi" + _DAY,
        "çərşənbə axşamı" + _DAY,
        "çərşənbə" + _DAY,
        "cümə axşamı" + _DAY,
        "cümə" + _DAY,
        "şənbə" + _DAY,
        "bazar" + _DAY,
    ),
    weekday_gap=r"ilin?|ildə|il|tarixi|tarixində|günü|günündə|idi",
    old_style=r"köhnə üslub\w{0,4}|köhnə təqvim\w{0,4}|yuli(?:an)? təqvimi\w{0,3}",
    at_least=r"(?:\w+[dt]an )?artıq|(?:\w+[dt][ae]n )?çox|ən azı|azı|az olmayaraq",
    at_most=r"ən çoxu|qədər|çox olmayaraq",
    almost=r"demək olar ki|az qala|təqribən",
    about=r"təxminən|təqribən|haradasa|yaxın|cəmi",
    round_lengths=r"onillik\w{0,6}|əsr\w{0,4}|yarım əsr\w{0,4}|yüzillik\w{0,6}",
    recurring=r"hər|ilk|növbəti|sonrakı|daha|yaşında|müddətinə",
    ordained=r"plan\w{0,5}|proqram\w{0,5}|müqavilə\w{0,5}|mandat\w{0,5}|cəza\w{0,5}|həbs\w{0,5}",
    owned=r"sonra|əvvəl|qabaq|və|amma|lakin|zamanı|dövründə|olan|bəri",
    that_is=r"yəni|və ya|cəmi|ümumilikdə|ərzində|müddətində|tam",
    lasting=r"davam ed\w{1,8}|davam et\w{1,8}|çək\w{2,6}|sür\w{2,6}",
    later=r"sonra|keçəndən sonra|keçdikdən sonra",
    earlier=r"əvvəl|qabaq|öncə",
    beginning=r"başla\w{2,6}|yaradıl\w{2,6}|əsası qoyul\w{2,6}|təsis\w{0,5}",
    ending=r"bit\w{2,4}|başa çat\w{2,5}|sona çat\w{2,5}|ləğv\w{0,4}|bağlan\w{2,5}",
    age_before=r"",
    age_after=r"yaşında\w{0,4}|yaşı\w{0,4}|yaşlı",
    remembered_only=r"hansı|ailəsi\w{0,3}",
    birth=r"doğul\w{2,8}|anadan ol\w{2,8}|dünyaya gəl\w{2,6}|təvəllüd\w{0,5}",
    death=(
        r"vəfat\w{0,3}|öl(?:dü|müş|üb|müşdür)|həlak\w{0,3}|dünyasını dəyiş\w{2,6}|şəhid\w{0,3}|rəhmətə ged\w{2,4}"
        r"|rəhmətə get\w{2,6}|güllələn\w{2,6}|dəfn (?:edil|olun)\w{2,6}"
    ),
    kin=(
        r"atası\w{0,3}|anası\w{0,3}|qardaşı\w{0,3}|bacısı\w{0,3}|oğlu\w{0,3}|qızı\w{0,3}|həyat yoldaşı\w{0,3}"
        r"|əmisi|dayısı"
    ),
    third_person=r"o|onun",
    anniversary=r"illiyi\w{0,4}|ildönümü\w{0,4}|illik yubiley\w{0,5}",
    origin=(
        r"yaradıl\w{2,8}|əsası qoyul\w{2,6}|təsis\w{0,5}|müstəqilli\w{1,6}|doğum\w{0,5}|anadan ol\w{2,8}"
        r"|qurul\w{2,6}"
    ),
    evidence_first=r"belə ki|beləliklə|beləcə|həqiqətən|demək",
    evidence_within=(
        r"məsələn|misal üçün|nümunə üçün|nümunə olaraq|xüsusən(?: də)?|o cümlədən|konkret olaraq"
        r"|bun[ua] (?:\w+ ){0,4}sübut\w{0,4}"
        r"|sübutudur|buna (?:\w+ )?misal\w{0,6}|bunu (?:\w+ ){0,5}təsdiq\w{0,5}"
    ),
    then=r"sonra|daha sonra|bundan sonra|sonradan|nəhayət|ardınca",
    before_then=r"əvvəl|daha əvvəl|bundan əvvəl|qabaq|öncə",
    remembered=r"xatırla\w{2,6}|əvvəl\w{0,4}|keçmiş|hələ|yaradılmış|doğulmuş|tarixli",
    orders=(
        (r"doğulub|doğulmuş\w{0,4}|anadan ol\w{2,6}", r"vəfat ed\w{2,4}|vəfat et\w{2,6}|ölüb|həlak olub"),
        (r"yaradılıb|yaradılmış\w{0,4}|təsis edil\w{2,6}", r"ləğv edil\w{2,6}|ləğv olun\w{2,6}|bağlanıb|buraxılıb"),
        (r"başlayıb|başlamış\w{0,4}|başladı", r"bitib|başa çatıb|başa çatmış\w{0,4}|sona çatıb|bitdi"),
        (r"həbs edil\w{2,6}|həbs olun\w{2,6}", r"azad edil\w{2,6}|azad olun\w{2,6}"),
        (r"təyin edil\w{2,6}|təyin olun\w{2,6}|seçilib|seçilmiş\w{0,4}", r"azad edil\w{2,6}|istefa ver\w{2,6}"),
        (
            r"imzalan\w{2,6}|qəbul edil\w{2,6}|qəbul olun\w{2,6}",
            r"ratifikasiya\w{0,3}|qüvvəyə min\w{2,6}|ləğv edil\w{2,6}",
        ),
    ),
    range_from=r"",
    range_to=r"",
    because=r"",
    arising=r"",
    therefore=(
        r"nəticəsində|səbəbindən|səbəbilə|görə|səbəb ol\w{2,6}|gətirib çıxar\w{2,6}|cavab olaraq|üzündən|sayəsində"
        r"|əsasən"
        r"|əsasında|uyğun olaraq|ilə əlaqədar|sonra|ucbatından|təsiri ilə|təsirindən"
    ),
    so=(
        r"nəticə olaraq|nəticədə|bunun nəticəsində|buna görə(?: də)?|ona görə(?: də)?|bu səbəbdən|bununla əlaqədar"
        r"|cavab olaraq"
        r"|bu səbəbə görə|elə buna görə"
    ),
    foreseen=(
        r"planlaşdır\w{1,8}|gözlənil\w{1,5}|nəzərdə tutul\w{1,5}|\w{2,10}(?:acaq|əcək)|təhlükəsi\w{0,4}|hazırlıq\w{0,6}"
    ),
    happening=r"fəlakət\w{0,6}|faciə\w{0,6}|qəza\w{0,6}|hadisə\w{0,6}|qərar\w{0,6}|bun\w{1,3}",
    kindred=(
        (r"yanğın\w{0,6}", r"yan(?:dı|ıb|mışdı\w?|mış\w{0,3})|yanğın\w{0,6}|od tut\w{2,4}"),
        (r"sel\w{0,6}|daşqın\w{0,6}", r"sel\w{0,6}|daşqın\w{0,6}|daş(?:dı|ıb)|su bas\w{2,5}"),
        (r"zəlzələ\w{0,6}", r"zəlzələ\w{0,6}"),
        (r"ölüm\w{0,6}|vəfat\w{0,6}", r"öl(?:dü|üb|müş\w{0,3})|vəfat\w{0,3}|həlak\w{0,3}"),
        (r"partlayış\w{0,6}|qəza\w{0,6}", r"partla\w{2,6}|qəza\w{0,6}"),
        (r"müflisləşmə\w{0,6}", r"müflisləş\w{2,6}"),
        (r"fırtına\w{0,6}|tufan\w{0,6}", r"fırtına\w{0,6}|tufan\w{0,6}"),
    ),
    participle=r"\w{2,14}(?:mış|miş|muş|müş|(?<!d)an|(?<!d)ən|dığı|diyi|duğu|düyü)|edən|gedən",
    active=(
        r"yazıb|yazmış\w{0,4}|deyib|görüş\w{2,5}|imzalayıb|rəhbərlik\w{0,3}|evlənib|qayıdıb|çıxış ed\w{2,4}"
        r"|başçılıq\w{0,3}"
    ),
    posthumous=r"ölümündən sonra|xatirəsi\w{0,4}|dəfn\w{0,4}|abidə\w{0,4}|bəraət\w{0,3}|məzar\w{0,4}",
    past=(
        r"idi|olub|olmuşdu\w?|\w{1,12}(?:al|ol|gəl|ver|gör|et|düş|aş|əş|uş|üş|qal|aç|az|ez|ıx|ap|ur|an|ən|eç|öç|ir"
        r"|la|lə|şa"
        r"|ut|üt|et|at)d[ıiuü](?:lar|lər)?|oldu(?:lar)?|aldı|etdi|öldü|düşdü|açdı"
        r"|(?!katib|sahib|qalib|nəsib|ədib|xətib|tərkib|qərib|mürəkkib)\w{1,14}(?:ıb|ib|ub|üb)(?:dır|dir|dur|dür|lar"
        r"|lər)?|\w{3,14}(?:mışdı\w?|mişdi\w?|muşdu\w?|müşdü\w?|mışdır|mişdir|muşdur|müşdür)"
        r"|\w{2,14}(?:ıldı|ildi|uldu|üldü|ındı|indi|undu|ündü|tdı|tdi|rdı|rdi|şdı|şdi|ladı|lədi|dılar|dilər)"
        r"|\w{2,14}(?:ılıb|ilib|ulub|ülüb|ınıb|inib|unub|ünüb|nıb|nib|lıb|lib|yıb|yib|şıb|şib|edib|verib|alıb|gəlib)"
    ),
    finite=r"idi|olub|\w{3,14}(?:dı|di|du|dü|ıb|ib|ub|üb)",
    future=(
        r"\w{2,14}(?:acaq|əcək)\w{0,6}|nəzərdə tutul\w{1,5}|planlaşdır\w{1,8}|gözlənil\w{1,5}|qədər|kimi"
        r"|növbəti|gələn|məqsəd\w{0,5}"
        r"|proqnoz\w{0,6}|ehtimal\w{0,4}|strategiya\w{0,4}|proqram\w{0,4}|əgər|dək"
        r"|\w{2,10}(?:adək|ədək|ınadək|inədək)"
    ),
    taken_place=r"keçiril\w{2,6}|baş tut\w{2,6}|açılıb|bağlanıb|başa çat\w{2,6}",
    limits=r"",
    dateline=r"tarix|dərc ed\w{2,5}|yenilən\w{2,5}",
    imprint=r"©|nəşr olunub|çap olunub|yenilənib|tarixinə olan vəziyyət",
    perfect=r"\w{2,14}(?:ır|ir|ur|ür)(?:lar|lər)?|idi|olub",
    today=r"bu gün|bu gun|hazırda|hələ də|bu günədək|indi də|bugün|hal-hazırda|indi|hazırkı dövrdə|müasir dövrdə",
    present=r"\w{2,14}(?:ır|ir|ur|ür|dır|dir|dur|dür|ırlar|irlər|urlar|ürlər)|edir|olur|var",
    founded=r"(?:yaradıl|təsis edil|təsis olun|qurul)\w{2,8}",
    ended=(
        r"ləğv (?:edil|olun)\w{2,8}|bağlan\w{2,8}|adlandırıl\w{2,8}|birləşdiril\w{2,8}|yenidən təşkil\w{0,10}"
        r"|çevril\w{2,8}"
        r"|fəaliyyətini dayandır\w{2,8}|fəaliyyətinə xitam\w{0,10}|əsasında|bazasında|ləğv (?:etdi|edib|etmiş\w{0,4})"
        r"|buraxıl\w{2,8}|qadağan (?:edil|olun)\w{2,8}|sökül\w{2,8}|müflis\w{2,10}|dağıl\w{2,6}|çıxmır"
        r"|nəşrini dayandır\w{2,8}"
        r"|işini dayandır\w{2,8}"
    ),
    ending_of=r"əvəzinə",
    gone=r"ləğv\w{0,3}|bağlan\w{2,8}|buraxıl\w{2,8}|qadağan|sökül\w{2,8}|müflis\w{2,10}|dayandır\w{2,8}|xitam\w{0,10}",
    revived=r"bərpa (?:edil|olun)\w{2,8}|yenidən (?:yaradıl|açıl|qurul|işə düş|təşkil|tikil)\w{0,8}",
    former=r"keçmiş|sabiq|əvvəlki|o zamankı",
    beside=r"",
    institutions=(
        r"kitabxana|poliklinika|kinoteatr|emalatxana|müəssisə|inspeksiya|mehmanxana|stansiya|redaksiya|pambıq zavodu"
        r"|nazirlik|nazirliyi|komitə|şura|agentlik|agentliyi|idarə|departament|komissiya|şirkət|firma|bank|zavod|fabrik"
        r"|mədən|məktəb|universitet"
        r"|institut|akademiya|muzey|teatr|xəstəxana|qəzet|jurnal|partiya|ittifaq|birlik|cəmiyyət|klub|məhkəmə"
        r"|büro|kolxoz|sovxoz"
        r"|liman|alay|diviziya|briqada|batalyon|donanma|düşərgə|rayon|fond|trest|kombinat|ferma|kooperativ|artel"
    ),
    another=r"yeni|başqa|digər|ikinci|müasir|qonşu|indiki|hər|bir",
)
