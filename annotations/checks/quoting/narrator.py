"""Where a narrator speaks within quotation marks: "he laughed" between commas, or the speaker told of as "he"."""

import re

from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Span
from annotations.checks.naming.near import names_between
from annotations.checks.quoting.verbs import SAID
from annotations.checks.reading import Reading
from annotations.rules.folding import fold

_MANNER = words(
    "laughed laughs smiled smiles sighed sighs nodded muttered murmured grumbled joked interrupted began shrugged "
    "wept sobbed groaned went remembers remembered relates related confesses confessed reflects reflected assures "
    "assured засмеялся засмеялась вздохнул вздохнула улыбнулся улыбнулась усмехнулся продолжал продолжала продолжает "
    "вспоминает вспоминал вспоминала рассказывает отмечает отмечал подчёркивает подчеркивает добавляет признаётся "
    "признается признался призналась жалуется пожаловался заметил заметила воскликнул воскликнула"
)
_VERBS = "|".join(sorted(map(re.escape, SAID | _MANNER), key=lambda verb: (-len(verb), verb)))
_WHO = r"(?:he|she|they|I|he himself|она|он|они|я)"
_NAME = r"[A-ZА-ЯƏÖÜÇŞ][^\W\d_]+(?: [A-ZА-ЯƏÖÜÇŞ][^\W\d_]+){0,2}"
_PERSON = rf"(?:(?:the|my|our|his|her|an?) (?:[^\W\d_]+ ){{0,2}}?[^\W\d_]+|{_NAME})"
# "..., he laughed, ...", "..., said the stoker. ...": the narrator between commas, and the sentence goes on behind.
_INSERTED = re.compile(
    rf"[,!?…] (?P<who>(?:{_WHO} (?:{_VERBS})|(?:{_VERBS}) (?:{_WHO}|{_PERSON})|{_PERSON} (?:{_VERBS}))"
    rf"(?: (?:(?:in|at|with|to) )?(?:this|the|our|my|his|her|us|me|him|reporters|journalists)(?: [^\W\d_]+)?| {_NAME})?"
    rf"(?=[,.;]))"
)
# What nobody says of what others do in his own words: "..., recalls Maria, ...", "..., отметил министр, ...".
_INVERTED = re.compile(rf"(?:{_VERBS}) (?!{_WHO}(?!\w))\w")
_INSERTED_RU = re.compile(rf"[,!?] (?P<who>(?:{_VERBS}) (?:он|она|они|{_NAME}|[а-яё]{{3,}}(?: [а-яё]{{3,}})?))(?=[,.])")
_AS_TOLD = re.compile(rf", (?P<who>as (?:he|she) (?:{_VERBS})(?: [^\W\d_]+){{0,2}}),")
# "Our soldiers did their duty, he had never been so proud, and ...": the speaker told of between commas.
_RETOLD = re.compile(
    r", (?P<who>(?:and )?(?:he|she) (?:had|was|would|could|pointed|looked|turned|nodded|smiled|laughed|shook|raised"
    r"|wiped|paused|stopped|noted|stressed|expressed|promised|thanked|emphasi[sz]ed|recalled|assured|underlined|spoke)"
    r"\b[^,.;!?“”\"]{0,50}), (?=[^\W\d_])"
)
# "..., the director stressed that there were no debts, ...": a reporter's verb, which nobody tells his own story with.
_REPORTED = re.compile(
    r", (?P<who>(?:the|our) (?:[^\W\d_]+ )?[^\W\d_]+ (?:also )?(?:added|stressed|noted|emphasi[sz]ed|underlined"
    r"|underscored|pointed out|continued|concluded|stated|declared|acknowledged|reiterated|remarked|specified)"
    r" that\b[^.;!?“”\"]{0,90}?), "
    r"(?=[^\W\d_])"
    r"|, (?P<ru>[а-яё]{4,}(?: [а-яё]+)? (?:подчеркнул|отметил|добавил|заявил|уточнил|напомнил)а?, что\b"
    r"[^.;!?“”\"»]{0,90}), "
    r"(?=[^\W\d_])"
    r"|, (?P<az>(?:direktor|nazir|sədr|rəis|müdir|hakim|komandir|prezident|mer|başçı)\w{0,3} [^,.;!?“”\"]{0,90}?"
    r"(?:dedi|bildirdi|vurğuladı|qeyd etdi|əlavə etdi|söylədi))(?=,? (?:və|amma|lakin)|,)"
)
# "We open at nine, the manager said that the tea was free, and everybody is welcome": who speaks of what is, tells no
# story in which somebody said something.
_RELATED = re.compile(
    r", (?P<who>the (?:[^\W\d_]+ )?[^\W\d_]+ (?:also )?(?:said|told \w+|explained|insisted|announced|reported|replied"
    r"|answered|promised|admitted|confirmed|claimed)(?: that)? (?:the|it|he|she|they|there|this|that|no|all|his|her"
    r"|its)\b[^.;!?“”\"]{0,90}?), (?=[^\W\d_])"
    r"|, (?P<ru>[а-яё]{4,}(?: [а-яё]+)? (?:сообщил|сказал|рассказал|пояснил|объяснил|указал|признал|пообещал|ответил"
    r"|подтвердил)а?, что\b[^.;!?“”\"»]{0,90}?), (?=(?:и|а|но|поэтому|так что|приходите) [^\W\d_])"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|went|came|told|said|took|got|made|saw|heard|ran|left|knew|thought|gave|found|began|fell|stood"
    r"|(?!need|indeed|speed|feed|seed)[^\W\d_]{2,}ed|[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись))\b",
    re.IGNORECASE,
)
_OWN_AZ = re.compile(
    r"\b(?:biz\w{0,4}|mən\w{0,4}|\w+[iıuü]r[iıuü]q|\w+(?:acağıq|əcəyik)|\w+[iıuü]mız)\b", re.IGNORECASE
)
_SUBORDINATE = re.compile(r"^(?:when|if|as|after|before|while|once|since|although|though|because|когда|если)\b", re.I)
_SENTENCE = re.compile(r"[.!?…]\s+(?=[^\W\d_])")
_TELLS = (
    r"(?:also )?(?:added|adds|continued|explained|concluded|stressed|noted|denied|refused|paused|laughed|nodded|smiled"
    r"|then showed us|shows us|showed us|closed the|began to (?:cry|weep|laugh|sob)|asked for|paused for|points (?:to"
    r"|at)|pointed (?:to|at)"
    r"|wiped|shook (?:his|her) head|shrugged|wept|declined|recalled|promised|admitted|insisted|emphasi[sz]ed|said"
    r"|says|told|went on|was silent|fell silent|(?:was|were|is) (?:then |also |next )?asked|then answered"
    r"|did not answer|would not say|had nothing to add|gave no answer"
    r"|обещал[аи]?|пообещал[аи]?|заявил[аи]?|сообщил[аи]?|сказал[аи]?|напомнил[аи]?|ответил[аи]?"
    r"|əlavə etdi|dedi|bildirdi|qeyd etdi|vurğuladı|söylədi"
    r"|добавил[аи]?|пояснил[аи]?|отметил[аи]?|подчеркнул[аи]?|отказал(?:ся|ась))\b"
)
_TOLD = re.compile(
    rf"(?:(?P<pronoun>he|she|they|он|она|o)(?: then| again| finally)?|(?:the|this) (?P<office>[^\W\d_]+)"
    rf"|(?P<other>директор|министр|мэр)) {_TELLS}",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:I|we|our|my|us|me|мы|я|нас|наш\w*|мой|моя)\b", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:he|she|him|her|his|they|them|their|он|она|его|ее|её|они)\b", re.IGNORECASE)
