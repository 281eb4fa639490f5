"""English words of dates."""

from annotations.checks.dating.table import Table

TABLE = Table(
    months=(
        *("january jan jany", "february feb feby", "march mar", "april apr", "may", "june jun"),
        *(
            "july jul",
            "august aug augt",
            "september sept sep septr",
            "october oct octr",
            "november nov novr",
            "december dec decr",
        ),
    ),
    doubtful="march mar may august jan sep dec",
    capital_months=True,
    words={
        "of": "of",
        "the": "the",
        "and": "and",
        "to": "to till through thru",
        "from": "from",
        "between": "between",
        "since": "since",
        "until": "until till",
        "onward": "onward onwards",
        "present": "present today now date nowadays",
        "circa": "circa ca around about approximately roughly",
        "bc": "bc bce",
        "ad": "ad ce",
        "hijri": "ah hijri hijra hegira sh",
        "last": "last",
        "past": "past",
        "next": "next coming",
        "following": "following ensuing",
        "preceding": "preceding previous",
        "same": "same selfsame",
        "daypart": "morning evening afternoon night",
        "this": "this current",
        "ago": "ago",
        "made": "erected built rebuilt founded born died completed restored painted printed consecrated dedicated "
        "begun started opened finished laid burnt burned enlarged extended renamed dissolved closed",
        "clock": "gmt utc cet cest est edt bst msk zulu",
        "later": "later earlier afterwards beforehand",
        "at": "in on at by during within throughout before after dated "
        "midsummer midwinter easter christmas michaelmas martinmas candlemas whitsun whitsuntide lammas",
        "over": "over for with",
        "hedge": "some nearly almost exceeding exactly totaling totalling estimated another",
        "counter": (
            "page pages flights rooms routes models versions pp p "
            "no nos nr number numbers resolution resolutions decree law order article articles section "
            "sections paragraph paragraphs para clause chapter flight room route model boeing airbus windows peugeot "
            "regiment unit tel phone fax telephone code case item figure table vol volume line bus protocol form "
            "document doc isbn issn usd eur gbp azn rub rs box apt apartment building house lot serial license plate "
            "id gost iso type version point points"
        ),
        "every": "every each per",
        "old": "old age aged ages",
        "own": "his her their my our your its",
        "or": "or",
        "suffix": "s",
        "th": "st nd rd th d",
        "article": "a an",
        "decadeword": "decade decades",
        "centuryword": "century centuries cent",
        "oldstyle": "os",
        "newstyle": "ns",
    },
    units={
        "D": "day days",
        "W": "week weeks",
        "F": "fortnight fortnights",
        "M": "month months",
        "Y": "year years yr yrs",
        "TH": "hour hours hrs",
        "TM": "minute minutes",
    },
    valued={
        "part": {
            1: "early beginning start",
            2: "mid middle midst",
            3: "late end close",
        },
        "half": {1: "half h"},
        "quarter": {1: "quarter q"},
        "season": {21: "spring", 22: "summer", 23: "autumn fall", 24: "winter"},
        "weekday": {
            **{1: "monday mon", 2: "tuesday tue tues", 3: "wednesday wed", 4: "thursday thu thur thurs"},
            **{5: "friday fri", 6: "saturday sat", 7: "sunday sun"},
        },
        "instant": {"this": "inst instant", "last": "ult ultimo", "next": "prox proximo"},
        "adjacent": {-1: "yesterday", 1: "tomorrow"},
        "tens": {
            **{20: "twenties", 30: "thirties", 40: "forties", 50: "fifties", 60: "sixties", 70: "seventies"},
            **{80: "eighties", 90: "nineties"},
        },
        "word": {
            **{1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"},
            **{10: "ten", 11: "eleven", 12: "twelve dozen", 13: "thirteen", 14: "fourteen", 15: "fifteen"},
            **{16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty"},
            **{40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred"},
        },
        "ordinal": {
            **{1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth"},
            **{9: "ninth", 10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth"},
            **{15: "fifteenth", 16: "sixteenth", 17: "seventeenth", 18: "eighteenth", 19: "nineteenth"},
            **{20: "twentieth", 30: "thirtieth"},
        },
    },
    phrases={
        ("bc", 0): "b. c. e.|b. c.|before christ|before common era|before the common era",
        ("ad", 0): "a. d.|c. e.|anno domini",
        ("hijri", 0): "a. h.|of the hijra",
        ("oldstyle", 0): "old style|o. s.|julian calendar|julian",
        ("newstyle", 0): "new style|n. s.|gregorian",
        ("until", 0): "up until|up to",
        ("present", 0): "the present day|the present time|the present|this day",
        ("hedge", 0): "more than|less than|fewer than|at least|at most|no less than|no more than|a total of",
        ("circa", 0): "c.|ca.",
        ("between", 0): "turn of",
        ("length", "PT45M"): "three quarters of an hour|three-quarters of an hour",
        ("length", "PT75M"): "an hour and a quarter",
        ("at", 0): "in under|in just under",
        ("length", "PT15M"): "quarter of an hour|quarter-hour",
        ("made", 0): "b.|fl.|est.|bapt.",
        ("length", "P25Y"): "quarter of a century|quarter century|quarter-century",
        ("length", "P75Y"): "three quarters of a century|three-quarters of a century",
        ("adjacent", -2): "the day before yesterday|day before yesterday",
        ("adjacent", 2): "the day after tomorrow|day after tomorrow",
    },
    counted=(
        "people persons soldiers troops men women children civilians citizens residents inhabitants houses homes "
        "families refugees dollars rubles roubles manats manat euros pounds km kilometers kilometres meters metres m "
        "cm mm miles feet tons tonnes kg kilograms grams hectares acres sq members employees workers prisoners victims "
        "deaths copies pages words times votes seats vehicles tanks rounds percent officers fighters militants "
        "villages cities towns schools settlements households cases items units students pupils delegates "
        "participants guests books documents articles mines shells aircraft cars trucks pieces barrels liters litres "
        "watts mw kw hp volts degrees individuals tourists visitors hostages captives graves monuments patients "
        "doctors beds apartments million billion thousand hundred dollars usd eur azn calls phone complaints"
    ),
)
