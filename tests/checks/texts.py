"""Pieces that checks look for, texts in many scripts, in sentences of our own; and what reading takes, in calls."""

import sys
from collections.abc import Callable

PIECES = [
    *(
        "9 August 1994",
        "1990-94",
        "in the late 1980s",
        "the past three years",
        "(2005-2008)",
        "last year",
        "28 December",
    ),
    *(
        "Tuesday,",
        "XIX–XX centuries",
        "44 days",
        "from 1941 to 1945",
        "12.10.3",
        "1447 AH",
        "c. 1450",
        "9 августа 1994 года",
    ),
    *(
        "в 1990-х годах",
        "1994-cü il",
        "213 citizens",
        "27 of them",
        "and 186 people",
        "some 40 people",
        "more than 1.1 tons",
    ),
    *("142kg", "12.5%", "tens of", "a third", "twenty people", "thirteen of them", "двадцать человек", "iyirmi nəfər"),
    *(
        "“",
        "”",
        '"',
        "«",
        "»",
        "(",
        ")",
        "—",
        "-",
        ".",
        "?",
        "\n",
        "\n\n",
        "\u00a0",
        "\u200d",
        "’",
        "said",
        "according to",
    ),
    *("Bank of the North (BN)", "the Ministry", "was established", "was abolished", "Today", "Thus,", "As a result of"),
    *(
        "Ministry of Works - MOW",
        "Ivan Petrov",
        "Ivan Petroff",
        "G eorgia",
        "infor- mation",
        "the the",
        "نص عربي",
        "👩‍👩‍👧",
    ),
]

SCRIPTS = [
    "في ٩ آب ١٩٩٤ صدر المرسوم، وقال الوزير: «انتهى العمل». حضر ٢١٣ مواطنا. ",
    'ב-9 באוגוסט 1994 פורסם הצו, והשר אמר: "העבודה הסתיימה". נכחו 213 אזרחים. ',
    "一九九四年八月九日，部长说：“工作结束了。”共有213人出席。1990-94年。",
    "9 अगस्त 1994 को आदेश जारी हुआ। 213 नागरिक उपस्थित थे। ",
    "วันที่ 9 สิงหาคม 1994 มีประชาชน 213 คน",
    "9 აგვისტოს 1994 წელს გამოიცა ბრძანება. 213 მოქალაქე. ",
    "Στις 9 Αυγούστου 1994 εκδόθηκε το διάταγμα. 213 πολίτες. ",
    "9 օգոստոսի 1994 թ. հրապարակվեց հրամանագիրը։ 213 քաղաքացի։ ",
    "𝟗 𝐀𝐮𝐠𝐮𝐬𝐭 𝟏𝟗𝟗𝟒 👩‍👩‍👧 ½ ② Ⅻ ㎏ ¼ 🄰. ",
]


def calls_of(work: Callable[[], object]) -> int:
    """How many functions of ours are called for some work."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
