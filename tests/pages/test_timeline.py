"""The timeline: what is drawn of each date, who sees it, how one looks closer, and the same in words and as files."""

import csv
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.rules.edtf_words import explain_edtf
from tests.pages.drawings import SVG, of_class, page, picture, titles
from tests.pages.visiting import visitor
from tests.play import Play, done

NASTY = "</title><script>alert(1)</script>"


DRAWN = {
    "1990/1994": ["part part-sure"],
    "198X": ["part part-between"],
    "1994~": ["part part-before", "part part-sure", "part part-after"],
    "1994?": ["part part-sure part-doubted", "doubt"],
    "1990?/1994": ["part part-sure part-doubted", "part part-sure", "doubt"],
    "1990/..": ["open", "arrow", "part part-sure"],
    "../1990": ["open", "arrow", "part part-sure"],
    "1990/": ["unknown", "doubt", "part part-sure"],
}
LOOKS = {"part", "mark", "open", "unknown", "doubt", "arrow"}


def looks(play: Play, query: str) -> dict[str, list[str]]:
    """By what a date says in words, the looks of all that is drawn of it."""
    found = {}
    for bar in of_class(picture(play, f"timeline.svg{query}"), "bar"):
        said = str(bar.findtext(f"{SVG}title")).removeprefix("“1990-94”, ").split(". ")[0]
        drawn = [str(element.get("class", "")) for element in bar.iter()]
        found[said] = [look for look in drawn if LOOKS & {*look.split()}]
    return found


def test_what_is_not_known_of_a_date_is_drawn(play: Play) -> None:
    for dating in DRAWN:
        play.say("1990-94", dating=dating)
    assert looks(play, "?from=1970&to=2010") == {explain_edtf(dating): drawn for dating, drawn in DRAWN.items()}


def test_a_single_day_is_a_mark_until_one_looks_close(play: Play) -> None:
    play.say("1990-94", dating="1994-08-09")
    assert looks(play, "?from=1900&to=1999") == {"9 August 1994": ["mark"]}
    assert looks(play, "?from=1994-08-05&to=1994-08-15") == {"9 August 1994": ["part part-sure"]}


def test_every_bar_is_a_link_that_says_what_when_where_and_how_far(play: Play) -> None:
    made = play.sign(play.say("1990-94", dating="1990/1994"))
    shown = page(play, "timeline/")
    said = "“1990-94”, from 1990 to 1994. Claim in “The ministry&#x27;s page”, signed off."
    assert f'href="/sources/{play.first}/#annotation-{made["id"]}" aria-label="{said}"' in shown
    assert f"<title>{said}</title>" in shown


def test_quotes_lie_where_they_were_spoken(play: Play) -> None:
    play.say("So it is said", kind="quote", spoken_on="1997-06-28")
    assert titles(picture(play, "timeline.svg"), "bar")[0].startswith("“So it is said”, 28 June 1997.")


def test_contradictions_of_dating_tie_their_bars_and_no_others_do(play: Play) -> None:
    ends = [play.say("1990-94", dating="1990/1994"), play.say("9 August 1994", dating="1994-08-09")]
    made = play.contradict(*ends, explanation="One late day for five years.")
    play.contradict(*ends, kind="fact")
    (said,) = titles(picture(play, "timeline.svg"), "tie")
    assert "“1990-94” against “9 August 1994”. One late day for five years." in said
    assert f'class="tie" href="/contradictions/{made["id"]}/"' in page(play, "timeline/")
    assert titles(picture(play, "timeline.svg?from=1990&to=1991"), "tie") == []
    play.move("ada", made, "delete")
    assert titles(picture(play, "timeline.svg"), "tie") == []


