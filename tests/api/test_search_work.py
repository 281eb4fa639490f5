"""Searching what is said of texts: annotations and contradictions, narrowed; and what any search is refused for."""

import pytest

from tests.api.test_search import look
from tests.play import Play, done


def test_annotations_are_found_by_quote_note_and_details_as_soon_as_they_are_made(play: Play) -> None:
    claim = play.say("1990-94", attributed_to="the Ministère", paraphrase="Work of five years", certainty="certain")
    figure = play.say("213 recruited", by="ben", kind="statistic", value="213", counted="citizens")
    done(play.speakers["ada"].patch(f"/annotations/{claim['id']}/", {"note": "See § 3 of the decrees"}, seen=1), 200)

    def found(words: str, **asked: str) -> list[str]:
        return [one["id"] for one in look(play, words, **{"in": "annotations"}, **asked)["results"]]

    for words in ("1990–94", "ministere", '"five years"', '"§ 3"', "decree*", "work ministère"):
        assert found(words) == [claim["id"]], words
    assert found("213 recruited") == found("citizens") == found("-ministere") == [figure["id"]]
    assert found("certain") == [], "that was chosen from a list"
    assert found('"years See"') == [], "nothing goes on from one field into the next"
    assert found("ecre") == []
    assert found("ecre", within="anywhere") == [claim["id"]]
    assert found("", kind="claim") == found("", author="ada") == [claim["id"]]
    assert found("", author="nobody") == found("", status="signed_off") == found("", kind="dating") == []
    play.move("ada", play.now(claim), "delete")
    assert found("") == [figure["id"]]


def test_forms_of_words_are_found_in_annotations_by_the_languages_of_the_sources(play: Play) -> None:
    said = play.say("citizens", kind="statistic", counted="convicted people")
    assert look(play, "convicts", **{"in": "annotations"})["results"] == []
    done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"language": "en-GB"}, seen=1), 200)
    assert [one["id"] for one in look(play, "convicts", **{"in": "annotations"})["results"]] == [said["id"]]


@pytest.mark.parametrize(
    ("first", "last", "quotes"),
    [
        ("1990", "1994", ["1990-94", "9 August 1994", "213"]),
        ("1994-08-09", "1994-08-09", ["1990-94", "9 August 1994", "213"]),
        ("1994-08-10", "1994", ["1990-94", "213"]),
        ("1995", "", ["213"]),
        ("", "1989", ["213"]),
        ("", "1980", []),
        ("199X", "..", ["1990-94", "9 August 1994", "213"]),
    ],
)
def test_what_may_be_dated_between_two_dates_is_found(play: Play, first: str, last: str, quotes: list[str]) -> None:
    for quote, dating in (("1990-94", "1990/1994"), ("9 August 1994", "1994-08-09"), ("213", "1985/.."), ("27", None)):
        play.say(quote, dating=dating)
    found = look(play, **{"in": "annotations", "dated_from": first, "dated_to": last})["results"]
    assert [one["quote"] for one in found] == quotes


def test_contradictions_are_found_by_their_explanation_and_what_they_rest_on(play: Play) -> None:
    early, late = play.say("1990-94", dating="1990/1994"), play.say("10 August 1994", source=play.second)
    one = play.contradict(early, late, explanation="The décret is later.")
    other = play.contradict(early, play.say("213"), by="ben", kind="figure", explanation="Two counts")

    def found(words: str = "", **asked: str) -> list[str]:
        return [each["id"] for each in look(play, words, **{"in": "contradictions"}, **asked)["results"]]

    assert found("decret") == found(kind="dating") == found(author="ada") == found(source=play.second) == [one["id"]]
    assert found("counts -later") == found(kind="figure") == found(author="ben") == [other["id"]]
    assert found() == found(dated_from="1991", dated_to="1992") == [one["id"], other["id"]]
    assert found(dated_from="1995") == found(kind="claim") == []


def test_sources_are_narrowed_by_language_and_when_they_were_published(play: Play) -> None:
    path = f"/sources/{play.second}/"
    done(play.speakers["maya"].patch(path, {"language": "fr", "published": "1994~/.."}, seen=1), 200)

    def found(**asked: str) -> list[str]:
        return [one["title"] for one in look(play, "decree", **asked)["results"]]

    assert len(found()) == 2
    for asked in ({"language": "fr"}, {"published_from": "1990", "published_to": "1999"}, {"source": play.second}):
        assert found(**asked) == ["Another page"]
    assert found(published_to="1990") == found(language="de") == []


def test_readers_find_only_what_is_signed_off_and_outsiders_nothing(play: Play) -> None:
    signed, draft = play.sign(play.say("1990-94")), play.say("213")
    play.contradict(signed, draft, explanation="They differ.")
    for words in ("", "213", "1990"):
        found = look(play, words, by="remy", **{"in": "annotations"})["results"]
        assert {one["id"] for one in found} <= {signed["id"]}
        assert look(play, words, by="remy", **{"in": "contradictions"})["results"] == []
    assert len(look(play, "decree", by="remy")["results"]) == 2
    for by, status in (("otto", 404), ("", 401)):
        assert play.speakers[by].get(f"/projects/{play.project}/search/?words=decree").status == status


def test_lists_are_read_to_their_end_page_by_page(play: Play) -> None:
    said = [play.say(quote) for quote in ("1990-94", "213", "27", "186", "let go")]
    play.contradict(*said[:2])
    play.contradict(*said[1:3])
    for name, number in (("texts", 2), ("annotations", 5), ("contradictions", 2)):
        whole = [one["id"] for one in look(play, "" if name != "texts" else "the", **{"in": name})["results"]]
        assert len(whole) == number
        answer, found = look(play, "" if name != "texts" else "the", **{"in": name, "limit": "1"}), []
        while answer["results"]:
            found += [one["id"] for one in answer["results"]]
            if answer["next"] is None:
                break
            answer = done(play.speakers["maya"].get(answer["next"].partition("testserver")[2]), 200)
        assert found == whole


@pytest.mark.parametrize(
    "query",
    [
        *("words=" + "a" * 1_001, "words=%00", "words=-draft", "in=books", "within=dreams", "kind=rumour"),
        *("status=done", "source=1", "dated_from=never", "published_to=XXXX-12-28", "limit=0", "limit=201"),
        *("after=x", "after=WzFd", "wrods=decree", "in=annotations&after=WyIyMDI2LTAxLTAxVDAwOjAwOjAwWiJd"),
    ],
)
def test_what_is_asked_in_vain_is_refused_by_its_name(play: Play, query: str) -> None:
    answer = play.speakers["maya"].get(f"/projects/{play.project}/search/?{query}")
    assert answer.status == 400
    assert {*answer.body["errors"]} & {part.partition("=")[0] for part in query.split("&")}
