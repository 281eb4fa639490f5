"""Searching a project: what is found, exactly where, and the same whether it is looked up or read."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from annotations.actions import search as indexing
from annotations.actions.search import index_texts
from annotations.jobs.sources import index_what_is_not
from annotations.models import SourceIndex
from annotations.queries import search as searching
from annotations.queries import search_texts
from annotations.queries.passages import text_of
from annotations.queries.search import Deadline, Narrowing, bounded, sources_among
from annotations.queries.search_texts import find_texts
from annotations.rules.errors import NotPossibleNow
from annotations.rules.folding import WORD, fold
from annotations.rules.search import Within, read_query
from tests.keeping import Keeper
from tests.play import FIRST, SECOND, Play, done, make_play
from tests.speaking import Speaker

TEXTS = {
    "Décrets": ("fr", "Le Ministère publia ses décrets.\nUne décision suivit, puis d’autres décisions."),
    "Turkish": ("tr", "İSTANBUL'da 👩‍👩‍👧 ırmak kıyısında İzmir'i andı.\nISPARTA uzaktı."),
    "Arabic": ("ar", "قال مُحَمَّدٌ في ١٩٩٤ إنّ الوزارة عـربية.\nوكاتبون كتبوا."),
    "Without spaces": ("ja", "2019年の東京都では「京都」と言う。ภาษาไทยไม่มีช่องว่าง"),
    "Paragraphs": (
        None,
        "See § 3 and §§ 4–6 of the law: 3.5% of C++ (sic).\nIt decreed: decrees, “a decree”. ﬁnal Straße.",
    ),
    "A title with zebra": ("en", "Nothing else; it was decreed in many decrees, one after another."),
}
ALL = {title: text for title, (_, text) in TEXTS.items()} | {"The ministry's page": FIRST, "Another page": SECOND}


@pytest.fixture
def library(speakers: dict[str, Speaker], keeper: Keeper) -> Play:
    """A project with texts of several scripts, none of them indexed."""
    return keeper.once("library", lambda: make_library(speakers))


def make_library(speakers: dict[str, Speaker]) -> Play:
    """Make it."""
    play = make_play(speakers)
    for title, (language, text) in TEXTS.items():
        body = {"title": title, "text": text, "language": language}
        done(speakers["maya"].post(f"/projects/{play.project}/sources/", body), 201)
    return play


def index_all(play: Play) -> None:
    """Do the job."""
    for source in done(play.speakers["maya"].get(f"/projects/{play.project}/sources/"), 200)["results"]:
        index_texts(source["id"])


def look(play: Play, words: str = "", *, by: str = "maya", **asked: str) -> dict[str, Any]:
    """An answer to a search."""
    query = urlencode({"words": words, **asked})
    return done(play.speakers[by].get(f"/projects/{play.project}/search/?{query}"), 200)


def hits(answer: dict[str, Any]) -> dict[str, list[str]]:
    """By title, the words at the offsets of each hit."""
    found = {}
    for source in answer["results"]:
        text = ALL[source["title"]]
        for place in source["places"]:
            start, end = place["hits"][0][0], place["hits"][-1][1]
            assert (place["start"], place["end"]) == (start, end)
            assert place["line"] == text.count("\n", 0, start) + 1
            assert text[start:end] in place["text"]
        found[source["title"]] = [text[start:end] for place in source["places"] for start, end in place["hits"]]
    return found


FOUND: list[tuple[str, dict[str, list[str]]]] = [
    ("ministere", {"Décrets": ["Ministère"]}),
    ("MINISTÈRE decret", {"Décrets": ["Ministère", "décrets"]}),
    ("décision", {"Décrets": ["décision", "décisions"]}),
    ("decisi*", {"Décrets": ["décision", "décisions"]}),
    ('"d\'autres decisions"', {"Décrets": ["d’autres décisions"]}),
    ("istanbul", {"Turkish": ["İSTANBUL"]}),
    ("ısparta İRMAK", {"Turkish": ["ırmak", "ISPARTA"]}),
    ("👩", {"Turkish": ["👩‍👩‍👧"], "The ministry's page": ["👩‍👩‍👧"]}),
    ("محمد 1994", {"Arabic": ["مُحَمَّدٌ", "١٩٩٤"]}),
    ("عربي", {"Arabic": ["عـربية"], "Another page": ["عربي"]}),
    ("京都", {"Without spaces": ["京都", "京都"]}),
    ("2019", {"Without spaces": ["2019"]}),
    ("ไม่มี", {"Without spaces": ["ไม่มี"]}),
    ('"§ 3"', {"Paragraphs": ["§ 3"]}),
    ("4-6 3.5% c++", {"Paragraphs": ["4–6", "3.5%", "C++"]}),
    ("final strasse", {"Paragraphs": ["ﬁnal", "Straße"]}),
    ("decree law", {"Paragraphs": ["law", "decree"]}),
    ("decrees nothing", {"A title with zebra": ["Nothing", "decreed", "decrees"]}),
    ('"decree" -august', {"Paragraphs": ["decree"]}),
    ("zebra after", {"A title with zebra": ["after"]}),
    ("decree -august -law -nothing", {}),
    ("ecre", {}),
    ('"of 9\n August"', {"The ministry's page": ["of 9 August"]}),
]


@pytest.mark.parametrize("is_indexed", [False, True])
def test_it_is_found_where_it_stands_looked_up_or_read(library: Play, is_indexed: bool) -> None:
    if is_indexed:
        index_all(library)
    for words, found in FOUND:
        answer = look(library, words)
        assert hits(answer) == found, words
        assert (answer["looked"]["not_indexed"] == 0) is is_indexed
        assert answer["next"] is None


def test_every_word_of_every_text_is_found_in_either_way(library: Play) -> None:
    maya = get_user_model().objects.get(username="maya")
    sources = sources_among(maya, UUID(library.project), Narrowing())
    words = sorted({word for _, text in TEXTS.values() for word in WORD.findall(fold(text))})
    queries = {word: read_query(word, Within.WORDS) for word in words}
    read = {word: find_texts(sources, query).ids for word, query in queries.items()}
    index_all(library)
    for word, query in queries.items():
        found = find_texts(sources, query)
        assert found.ids == read[word] != [], word
        assert (found.scanned, found.not_indexed) == (0, 0), word


def test_what_no_index_tells_is_scanned_and_that_is_said(library: Play) -> None:
    index_all(library)
    fragment = look(library, "ec", within="anywhere")
    assert {*hits(fragment)} == {*ALL} - {"Turkish", "Arabic", "Without spaces"}
    assert fragment["looked"] == {"looked_at": 8, "scanned": 7, "not_indexed": 0, "stopped": False}, "one by its title"
    assert look(library, "東京")["looked"]["scanned"] == 8
    assert look(library, "decree")["looked"]["scanned"] == 0


def test_a_long_text_has_its_words_across_every_edge_of_what_is_kept(play: Play) -> None:
    filler = "word 👩 " * 3_000
    edges = [8_188, 16_380, 16_384]
    text = filler
    for edge in edges:
        text = text[:edge] + " find\nme " + text[edge:]
    solid = "北" * 16_383 + "京都" + "北" * 9
    for title, said in (("Long", text), ("Solid", solid)):
        done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": title, "text": said}), 201)
    for _ in range(2):
        found = look(play, '"find me"', limit="5")["results"][0]
        assert {text[start:end] for place in found["places"] for start, end in place["hits"]} == {"find\nme"}
        (across,) = look(play, "京都")["results"]
        assert across["places"][0]["hits"] == [[16_383, 16_385]]
        index_all(play)


def test_a_search_that_stops_says_so_and_goes_on_from_there(library: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    index_all(library)
    everything = [one["id"] for one in look(library, "ec", within="anywhere")["results"]]
    monkeypatch.setattr(search_texts, "FIRST", 1)
    monkeypatch.setattr(Deadline, "is_over", True)
    found, answer = [], look(library, "ec", within="anywhere")
    assert answer["looked"] == {"looked_at": 1, "scanned": 1, "not_indexed": 0, "stopped": True}
    while True:
        found += [one["id"] for one in answer["results"]]
        if answer["next"] is None:
            break
        answer = done(library.speakers["maya"].get(answer["next"].partition("testserver")[2]), 200)
    assert found == everything


def test_no_statement_of_a_search_runs_for_ever(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "LONGEST", 20)
    with pytest.raises(NotPossibleNow), bounded(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(60)")
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_source_of_another_project_is_not_looked_through(play: Play) -> None:
    other = done(play.speakers["otto"].post("/projects/", {"name": "Otto's"}), 201)["id"]
    body = {"title": "Theirs", "text": "A decree of theirs"}
    theirs = done(play.speakers["otto"].post(f"/projects/{other}/sources/", body), 201)["id"]
    index_texts(theirs)
    assert len(look(play, "decree")["results"]) == 2
    assert look(play, "decree", source=theirs)["results"] == []


HOSTILE = (
    *("'", "\\", "%_", "' & !x | (y <-> z):*", "a:*", "$$; SELECT 1 --", "(((", "[a-z]+", ".*", "\u202eevil"),
    *(
        '"""',
        '-"-"',
        "*" * 900,
        "e\u0301" * 400,
        "\t\n",
        "{{ 7 }}",
        "<mark>",
        "\x7f",
        "🏽",
        "\u200d",
        "\u05de",
        "'':1A",
    ),
)