def test_readers_see_what_is_signed_off_counts_included(play: Play) -> None:
    signed = play.sign(play.say("1990-94", dating="1990/1994"))
    draft = play.say("9 August 1994", dating="1994-08-09")
    for end in (draft, play.sign(play.say("1990-94", dating="1991"))):
        play.contradict(signed, end, explanation="Nobody has looked at this.")
    play.say("proves", dating="XXXX-08")
    play.say("speaks")
    for address in ("timeline/", "timeline.svg", "timeline.csv", "timeline/?status=draft", "timeline/nowhere/"):
        response = visitor("remy").get(f"/projects/{play.project}/{address}")
        shown = response.getvalue().decode()
        assert "9 August 1994" not in shown
        assert "Nobody has looked" not in shown
        assert "speaks" not in shown
    shown = page(play, "timeline/", by="remy")
    assert "2 dated annotations." in shown
    assert "unknown year" not in shown
    assert "without a date" not in shown
    assert 'name="status"' not in shown


def test_deleted_work_is_on_no_timeline(play: Play) -> None:
    play.move("ada", play.say("1990-94", dating="1990/1994"), "delete")
    assert "Nothing is dated yet" in page(play, "timeline/")


def test_what_has_no_place_in_time_is_counted_and_listed(play: Play) -> None:
    play.say("1990-94", dating="1990")
    play.say("9 August", dating="XXXX-08-09")
    play.say("speaks")
    play.say("recruited", kind="translation_error")
    shown = page(play, "timeline/")
    assert f'href="/projects/{play.project}/timeline/nowhere/?yearless=1">1 with a date of an unknown year' in shown
    assert f'href="/projects/{play.project}/timeline/nowhere/">1 claim, statistic or quote without a date' in shown
    yearless, undated = page(play, "timeline/nowhere/?yearless=1"), page(play, "timeline/nowhere/")
    assert "9 August" in yearless
    assert "speaks" not in yearless
    assert "speaks" in undated
    assert "9 August" not in undated
    assert "recruited" not in undated


def test_it_is_narrowed_by_kind_status_source_and_author(play: Play) -> None:
    play.say("1990-94", dating="1990/1994")
    play.move(
        "ben", play.say("213", by="ben", kind="statistic", dating="1995", value="213", counted="people"), "submit"
    )
    play.say("10 August 1994", source=play.second, dating="1994-08-10")
    ben = play.person("ben")["id"]

    def quotes(query: str) -> list[str]:
        said = titles(picture(play, f"timeline.svg{query}"), "bar")
        return sorted(one.split("”, ")[0].removeprefix("“") for one in said)

    assert quotes("?kind=statistic") == quotes("?status=submitted") == quotes(f"?author={ben}") == ["213"]
    assert quotes(f"?source={play.second}") == ["10 August 1994"]
    assert quotes("?from=1995") == ["213"]
    assert quotes("?to=1993") == ["1990-94"]
    assert quotes("?kind=nonsense&status=x&source=y&author=z&from=%00&to=[]") == ["10 August 1994", "1990-94", "213"]


def test_one_looks_closer_from_centuries_to_days_and_keeps_the_filter(play: Play) -> None:
    play.say("1990-94", dating="1990/1994")
    labels = {
        "from=1000&to=2000": ["1000", "1100", "1200"],
        "from=1990&to=1994": ["1990", "1991", "1992"],
        "from=1994&to=1994": ["Jan 1994", "Feb", "Mar"],
        "from=1994-08-09&to=1994-08-16": ["9 Aug 1994", "10", "11"],
    }
    for window, ticks in labels.items():
        shown = page(play, f"timeline/?kind=claim&{window}")
        assert re.findall(r'dx="5">([^<]+)</text>', shown)[:3] == ticks
        closer = re.findall(r'href="([^"#]*)#zoom" data-zoom="closer"', shown)
        assert [address.startswith("?kind=claim&amp;from=") for address in closer] == [True] * ("08-09" not in window)
    assert "Nothing dated lies here." in page(play, "timeline/?from=1500-01-01&to=1500-01-09")


def test_years_before_christ_and_of_five_digits_have_their_place(play: Play) -> None:
    play.say("1990-94", dating="-0043-03-15")
    play.say("decree", dating="Y17000")
    drawn = picture(play, "timeline.svg")
    assert [said.split(", ")[1].split(".")[0] for said in titles(drawn, "bar")] == ["15 March 44 BC", "17000"]


