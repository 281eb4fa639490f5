"""Signing from pages: what is signed is what was on the page, and whoever signs says again who they are."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import token_of
from tests.pages.visiting import visitor
from tests.play import Play, done
from tests.signing import KEPT, ask_who, grow_older, signed_statement, turn_on_two_steps, waits
from tests.speaking import new_client

HTMX = {"HX-Request": "true"}
RIGHT: dict[str, Any] = {"password": "password-of-rosa"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FIELD = 'name="password"'


def desk_of(play: Play) -> str:
    """Where the queue is."""
    return f"/projects/{play.project}/review/"


def hidden(page: str) -> dict[str, str]:
    """What the form of the page sends unasked."""
    return dict(HIDDEN.findall(page))


def sign(client: Client, play: Play, page: str, htmx: bool = False, **typed: Any) -> Any:
    """Sign off what the page shows."""
    form = {**hidden(page), "move": "sign_off", **typed}
    return client.post(desk_of(play), form, headers=HTMX if htmx else {})


def look(client: Client, play: Play, thing: dict[str, Any] | None = None) -> str:
    """What lies on the desk."""
    answer = client.get(desk_of(play) + (f"?item={thing['id']}" if thing else ""))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_password_stands_with_the_decision_and_holds_for_the_queue(play: Play) -> None:
    things = [waits(play, quote) for quote in ("1990-94", "213", "27")]
    assert FIELD not in look(visitor("rosa"), play)
    ask_who(play, 15)
    client = visitor("rosa")
    first = look(client, play)
    assert FIELD in first
    second = sign(client, play, first, htmx=True, **RIGHT).content.decode()
    assert "Signed off." in second
    assert FIELD not in second
    assert sign(client, play, second).status_code == 302
    confirmed = [signed_statement(play, thing)["confirmed"] for thing in things[:2]]
    assert confirmed[0] == confirmed[1]
    assert confirmed[0]["by"] == "password"
    assert client.session[KEPT]["at"].startswith(confirmed[0]["at"][:19]), "using it does not make it younger"


def test_when_the_time_has_run_out_it_is_asked_again_and_nothing_is_signed(play: Play) -> None:
    _, second = waits(play), waits(play, "213")
    ask_who(play, 15)
    client = visitor("rosa")
    page = sign(client, play, look(client, play), htmx=True, **RIGHT).content.decode()
    grow_older(client, minutes=15)
    refused = sign(client, play, page, htmx=True, reason="typed")
    page = refused.content.decode()
    assert refused.status_code == 403
    assert FIELD in page
    assert "Nothing was signed yet" in page
    assert "typed</textarea>" in page
    assert play.now(second)["status"] == "submitted"
    assert sign(client, play, page, **RIGHT).status_code == 302


def test_where_each_signature_takes_its_own_none_is_kept_for_the_next(play: Play) -> None:
    waits(play), waits(play, "213")
    ask_who(play, 0)
    client = visitor("rosa")
    page = sign(client, play, look(client, play), htmx=True, **RIGHT).content.decode()
    assert FIELD in page
    assert sign(client, play, page, htmx=True).status_code == 403
    assert sign(client, play, page, **RIGHT).status_code == 302


@pytest.mark.parametrize("htmx", [False, True])
def test_a_wrong_password_is_said_beside_its_field_and_nothing_typed_is_lost(play: Play, htmx: bool) -> None:
    thing = waits(play)
    ask_who(play, 15)
    client = visitor("rosa")
    refused = sign(client, play, look(client, play), htmx, password="a guess", reason="What I typed.")
    page = refused.content.decode()
    assert refused.status_code == 403
    assert re.search(r'id="sign-password"[^>]* aria-invalid="true"', page)
    assert "This is not your password." in page
    assert "What I typed.</textarea>" in page
    assert "a guess" not in page
    assert ("<html" in page) is not htmx
    assert play.now(thing)["status"] == "submitted"


def test_guessing_is_refused_the_right_one_too_on_the_desk_itself(play: Play, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    thing = waits(play)
    ask_who(play, 15)
    client = visitor("rosa")
    page = look(client, play)
    guesses = [sign(client, play, page, htmx=True, password=f"guess-{number}") for number in range(10)]
    assert [guess.status_code for guess in guesses] == [403] * 9 + [429]
    refused = sign(client, play, page, htmx=True, **RIGHT)
    assert refused.status_code == 429
    assert 'id="desk"' in refused.content.decode()
    assert "Wait a quarter of an hour" in refused.content.decode()
    assert play.now(thing)["status"] == "submitted"


def test_it_is_of_one_account_one_session_and_one_password(play: Play) -> None:
    waits(play)
    ask_who(play, 60)
    client = visitor("rosa")
    sign(client, play, look(client, play), **RIGHT)
    waits(play, "213")
    assert FIELD not in look(client, play)
    other = visitor("rolf")
    session = other.session
    session[KEPT] = client.session[KEPT]
    session.save()
    assert FIELD in look(other, play), "of another account"
    assert FIELD in look(visitor("rosa"), play), "of another session"
    change = {"oldpassword": RIGHT["password"], "password1": "another-long-one-7", "password2": "another-long-one-7"}
    assert client.post("/accounts/password/", change).status_code == 302
    assert FIELD in look(client, play), "from before the password was changed"
    page = look(client, play)
    assert sign(client, play, page, **RIGHT).status_code == 403
    assert sign(client, play, page, htmx=True, password="another-long-one-7").status_code == 200
    client.post("/accounts/sign-out/")
    client.post("/accounts/sign-in/", {"username": "rosa", "password": "another-long-one-7"})
    waits(play, "27")
    assert FIELD in look(client, play), "from before signing out"


def test_to_say_it_for_a_signature_opens_nothing_of_the_account(play: Play) -> None:
    waits(play)
    ask_who(play, 60)
    client = visitor("rosa")
    sign(client, play, look(client, play), **RIGHT)
    assert "confirm-password" in client.post("/accounts/tokens/", {"name": "mine"}).headers["Location"]


def test_who_has_an_app_says_it_with_a_code_or_the_password(play: Play) -> None:
    _, recovery = turn_on_two_steps("rosa")
    thing, other = waits(play), waits(play, "213")
    ask_who(play, 0)
    client = visitor("rosa")
    page = look(client, play)
    assert 'name="code"' in page
    assert 'autocomplete="one-time-code"' in page
    refused = sign(client, play, page, htmx=True, code="000000").content.decode()
    assert re.search(r'id="sign-code"[^>]* aria-invalid="true"', refused)
    assert 'value="000000"' not in refused
    page = sign(client, play, page, htmx=True, code=f" {recovery[0]} ").content.decode()
    assert signed_statement(play, thing)["confirmed"]["by"] == "recovery_code"
    assert sign(client, play, page, **RIGHT).status_code == 302
    assert signed_statement(play, other)["confirmed"]["by"] == "password"


def test_every_form_with_the_move_asks_and_enter_signs_in_it(play: Play) -> None:
    thing = waits(play)
    ask_who(play, 0)
    client = visitor("rosa")
    for address in (f"/annotations/{thing['id']}/", f"/annotations/{thing['id']}/card/"):
        page = client.get(address).content.decode()
        form = page[page.index('<form class="moves"') :]
        assert FIELD in form
        assert re.search(r'<button[^>]* name="move" value="(\w+)"', form)[1] == "sign_off"  # type: ignore[index]
    place = f"/annotations/{thing['id']}/moves/"
    sent = {**hidden(form), "move": "sign_off", "reason": "What I typed."}
    refused = client.post(place, {**sent, "password": "a guess"}, headers=HTMX)
    assert refused.status_code == 403
    assert "This is not your password." in refused.content.decode()
    assert "What I typed.</textarea>" in refused.content.decode()
    assert client.post(place, {**sent, **RIGHT}).status_code == 302
    assert play.now(thing)["status"] == "signed_off"


def test_many_are_signed_together_with_one_password_and_a_wrong_one_keeps_what_was_chosen(play: Play) -> None:
    things = [waits(play, quote) for quote in ("1990-94", "213", "27")]
    ask_who(play, 0)
    client, address = visitor("rosa"), f"{desk_of(play)}all/"
    page = client.get(address).content.decode()
    assert "It holds for all that you have chosen and sign off together." in page
    chosen = [f"{thing['id']}:{thing['revision']}" for thing in things[:2]]
    sent = {"item": chosen, "statement": re.findall(r'name="statement" value="([^"]+)"', page)}
    form = {**sent, "move": "sign_off", "reason": "typed"}
    refused = client.post(address, {**form, "password": "a guess"})
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "This is not your password." in page
    assert page.count(" checked") == 2
    assert "typed</textarea>" in page
    assert {play.now(thing)["status"] for thing in things} == {"submitted"}
    assert client.post(address, {**form, **RIGHT}).status_code == 302
    assert [play.now(thing)["status"] for thing in things] == ["signed_off", "signed_off", "submitted"]


def test_of_many_what_was_changed_around_them_meanwhile_is_not_signed(play: Play) -> None:
    one, other = waits(play), waits(play, "212", source=play.second)
    client, address = visitor("rosa"), f"{desk_of(play)}all/"
    page = client.get(address).content.decode()
    done(play.speakers["ben"].patch(f"/sources/{play.second}/", {"title": "Renamed"}, seen=1), 200)
    chosen = [f"{thing['id']}:{thing['revision']}" for thing in (one, other)]
    sent = {"item": chosen, "statement": re.findall(r'name="statement" value="([^"]+)"', page), "move": "sign_off"}
    report = client.post(address, sent).content.decode()
    assert "1 was not:" in report
    assert "What you would sign was changed after you read it." in report
    assert [play.now(thing)["status"] for thing in (one, other)] == ["signed_off", "submitted"]


def test_two_at_once_what_one_renames_the_other_does_not_sign_unseen(play: Play) -> None:
    thing = waits(play)
    client = visitor("rosa")
    page = look(client, play)
    done(play.speakers["ben"].patch(f"/sources/{play.first}/", {"title": "Quite another page"}, seen=1), 200)
    refused = sign(client, play, page, htmx=True, reason="What I typed.")
    told = refused.content.decode()
    assert refused.status_code == 412
    assert "What you would sign was changed after you read it." in told
    assert '<b class="who">ben</b> changed what is known of' in told
    assert "Quite another page</ins>" in told
    assert "What I typed.</textarea>" in told
    assert play.now(thing)["status"] == "submitted"
    assert sign(client, play, told).status_code == 302
    assert signed_statement(play, thing)["sources"][0]["title"] == "Quite another page"


def test_two_at_once_an_end_that_the_other_signs_is_seen_first(play: Play) -> None:
    ends = [play.sign(play.say()), waits(play, "213")]
    clash = play.move("ada", play.contradict(*ends), "submit")
    client = visitor("rosa")
    page = look(client, play, clash)
    play.move("rolf", ends[1], "sign_off")
    refused = sign(client, play, page, htmx=True)
    assert refused.status_code == 412
    assert '<b class="who">rolf</b> signed off' in refused.content.decode()
    assert sign(client, play, refused.content.decode()).status_code == 302
    assert play.now(clash)["status"] == "signed_off"


def test_what_would_be_signed_can_be_read_in_full_before(play: Play) -> None:
    thing = waits(play, dating="1990/1994")
    page = look(visitor("rosa"), play)
    full = page[page.index("What you would sign, in full") :]
    assert f"code points {thing['start']} to {thing['end']}" in full
    assert hidden(page)["seen_statement_sha256"] in full
    answer = done(play.speakers["rosa"].get(f"/annotations/{thing['id']}/statement/"), 200)
    assert answer["statement_sha256"] == hidden(page)["seen_statement_sha256"]


def test_managers_say_on_the_projects_page_how_often_it_asks(play: Play) -> None:
    maya, address = visitor("maya"), f"/projects/{play.project}/about/"
    project = done(play.speakers["maya"].get(f"/projects/{play.project}/"), 200)
    form = {"name": project["name"], "description": "", "guidelines": "", "seen_revision": project["revision"]}
    assert maya.post(address, {**form, "sign_again_after": "often"}).status_code == 400
    assert maya.post(address, {**form, "sign_again_after": "30"}).status_code == 302
    now = done(play.speakers["maya"].get(f"/projects/{play.project}/"), 200)
    assert now["sign_again_after"] == 30
    assert "once in 30 minutes" in visitor("ada").get(address).content.decode()
    conflict = maya.post(address, {**form, "sign_again_after": "0"}).content.decode()
    assert "each time" in conflict
    assert maya.post(address, {**form, "sign_again_after": "", "seen_revision": now["revision"]}).status_code == 302
    ask_who(play, 45)
    assert '<option value="45" selected>' in maya.get(address).content.decode()


def test_a_token_is_no_person_though_it_comes_from_the_browser_of_one(play: Play) -> None:
    things = [waits(play, quote) for quote in ("1990-94", "213", "27", "186")]
    ask_who(play, 60)
    client = visitor("rosa")
    sign(client, play, look(client, play), **RIGHT)

    def by_api(one: Client, thing: dict[str, Any], token: str = "", **more: Any) -> int:
        body = {"move": "sign_off", "seen_revision": thing["revision"], **more}
        headers = {"Authorization": f"Token {token}"} if token else {}
        path = f"/api/v1/annotations/{thing['id']}/signoff-events/"
        return one.post(path, body, content_type="application/json", headers=headers).status_code

    assert by_api(client, things[1]) == 201, "the session is that of the person"
    assert by_api(client, things[2], token_of("rosa")) == 403
    stranger = new_client()
    assert by_api(stranger, things[2], token_of("rosa"), **RIGHT) == 201
    assert by_api(stranger, things[3], token_of("rosa")) == 403
    assert not stranger.cookies