def test_hostile_words_are_words_or_are_refused(play: Play) -> None:
    index_all(play)
    for words in HOSTILE:
        for name, within in (("texts", "words"), ("texts", "anywhere"), ("annotations", "words")):
            query = urlencode({"words": words, "within": within, "in": name})
            answer = play.speakers["maya"].get(f"/projects/{play.project}/search/?{query}")
            assert answer.status in (200, 400), (words, answer.body)


def test_what_was_indexed_in_another_way_is_read_until_a_job_has_indexed_it_again(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_all(play)
    SourceIndex.objects.filter(source_id=play.first).update(version="", folded="nonsense", words="nonsense")
    assert look(play, "nonsense")["results"] == []
    answer = look(play, "recruited")
    assert len(answer["results"]) == answer["looked"]["not_indexed"] == 1
    monkeypatch.setattr(indexing, "PATIENCE", timedelta(days=1))
    index_what_is_not(timestamp=0)
    assert look(play, "recruited")["looked"]["not_indexed"] == 1, "what is new is left to the job that came with it"
    monkeypatch.setattr(indexing, "PATIENCE", timedelta(0))
    index_what_is_not(timestamp=0)
    assert look(play, "recruited")["looked"]["not_indexed"] == 0
    assert len(look(play, "recruited")["results"]) == 1


def test_another_language_has_the_text_indexed_again(play: Play) -> None:
    index_all(play)
    assert look(play, "speaking")["results"] == []
    done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"language": "en"}, seen=1), 200)
    with connection.cursor() as cursor:
        jobs = "FROM procrastinate_jobs WHERE args ? 'source_ids' ORDER BY id DESC LIMIT 1"
        cursor.execute(f"SELECT args -> 'source_ids' ->> 0 {jobs}")
        assert cursor.fetchone() == (play.first,)
    index_texts(play.first)
    (found,) = look(play, "speaking")["results"]
    assert [FIRST[start:end] for place in found["places"] for start, end in place["hits"]] == ["speaks"]


def test_a_language_that_is_changed_while_the_text_is_indexed_counts(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_meanwhile(source: UUID) -> str:
        done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"language": "en"}, seen=1), 200)
        return text_of(source)

    index_all(play)
    monkeypatch.setattr(indexing, "text_of", change_meanwhile)
    index_texts(play.first)
    assert len(look(play, "speaking")["results"]) == 1