_THIRD_PERSON = re.compile(
    r"\b(?:he|she|him|her|his|он|она|его|её|ее|ему|ей|им|ним|ней|нему|него|неё|нее)\b", re.IGNORECASE
)
_ACCORDING = re.compile(r"(?:according to|in the words of|по словам) (?:the |this )?[^\W\d_]+", re.IGNORECASE)
_HIS_WORDS = re.compile(
    r"(?:according to (?:him|her)|(?:in|by) (?:his|her) (?:words|opinion|view)|по (?:его|её|ее) (?:словам|мнению))\b",
    re.IGNORECASE,
)
# A sentence of which somebody is the subject whom nobody has named, or who has just been asked.
_OF_NOBODY = re.compile(
    r"(?:He|She|His|Her) (?=[^\W\d_])|(?:The )?(?:interviewer|reporter|journalist|correspondent|clerk|court|judge)"
    r" (?:then |next )?asked (?:him|her)\b|(?:When |On being |If )?[Aa]sked\b[^.!?]{0,80}?\b(?:he|she) "
)
# What is "he" or "she" too: "a" and "my" make of any word one that may be.
_MAY_BE_HE = re.compile(
    r"\b(?:(?:an?|another|one) [^\W\d_]+|horse|mare|stallion|hound|bull|wolf|ship|boat|vessel|steamer|dog|cat|cow|bear"
    r"|country|moon|god|everybody|everyone|somebody|someone|nobody|anyone|anybody|who|whom)\b",
    re.IGNORECASE,
)
# "I am a fisherman": nobody else.
_SELF = re.compile(r"\bI (?:am|was|have been|became|remain(?:ed)?) (?:an?|the) [^.,;:!?]{1,60}")
_OF_ONESELF = re.compile(r"\b(?:I|[Mm]y|me|myself|[Яя]|мне|меня|[Мм]ой|[Мм]оя)\b")
_TITLE = 3  # words of a title
_SUBJECT = 80  # code points of a sentence in which its subject stands
_CONTEXT = 300  # code points before a quotation in which somebody may have been named
_LONGEST = 1_500  # code points of a quotation that are read


