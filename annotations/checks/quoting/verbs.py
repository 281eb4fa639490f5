"""Verbs of saying, and where a narrator speaks of a speaker with one."""

import re

from annotations.checks.languages.table import words

SAID = words(
    "said says say stated states noted notes added adds told tells asked asks replied replies answered answers "
    "argued argues claimed claims declared declares announced announces explained explains emphasized emphasised "
    "emphasizes stressed stresses warned warns wrote writes remarked remarks observed observes insisted insists "
    "recalled recalls admitted admits confirmed confirms denied concluded concludes commented comments mentioned "
    "mentions underlined underlines pointed reported continued responded repeated exclaimed shouted cried whispered "
    "testified reminded urged promised pledged reiterated acknowledged believes thinks complained boasted quoted "
    "joked suggested tweeted сказал сказала сказали заявил заявила заявили отметил отметила подчеркнул подчеркнула "
    "сообщил сообщила добавил добавила ответил ответила спросил спросила пояснил пояснила написал написала говорит "
    "говорил говорила считает утверждает утверждал объяснил указал признал рассказал рассказала dedi deyib bildirdi "
    "bildirib söylədi söyləyib qeyd vurğuladı vurğulayıb əlavə yazıb yazdı cavab deyir bildirir açıqlayıb açıqladı "
    "объяснила объяснили указала указали признала признали сообщили добавили ответили спросили пояснили написали "
    "рассказали говорили утверждала утверждают напомнил напомнила пообещал пообещала заметил заметила"
)
_VERBS = "|".join(sorted(map(re.escape, SAID), key=lambda verb: (-len(verb), verb)))
_PRONOUN = r"(?:he|she|they|он|она|они)"
# "..., he said" and "... said Petrov": the narrator inside what should be quoted.
SAID_INSIDE = re.compile(
    rf"[,.!?…] {_PRONOUN} (?:{_VERBS})\b|[,!?] (?:{_VERBS}) {_PRONOUN}\b|[,!?] (?:said|сказал|заявил) [A-ZА-Я]"
    rf"|, (?:{_VERBS}) (?:the|my|our|his|her) [^\W\d_]+(?=[,.!?])"
)
VERB = re.compile(rf"\b(?:{_VERBS})\b")
