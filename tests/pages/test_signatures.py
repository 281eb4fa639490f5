"""What was signed, on the pages of things: who, when, what it means, the statement, and whether it is still so."""

import hashlib
import json
import re
from typing import Any

import pytest

from tests.actions.test_chain import tampered
from tests.pages.visiting import visitor
from tests.play import Play, done, path_of
from tests.signing import ask_who, sign_by_token, signed_statement, waits

STILL = "What is there now is what was signed"
NOT_ALL = "What is there now is not all that was signed"


def page_of(thing: dict[str, Any], who: str = "ada") -> str:
    """The permanent page."""
    answer = visitor(who).get(path_of(thing))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", ["ada", "remy"])
def test_the_permanent_page_says_who_signed_what_and_that_it_is_still_so(play: Play, who: str) -> None:
    ask_who(play, 0)
    thing = waits(play, dating="1990/1994")
    sign_by_token(play, thing, password="password-of-rosa")
    page = page_of(thing, who)
    sha256 = play.entries()[-1]["statement_sha256"]
    assert '<b class="who">rosa</b> signed this:' in page
    assert "confirmed by password" in page
    assert page.count(f'<code class="hash">{sha256}</code>') == 2, "in its own section, and in the story"
    assert f"ledger entry {play.entries()[-1]['sequence']}" in page
    assert STILL in page
    assert "What was signed, in full" in page


def test_the_statement_can_be_read_and_fetched_as_it_was_hashed(play: Play) -> None:
    ends = [play.sign(play.say()), play.sign(play.say("10 August 1994", source=play.second))]
    thing = play.sign(play.contradict(*ends, explanation="<b>They</b> differ."))
    address = f"{path_of(thing)}signatures/{thing['revision']}/"
    page = visitor("remy").get(address).content.decode()
    assert "&lt;b&gt;They&lt;/b&gt; differ." in page
    assert "Another page" in page
    assert STILL in page
    raw = visitor("remy").get(re.search(r'href="([^"]+statement\.json)"', page)[1])  # type: ignore[index]
    assert raw.headers["Content-Disposition"].startswith("attachment")
    assert hashlib.sha256(raw.content).hexdigest() == play.entries()[-1]["statement_sha256"]
    assert json.loads(raw.content) == signed_statement(play, thing)


@pytest.mark.parametrize("change", ["title", "publisher"])
def test_what_was_changed_around_it_since_is_shown(play: Play, change: str) -> None:
    thing = play.sign(play.say())
    done(play.speakers["ben"].patch(f"/sources/{play.first}/", {change: "Something else"}, seen=1), 200)
    page = page_of(thing)
    assert NOT_ALL in page
    assert "Something else</ins>" in page
    assert STILL not in page


def test_a_signature_that_does_not_stand_any_more_is_found_by_the_story_and_says_so(play: Play) -> None:
    thing = play.sign(play.say(dating="1990"))
    done(play.speakers["ben"].patch(path_of(thing), {"details": {"dating": "1991"}}, seen=thing["revision"]), 200)
    page = page_of(thing)
    assert "signed this:" not in page
    address = re.search(r'href="([^"]+/signatures/\d+/)"', page)[1]  # type: ignore[index]
    then = visitor("ada").get(address).content.decode()
    assert "does not stand any more" in then
    assert "1990</del>" in then.replace(" (1990)", "")
    assert "1991</ins>" in then.replace(" (1991)", "")
    for who in ("remy", "otto"):
        assert visitor(who).get(address).status_code == 404


def test_both_signatures_are_shown_where_it_takes_two(play: Play) -> None:
    maya, path = play.speakers["maya"], f"/projects/{play.project}/"
    done(maya.patch(path, {"two_reviewers": ["claim"]}, seen=1), 200)
    thing = play.move("rolf", play.move("rosa", waits(play), "sign_off"), "sign_off")
    for who in ("ada", "remy"):
        page = page_of(thing, who)
        assert '<b class="who">rosa</b> signed this:' in page
        assert "as the first of two" in page
        assert '<b class="who">rolf</b> signed this:' in page
        assert page.count(STILL) == 2


def test_who_has_changed_the_database_is_found_out(play: Play) -> None:
    thing = play.sign(play.say())
    forged = "UPDATE annotations_ledgerentry SET statement = replace(statement, 'agree', 'disagree')"
    with tampered(play, forged):
        assert "somebody has changed them in the database" in page_of(thing)


def test_no_signature_at_other_addresses(play: Play) -> None:
    thing = play.sign(play.say())
    for revision in (1, thing["revision"] + 1, 2**31, 10**30):
        assert visitor("ada").get(f"{path_of(thing)}signatures/{revision}/").status_code == 404
    assert visitor("ada").get(f"/contradictions/{thing['id']}/signatures/{thing['revision']}/").status_code == 404