def test_too_many_bars_become_columns_that_lead_closer(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.pages.timeline.MOST", 2)
    for dating in ("1990", "1990/1994", "1994", "../1991"):
        play.say("1990-94", dating=dating)
    drawn = picture(play, "timeline.svg?from=1989&to=1995")
    assert [said.split(" (")[0] for said in titles(drawn, "column")] == [
        "1989: 1 annotations",
        *("1990: 3 annotations", "1991: 2 annotations", "1992: 1 annotations", "1993: 1 annotations"),
        "1994: 2 annotations",
    ]
    assert of_class(drawn, "bar") == []
    shown = page(play, "timeline/?from=1989&to=1995")
    assert "4 dated annotations lie here, too many to tell their bars apart" in shown
    assert 'class="column" href="?from=1990&amp;to=1990#zoom"' in shown


def test_the_table_has_all_of_it_in_the_order_of_the_dates(play: Play) -> None:
    for quote, dating in (("1990-94", "1990/1994"), ("decree", "../1989"), ("213", "1995")):
        play.say(quote, dating=dating)
    order = r'class="dated-quote"[^>]*><a [^>]*>([^<]*)<'
    assert re.findall(order, page(play, "timeline/")) == ["decree", "1990-94", "213"]
    assert re.findall(order, page(play, "timeline/?order=latest")) == ["213", "1990-94", "decree"]
    assert "from 1990 to 1994" in page(play, "timeline/")


def test_the_table_is_a_file_in_which_nothing_is_a_formula(play: Play) -> None:
    play.sign(play.say("1990-94", dating="1990/1994"))
    done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"title": '=HYPERLINK("https://x.example")'}, 1), 200)
    nasty = play.say("27 were convicted", dating="1997/..")
    response = visitor("ada").get(f"/projects/{play.project}/timeline.csv")
    first, second = csv.DictReader(response.getvalue().decode().splitlines())
    assert (first["date"], first["earliest"], first["latest"]) == ("1990/1994", "1990-01-01", "1994-12-31")
    assert (second["date"], second["earliest"], second["latest"]) == ("1997/..", "1997-01-01", "")
    assert first["status"] == "signed_off"
    assert first["source_title"] == second["source_title"] == '\'=HYPERLINK("https://x.example")'
    assert second["address"].endswith(f"/annotations/{nasty['id']}/")


def test_a_file_holds_whatever_people_typed_as_text(play: Play) -> None:
    text = f"{NASTY} \x0b\x1f \ufffe & “quoted” نص عربي 👩‍👩‍👧 =1+1"
    source = play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": NASTY, "text": text})
    play.speakers["maya"].patch(f"/projects/{play.project}/", {"name": NASTY}, seen=1)
    body = {"kind": "claim", "start": 0, "end": len(text), "quote": text, "details": {"dating": "1994"}}
    made = play.speakers["ada"].post(f"/sources/{source.body['id']}/annotations/", body)
    assert made.status == 201
    (said,) = titles(picture(play, "timeline.svg"), "bar")
    assert NASTY in said
    assert "نص عربي 👩‍👩‍👧" in said
    assert "\ufffd" in said
    assert NASTY not in page(play, "timeline/")
    (row,) = csv.DictReader(
        visitor("ada").get(f"/projects/{play.project}/timeline.csv").getvalue().decode().split("\r\n")
    )
    assert row["quote"].startswith("</title>")


def test_it_asks_the_database_as_often_for_many_as_for_one(play: Play) -> None:
    client, address = visitor("ada"), f"/projects/{play.project}/timeline/"

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    play.contradict(play.say("1990-94", dating="1990"), play.say("decree", dating="1994"))
    queries()
    few = queries()
    for _ in range(5):
        play.contradict(play.say("1990-94", dating="1990"), play.say("decree", dating="1994"))
    assert queries() == few <= 14