def narrator_in(reading: Reading, start: int, end: int, speaker: str | None) -> Span | None:
    """Where the narrator speaks in what stands from one mark to the other; None where that is not plain.

    `speaker` is who is said to speak, None where nobody is.
    """
    inner = reading.text[start + 1 : min(end - 1, start + _LONGEST)]
    inserted = _inserted(reading, start + 1, inner)
    told = inserted or _told_of(reading, start + 1, inner, speaker)
    return Span(start + 1 + told[0], start + 1 + told[1]) if told else None


def is_in_clause(inner: str, place: int) -> bool:
    """Whether the sentence so far is a clause that goes on at this place: "When I asked, he answered"."""
    begins = max((mark.end() for mark in _SENTENCE.finditer(inner, 0, place)), default=0)
    return not inner[begins:place].strip() or _SUBORDINATE.match(inner[begins:place].lstrip()) is not None


def _inserted(reading: Reading, offset: int, inner: str) -> tuple[int, int] | None:
    as_told = _AS_TOLD.search(inner)
    if as_told is not None:
        before = inner[: as_told.start()]
        is_alone = _THIRD.search(before) is None and not _has_names(reading, offset, offset + as_told.start())
        if is_alone and not _speaks_of_persons(before):
            return as_told.start("who"), as_told.end("who")
    retold = _RETOLD.search(inner)
    if retold is not None and _OWN.search(inner[: retold.start()] + inner[retold.end() :]) is not None:
        others = inner[: retold.start()]
        is_alone = _THIRD_PERSON.search(others) is None and not _has_names(reading, offset, offset + retold.start())
        if is_alone and not _speaks_of_persons(others):
            return retold.start("who"), retold.end("who")
    by_another = _reported(inner)
    if by_another is not None:
        return by_another
    for found in _INSERTED.finditer(inner):
        goes_on = bool(inner[found.end() + 1 :].strip())
        is_inverted = _INVERTED.match(found["who"]) is not None
        if is_inverted and reading.language == "ru":
            continue
        is_his_own = reading.language == "ru" and (
            not _OWN.search(inner.replace(found["who"], ""))
            or speaks_of_another(reading, offset, inner[: found.start()])
        )
        if goes_on and (is_inverted or not (is_his_own or is_in_clause(inner, found.start()))):
            return found.start("who"), found.end("who")
    for found in _INSERTED_RU.finditer(inner) if reading.language == "ru" else ():
        is_own = _OWN.search(inner.replace(found["who"], "")) is not None and bool(inner[found.end() + 1 :].strip())
        if is_own and not speaks_of_another(reading, offset, inner[: found.start()]):
            return found.start("who"), found.end("who")
    return None


