"""The verb a figure goes with: what happened to what is counted."""

from collections.abc import Mapping, Sequence

from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.words import each, stem

STATE = frozenset(each("""was were is are be been has have had there had numbers numbered number total totalled"""))
_ALIKE: Mapping[str, str] = {
    **dict.fromkeys(each("seiz confiscat withdraw withdrew withdrawn impound captur"), "seized"),
    **dict.fromkeys(["arrest", "detain", "apprehend"], "arrested"),
    **dict.fromkeys(["injur", "wound", "hurt"], "injured"),
    **dict.fromkeys(each("identifi reveal expos detect uncover discover found"), "identified"),
    **dict.fromkeys(["destroi", "demolish", "ruin", "raz"], "destroyed"),
    **dict.fromkeys(["sentenc", "convict", "condemn"], "sentenced"),
    **dict.fromkeys(["spent", "spend", "cost", "paid", "pai"], "spent"),
    **dict.fromkeys(["displac", "evacuat", "expel", "deport"], "displaced"),
    **dict.fromkeys(each("kill die died dead murder perish"), "died"),
    **dict.fromkeys(["rescu", "sav", "pick"], "rescued"),
    **dict.fromkeys(["prevent", "avert", "thwart", "foil"], "prevented"),
    **dict.fromkeys(["creat", "establish", "form", "set"], "founded"),
}


def english_verb(clauses: Clauses, token: Token, own: Sequence[Token]) -> tuple[str, str]:
    """What happened to what is counted at the token, as a key and as written; both '' where no verb says so.

    Of "5 attempts and 11 attacks were prevented" both have the verb of the second.
    """
    found = _own_verb(clauses, token, own)
    following = clauses.segment(token.segment + 1)
    if found[0] or not following or following[0].word != "and":
        return found
    return _own_verb(clauses, following[0], following)


def _own_verb(clauses: Clauses, token: Token, own: Sequence[Token]) -> tuple[str, str]:
    """The passive that follows in its clause, else what stands before it."""
    tokens = [one for one in own if one.is_word]
    after = [one for one in tokens if one.start > token.start and one.segment == token.segment]
    for place, one in enumerate(after):
        if one.word in clauses.words.auxiliaries:
            following = [other for other in after[place + 1 : place + 5] if clauses.is_verbal(other.word)]
            main = [other for other in following if other.word not in clauses.words.auxiliaries]
            return (_verb_key(main[0].word), main[0].word) if main else ("is", one.word)
    before = [one for one in tokens if one.start < token.start and clauses.is_verbal(one.word)]
    main = [one for one in before if one.word not in STATE]
    if main and token.segment - main[-1].segment <= 1:
        return _verb_key(main[-1].word), main[-1].word
    if before:
        return "is", before[-1].word
    later = [one for one in after if clauses.is_verbal(one.word) and one.word not in STATE]
    return (_verb_key(later[0].word), later[0].word) if later else ("", "")


def _verb_key(word: str) -> str:
    found = stem(word, "en")
    return _ALIKE.get(found, _ALIKE.get(word, found))
