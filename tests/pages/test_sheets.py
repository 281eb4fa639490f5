"""Sign-off sheets: what is on them, for whom, and that a release's is about what is in the release."""

import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest import MonkeyPatch

from annotations.queries import sheets
from tests.actions.releasing import ask, make
from tests.pages.visiting import visitor
from tests.play import Play, done
from tests.signing import ask_who, sign_by_token, waits

ROWS = re.compile(r'<tr><td class="number">(\d+)</td>')


def sheet(play: Play, of: str, who: str = "ada") -> str:
    """A sheet, whole."""
    answer: Any = visitor(who).get(f"{of}sheet/")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


def rows_of(page: str) -> tuple[str, str]:
    """The rows of annotations and those of contradictions."""
    head, _, rest = page.partition('id="contradictions-heading"')
    return head.partition('id="annotations-heading"')[2], rest


def test_a_source_s_sheet_has_what_is_signed_with_all_its_hashes(play: Play) -> None:
    ask_who(play, 0)
    thing = waits(play, dating="1990/1994")
    sign_by_token(play, thing, password="password-of-rosa")
    signed = play.entries()[-1]
    page = sheet(play, f"/sources/{play.first}/")
    annotations, contradictions = rows_of(page)
    assert ROWS.findall(annotations) == ["1"]
    for told in ("1990-94", "1990/1994", "<b>rosa</b>", "meaning A, revision 2", "by password", "written by ada"):
        assert told in annotations
    for told in (signed["statement_sha256"], signed["chain_sha256"], f"entry {signed['sequence']}"):
        assert told in annotations
    assert signed["at"][:19].replace("T", " ") in annotations
    assert "I have read the passage in its source and agree" in page
    assert play.speakers["ada"].get(f"/sources/{play.first}/").body["sha256"] in page
    assert "None is signed off." in contradictions
    assert "The sheet ends here: annotations 1 to 1, contradictions 1 to 0." in page


def test_what_is_not_signed_is_counted_for_members_and_listed_for_nobody(play: Play) -> None:
    signed = play.sign(play.say())
    play.say("9 August 1994")
    waits(play, "213 recruited")
    play.move("ada", play.contradict(signed, play.say("27 were")), "submit")
    page = sheet(play, f"/sources/{play.first}/")
    assert "2 annotations: draft" in page
    assert "1 annotation: waiting for review" in page
    assert "1 contradiction: waiting for review" in page
    for quote in ("9 August 1994", "213 recruited", "27 were"):
        assert quote not in page
    for_readers = sheet(play, f"/sources/{play.first}/", "remy")
    assert "1990-94" in for_readers
    assert "Not signed" not in for_readers
    assert "draft" not in for_readers.lower()


def test_what_was_signed_stands_there_and_not_what_it_became(play: Play) -> None:
    one = play.sign(play.say(dating="1990"))
    two = play.sign(play.say("213"))
    edited = done(
        play.speakers["ben"].patch(f"/annotations/{one['id']}/", {"note": "later"}, seen=one["revision"]), 200
    )
    page = sheet(play, f"/sources/{play.first}/")
    assert "1990-94" not in rows_of(page)[0]
    again = play.sign(edited, author="ben")
    page = sheet(play, f"/sources/{play.first}/")
    assert "later" in page
    assert f"revision {again['revision'] - 1}" in page
    assert ROWS.findall(rows_of(page)[0]) == ["1", "2"]
    assert two["id"]


def test_both_signatures_and_every_end_of_a_contradiction_stand_on_it(play: Play) -> None:
    maya, path = play.speakers["maya"], f"/projects/{play.project}/"
    done(maya.patch(path, {"two_reviewers": ["contradiction"]}, seen=1), 200)
    ends = [play.sign(play.say()), play.sign(play.say("نص عربي", source=play.second))]
    clash = play.move("ada", play.contradict(*ends, explanation="<i>They</i> differ."), "submit")
    play.move("rolf", play.move("rosa", clash, "sign_off"), "sign_off")
    for source in (play.first, play.second):
        _, contradictions = rows_of(sheet(play, f"/sources/{source}/", "remy"))
        assert ROWS.findall(contradictions) == ["1"]
        assert "&lt;i&gt;They&lt;/i&gt; differ." in contradictions
        assert '<q class="passage" dir="rtl">نص عربي</q>' in contradictions
        assert contradictions.index("<b>rosa</b> as the first of two") < contradictions.index("<b>rolf</b>")


def test_a_release_s_sheet_is_about_what_is_in_it_whatever_became_of_it(play: Play) -> None:
    one, other = play.sign(play.say()), play.sign(play.say("212", source=play.second))
    clash = play.sign(play.contradict(one, other))
    draft = play.say("9 August 1994")
    release = make(play)
    before = sheet(play, f"/releases/{release}/", "remy")
    done(play.speakers["ben"].patch(f"/annotations/{one['id']}/", {"note": "later"}, seen=one["revision"]), 200)
    play.sign(draft)
    done(play.speakers["ben"].patch(f"/sources/{play.second}/", {"title": "Renamed"}, seen=1), 200)
    after = sheet(play, f"/releases/{release}/", "remy")
    assert rows_of(after) == rows_of(before)
    annotations, contradictions = rows_of(after)
    assert ROWS.findall(annotations) == ["1", "2"]
    assert ROWS.findall(contradictions) == ["1"]
    assert annotations.count('class="sheet-source"') == 2
    entries = {(entry["id"], entry["revision"]): entry for entry in play.entries()}
    for thing in (one, other, clash):
        entry = entries[thing["id"], thing["revision"]]
        assert entry["statement_sha256"] in after
        assert entry["chain_sha256"] in after
    files = done(play.speakers["remy"].get(f"/releases/{release}/"), 200)["files"]
    assert all(file["sha256"] in after for file in files)
    assert "later" not in after
    assert "Renamed" not in after
    assert "1 annotation: draft" in sheet(play, f"/releases/{release}/")
    assert "draft" not in after.lower()


def test_a_release_that_is_not_ready_has_none(play: Play) -> None:
    assert visitor("ada").get(f"/releases/{ask(play)}/sheet/").status_code == 409


def test_a_long_sheet_is_sent_in_pieces_with_few_queries_each(play: Play, monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "CHUNK", 2)
    for word in ("A", "second", "text", "dates", "the"):
        play.sign(play.say(word, source=play.second))
    answer: Any = visitor("ada").get(f"/sources/{play.second}/sheet/")
    with CaptureQueriesContext(connection) as queries:
        pieces = [piece.decode() for piece in answer.streaming_content]
    assert [ROWS.findall(piece) for piece in pieces if ROWS.findall(piece)] == [["1", "2"], ["3", "4"], ["5"]]
    assert len(queries) <= 3 * 2 + 2


def test_the_pages_of_a_source_and_of_a_release_lead_to_their_sheets(play: Play) -> None:
    play.sign(play.say())
    release = make(play)
    client = visitor("remy")
    for page in (f"/sources/{play.first}/", f"/sources/{play.first}/provenance/"):
        assert f'href="/sources/{play.first}/sheet/"' in client.get(page).content.decode()
    assert f'href="/releases/{release}/sheet/"' in client.get(f"/releases/{release}/").content.decode()