def _reported(inner: str) -> tuple[int, int] | None:
    """Where somebody else's words are told, between commas, in what a speaker says of himself."""
    for pattern in (_REPORTED, _RELATED):
        found = pattern.search(inner)
        if found is None or is_in_clause(inner, found.start()):
            continue
        others = inner[: found.start()] + " " + inner[found.end() :]
        who = next(name for name in ("who", "ru", "az") if name in pattern.groupindex and found[name])
        is_story = pattern is _RELATED and _PAST.search(others) is not None
        if (_OWN_AZ if who == "az" else _OWN).search(others) and not is_story:
            return found.start(who), found.end(who)
    return None


def speaks_of_another(reading: Reading, offset: int, inner: str) -> bool:
    """Whether what is quoted so far, from the offset on, has spoken of somebody whom "he" or "she" may mean."""
    has_names = _has_names(reading, offset, offset + len(inner))
    return has_names or _THIRD_PERSON.search(inner) is not None or _speaks_of_persons(inner)


def _told_of(reading: Reading, offset: int, inner: str, speaker: str | None) -> tuple[int, int] | None:
    """A sentence that tells of the speaker, though nobody else has been spoken of before it."""
    starts = [0, *(mark.end() for mark in _SENTENCE.finditer(inner))]
    for number, begins in enumerate(starts):
        ends = starts[number + 1] if number + 1 < len(starts) else len(inner)
        found = _TOLD.match(inner, begins, ends)
        before = inner[:begins]
        is_of_nobody = number and _OF_NOBODY.match(inner, begins, ends) and _is_of_nobody(reading, offset, before)
        if is_of_nobody or (number and _is_of_speaker(reading, offset, inner[begins:ends], before, speaker)):
            return begins, begins + len(inner[begins:ends].rstrip())
        if found is None:
            according = _ACCORDING.match(inner, begins, ends) if number else None
            his = _HIS_WORDS.match(inner, begins, ends) if number else None
            is_his = his is not None and _OWN.search(before) and not speaks_of_another(reading, offset, before)
            if is_his or (according and _is_of(according[0], speaker)):
                return begins, begins + len(inner[begins:ends].rstrip())
            continue
        is_speaker = found["pronoun"] is None and _is_of(found["office"] or found["other"] or "", speaker)
        own = _OWN_AZ if reading.language == "az" else _OWN
        is_first_person = own.search(before) is not None and _THIRD_PERSON.search(before) is None
        is_alone = is_first_person and not _has_names(reading, offset, offset + begins)
        if is_speaker or (found["pronoun"] and number and is_alone and not _speaks_of_persons(before)):
            return begins, begins + len(inner[begins:ends].rstrip())
    return None


def _is_of_speaker(reading: Reading, offset: int, sentence: str, before: str, speaker: str | None) -> bool:
    """Whether who has said "I" is the subject of the sentence by title or last name: "The engineer was dismissed"."""
    if not _OF_ONESELF.search(before):
        return False
    told = (speaker or "").casefold().split()[-1:]
    subject = sentence[:_SUBJECT].casefold().split()[: _TITLE + 1]
    if told and sentence.startswith("The ") and told[0] in subject and told[0] not in before.casefold():
        return True
    begins = reading.sentence_at(max(offset - 2, 0)).start
    lead = [name.folded.split() for name in names_between(reading.names, begins, offset - 1)]
    last = sentence.partition(" ")[0].casefold()
    is_led = reading.text[max(offset - 3, 0) : offset - 1].rstrip().endswith(":") and len(lead) == 1
    return is_led and len(lead[0]) > 1 and last == lead[0][-1] and fold(before).find(last) < 0


