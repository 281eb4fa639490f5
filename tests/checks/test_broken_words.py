"""Words that were broken are found with what tells it, and rare words, names and other spellings are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks import broken_words
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading

BROKEN = [
    ("The trade with G eorgia grew in the year.", "G eorgia", "Georgia"),
    ("the routes Iran-G ermany-France are used", "G ermany", "Germany"),
    ("He told the govern ment of the plan.", "govern ment", "government"),
    ("The infor mation was given to the press.", "infor mation", "information"),
    ("The pend ulums of the clocks stood still.", "pend ulums", "pendulums"),
    ("It was t he best of days.", "t he", "the"),
    ("It was t h i s way of all.", "t h i s", "this"),
    ("The infor- mation was given to the press.", "infor- mation", "information"),
    ("The infor-mation was given to the press.", "infor-mation", "information"),
    ("The decision ofthe court was read.", "ofthe", "of the"),
    (
        "It was given as information.International law says so.",
        "information.International",
        "information. International",
    ),
    ("It was late,the men left.", "late,the", "late, the"),
    ("The the men of the town left.", "The the", "The"),
    ("They left on the the boat.", "the the", "the"),
    ("It was in the middle of the of the town.", "of the of the", None),
    ("The people live under the protection and protection of the state.", "protection and protection", None),
    ("The men 0f the town left.", "0f", "of"),
    ("They met in l99l and in 2OO5.", "l99l", None),
    ("Столица Aзербайджана большая и красивая.", "Aзербайджана", "Азербайджана"),
    ("The infor\u00admation is there.", "infor\u00admation", "information"),
    ("The goverment left the town.", "goverment", None),
    ("These are weapons of muss destruction of men.", "muss destruction", None),
    ("It was the Shangai Trade Organization of old.", "Shangai", None),
    ("The caf\u00c3\u00a9 was closed.", "\u00c3\u00a9", None),
    ("The harbour was closed in thewinter of that year.", "thewinter", "the winter"),
    ("In thewar the port was closed.", "thewar", "the war"),
    ("The yardwas founded by an engineer.", "yardwas", "yard was"),
    ("The captain resignedin the spring of that year.", "resignedin", "resigned in"),
    ("After this Hewas a goalkeeper for years.", "Hewas", "He was"),
    ("The com-mission sat for three days here.", "com-mission", "commission"),
    ("It is an inter national harbour of old.", "inter national", "international"),
    ("The specialsts of the station were here.", "specialsts", None),
    ("The sbip left the harbour of the town.", "sbip", "ship"),
    ("They left at nlght and on foot.", "nlght", "night"),
    ("The director of the museumof arts resigned.", "museumof", "museum of"),
    ("The informationand the letters were lost.", "informationand", "information and"),
    ("It was a matter of nationalsecurity to them.", "nationalsecurity", "national security"),
    ("The pilot boats came. All pilotboats were sold.", "pilotboats", "pilot boats"),
    ("It was decided by theMinistry on that day.", "theMinistry", "the Ministry"),
    ("The school was opened in1994 by the mayor.", "in1994", "in 1994"),
    ("The mine was closed, aud the men left.", "aud", "and"),
    ("They came to tne town on foot.", "tne", "the"),
    ("He was told by the commit-tee of the plan.", "commit-tee", "committee"),
    ("The develop-ment of the port went on.", "develop-ment", "development"),
    ("It is an inter-national harbour now.", "inter-national", "international"),
    ("They crossed th e river at night.", "th e", "the"),
    ("The horses a nd the mules were sold.", "a nd", "and"),
    ("The villages of the A gdam valley were burnt.", "A gdam", None),
    ("The armed farces of the republic stood by.", "armed farces", None),
    ("It was done untill the comission came.", "comission", None),
    ("В М оскве и в других городах страны об этом знали.", "М оскве", None),
    ("Терретория завода была закрыта, и рабочие ушли.", "Терретория", None),
    ("Совет и Правнтельство решили, что это не так.", "Правнтельство", None),
    ("Школа была открыта в1994 году, и это было хорошо.", "в1994", "в 1994"),
    ("Şagird lər və müəllimlər bu məktəbdə idi.", "Şagird lər", "Şagirdlər"),
    ("Bu qapı bağ lı idi və heç kim gəlmədi.", "bağ lı", "bağlı"),
    ("Общий ущерб был. Об щий ущерб велик и так далее.", "Об щий", "Общий"),
]
SOUND = [
    "Vitamin C helps. Group B was late, and section b is missing. I think I am. Plan A works.",
    "The pre- and post-war years; a two- to three-year plan; the long- and short-term loans.",
    "He had had enough; that that was so is plain. It was very very late, and more and more and more came.",
    "They came again and again, years and years, better and better, day by day.",
    "The colour of the harbour, the organisation of defence, and the theatre's programme were honoured.",
    "See www.Example.Com/a.B and node.js, e.g. the U.S. Army; write to a.b@example.org. The MI6, the G20, the 1990s.",
    "The artels paid in thalers; the madhhab forbade it; a backend and a minimap; the kolkhozes and the sovkhozes.",
    "The narco-state and socio-economic cyberterrorism were re-examined; the anti aircraft guns.",
    "Baden Baden and Boutros Boutros; New York New York. A b c d. The 5 m high wall, 12 s long.",
    "He went in to the town, over all the land, out side by side; there fore and aft they may be out lived.",
    "It was in the Dressen Trade Organization of old.",
    "inter-\nnational trade in a column",
    "IT-компания и β-распад; Ростов-на-Дону. Чуть чуть и еле еле.",
    "O tez tez gəlir, az az danışır və yavaş yavaş gedir.",
    "He must leave. The mass of men left. The miss left.",
    "The well-being of the team; the self-employed and the three-mast ship; inter-war years; a trans-Siberian train.",
    "The McDonald brothers met LaGuardia; the iPhone, the MP3 players, the CO2 and the A4 sheets. Win95 was old.",
    "There Aud the wise and the Tuareg left. Thisbe loved; the Andes and the fromage; Hastings fell.",
    "The A road and the A team; near A company; along the y axis; the men of class A were here.",
    "Mass murders, law firms, secret servicemen and special force; human rite and civil wear.",
    "Образована комиссия. Управленческий и строительный опыт, оператор, государыня, директива и президиум были.",
    "Группа Б рабочих и пункт Г инструкции, витамин Д детям: это так.",
    "O da gəldi, mən də getdim. Bu gün dur. Siz gəlin və Lu Sin ilə Çu çayı.",
    "The obshchina and the zemstvo; the ulama, the qadi and the mihrab; a dhow in the fjord; the pro test of old.",
    "Nazirlik və əməkdaşı bu gün burada idi.",
    "日本語の文章です。 مرحبا بالعالم 😀😀",
]


def findings(text: str) -> list[Finding]:
    return list(broken_words.check(Reading("a.txt", text), {}))


@pytest.mark.parametrize(("text", "words", "correction"), BROKEN)
def test_a_broken_word_is_found_with_its_correction_where_it_is_certain(
    text: str, words: str, correction: str | None
) -> None:
    found = {one.passages[0].quote: one for one in findings(text)}
    assert words in found
    assert found[words].values["correction"] == correction
    assert found[words].values["severity"] in {"neutral", "minor", "major"}


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_is_left_alone(text: str) -> None:
    assert [one.message for one in findings(text)] == []


def test_a_rare_word_is_a_slip_for_what_stands_before_the_same_word_elsewhere() -> None:
    text = "The copper mine closed. The copper mine opened. The cupper mine burnt."
    [one] = findings(text)
    assert one.passages[0].quote == "cupper mine"
    assert "‘copper’" in one.message


@given(st.text(alphabet=st.sampled_from("abAé0l- .,\u00ad\n'Яа日😀the"), max_size=80))
@settings(deadline=None)
def test_any_text_gives_passages_that_are_the_text(text: str) -> None:
    end = 0
    for finding in broken_words.check(Reading("a.txt", text, language="en"), {}):
        [passage] = finding.passages
        assert text[passage.start : passage.end] == passage.quote != ""
        assert passage.start >= end
        end = passage.end


@pytest.mark.parametrize(
    "piece", ["a b ", "the the ", "l99l ", "xq- aa ", "x", "aa,bb", "a\u00ad", "muss destruction "]
)
def test_a_long_text_is_read_in_a_moment(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert list(broken_words.check(Reading("a.txt", text, language="en"), {})) is not None