def _is_of_nobody(reading: Reading, offset: int, before: str) -> bool:
    """Whether "he" can be nobody but the speaker, who has said "I": nobody else has been named, nor before he spoke."""
    others = _SELF.sub(" ", before)
    if not _OF_ONESELF.search(before) or _THIRD_PERSON.search(others) or _speaks_of_persons(others):
        return False
    if _MAY_BE_HE.search(others) or _has_names(reading, offset, offset + len(before)):
        return False
    begins = max(reading.blocks[reading.block_number(offset)].start, offset - _CONTEXT)
    context = reading.text[begins : offset - 1]
    named = sum(begins <= name.start < offset for name in names_between(reading.names, begins, offset))
    return named + len(_PERSONS.findall(context)) <= 1 and not _THIRD_PERSON.search(context)


def _is_of(words_told: str, speaker: str | None) -> bool:
    """Whether the last word is that of the speaker: "the director" for "The director"."""
    last = words_told.casefold().split()[-1:]
    return bool(last) and speaker is not None and last[0] in speaker.casefold().split()


def _has_names(reading: Reading, start: int, end: int) -> bool:
    return any(start <= name.start < end for name in reading.names)


# What ends as words for persons do and is none.
_NO_PERSON = (
    r"(?!(?:order|number|letter|paper|water|winter|summer|river|border|matter|corner|harbou?r|power|chapter|quarter"
    r"|weather|tower|powder|timber|shelter|dinner|supper|door|floor|motor|factor|sector|mirror|tractor|reactor|error"
    r"|terror|horror|corridor|danger|silver|fever|answer|offer|theater|center|register|newspaper|counter|trigger"
    r"|list|mist|fist|other|former|latter|rather|after|over|under|ever|never|later|earlier|copper|computer|disaster"
    r"|poor|major|color|labor|favor|honor|humor|rumor|monitor|anchor|manner|banner|ladder|hammer|finger|shoulder)\b)"
)
_PERSONS = re.compile(
    r"\b(?:the|a|an|my|our|his|her|this|that) (?:[^\W\d_]+ )?(?:" + _NO_PERSON + r"[^\W\d_]+"
    r"(?:er|or|man|woman|ist)"
    r"|captain|mother|father|neighbou?r|cousin|colleague|comrade|partner|secretary|deputy|child|baby|patient|student"
    r"|assistant|agent|tenant|merchant|landlord|witness|accountant|bride|widow|nephew|niece|nobleman|prince|princess"
    r"|vicar|imam|mullah|rabbi|khan|shah|sultan|duke|count|earl|chef|corporal|lieutenant|sergeant|marshal|admiral"
    r"|commissar|suspect|victim|accused|defendant|recruit|conscript|hostage|major|private|superior|grandfather"
    r"|grandmother|grandson|lad|fellow|chap|guy|kid|youth|saint|bride|groom|heir|apprentice|pupil|disciple"
    r"|monk|abbot|bishop|peasant|cook|pilot|guest|stranger|thief|spy|hero|poet|scholar|surgeon|physician|headmistress"
    r"|boy|girl|king|queen|judge|mayor|chief|director|priest|brother|sister|president|guard|friend|aunt|uncle|son|wife|"
    r"husband|daughter|general|colonel|host|commandant|nurse|clerk|boss)\b"
    r"|\b(?:от(?:ец|ца|цу)|мат(?:ь|ери)|мам\w|пап\w|брат\w{0,2}|сестр\w|жен[аыуе]|муж\w?|сын\w{0,2}|доч\w{1,3}"
    r"|друг\w?|дед\w?|бабушк\w|врач\w?|сосед\w{0,2}|командир\w?|директор\w?|начальник\w?|учител\w{1,2}|доктор\w?"
    r"|председател\w|офицер\w?|солдат\w?|следовател\w|судь\w|министр\w?|президент\w?)\b",
    re.IGNORECASE,
)


def _speaks_of_persons(before: str) -> bool:
    return _PERSONS.search(before) is not None
