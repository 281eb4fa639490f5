"""Somebody who did everything that can be done in a project, and the places where their name could still stand."""

from collections.abc import Iterator
from typing import Any

import psycopg
from django.contrib.auth import get_user_model
from django.db import connections

from annotations.models import ReleaseChunk
from annotations.queries.released import contents_of
from tests.actions.releasing import files_of, make
from tests.api.permissions_table import ADDRESSES, PAGES, PEOPLE, rows
from tests.api.stage import Stage
from tests.cast import token_of
from tests.finding import claim_at, decide, keep
from tests.pages.visiting import visitor
from tests.play import Play, done, make_play, path_of
from tests.speaking import Speaker
from workbench.accounts.models import Token
from workbench.accounts.tokens import digest

NAME = "wilhelmina"
# What describes the interface knows of nobody, and takes long.
KNOWS_NOBODY = {"schema/", "docs/"}


def eventful_stage(speakers: dict[str, Speaker]) -> Stage:
    """All of it is hers: sources, work, reviews, seats, invitations, assignments and releases."""
    account = get_user_model().objects.create_user(NAME)
    Token.objects.create(user=account, sha256=digest(token_of(NAME)))
    play = make_play(speakers | {NAME: Speaker(NAME)})
    she, whole = play.speakers[NAME], f"/projects/{play.project}/"
    done(play.speakers["maya"].post(f"{whole}memberships/", {"username": NAME, "role": "manager"}), 201)
    done(she.patch(f"/sources/{play.first}/", {"publisher": "The ministry"}, seen=1), 200)
    done(she.patch(whole, {"description": "Dates"}, seen=1), 200)
    ben = play.membership("ben")
    done(she.patch(f"{whole}memberships/{ben['id']}/", {"role": "reviewer"}, seen=1), 200)
    own = play.sign(play.say("1990-94", by=NAME), author=NAME)
    another = play.sign(play.say("213"), by=NAME)
    pair = play.sign(play.contradict(own, another, by=NAME), author=NAME)
    _leave_unfinished(play)
    invitation = done(she.post(f"{whole}invitations/", {"role": "annotator"}), 201)
    said = {"username": NAME, "source": play.first, "kind": "quote"}
    assignment = done(she.post(f"{whole}assignments/", said), 201)
    ready = make(play, by=NAME)
    queued = done(she.post(f"{whole}releases/", {}), 202)
    secret = invitation["link"].rstrip("/").rpartition("/")[2]
    shown = done(she.get(f"/releases/{ready}/"), 200)
    (finding,) = keep(play, claim_at(play))
    decide(play, finding, "dismiss", by=NAME, reason="It is no date of ours.")
    hers, person, mayas = play.membership(NAME), play.person(NAME), play.say("27", by="maya")
    return Stage(play, own, play.now(pair), hers, assignment, invitation, secret, shown, queued, person, mayas)


def _leave_unfinished(play: Play) -> None:
    """What she wrote and others decide on, and the other way round."""
    play.say("ministry", by=NAME)
    play.move(NAME, play.say("speaks", by=NAME), "submit")
    play.move("rosa", play.move(NAME, play.say("work", by=NAME), "submit"), "return", "look again")
    play.move(NAME, play.move("ada", play.say("proves"), "submit"), "return", "look again")
    play.move(NAME, play.move("ada", play.say("decree"), "submit"), "reject", "no")
    edited = play.say("recruited")
    done(play.speakers[NAME].patch(path_of(edited), {"note": "see page 2"}, seen=1), 200)
    play.move("ada", play.now(edited), "submit")


def shown_everywhere(stage: Stage, username: str) -> Iterator[tuple[str, bytes]]:
    """What every page, address of the interface and file of the release answers to somebody, with its headers."""
    browser, speaker = visitor(username), stage.play.speakers[username]
    for method, address, *_ in rows(PAGES, PEOPLE):
        if method == "GET":
            yield address, _content(browser.get(stage.fill(address)))
    for method, address, *_ in rows(ADDRESSES, PEOPLE):
        if method == "GET" and address not in KNOWS_NOBODY:
            query = "?after=0" if address.endswith("events/") else ""
            answer = speaker.get("/" + stage.fill(address) + query)
            body = answer.body if isinstance(answer.body, bytes) else str(answer.body).encode()
            yield address, body + str(answer.headers).encode()
    yield from files_of(stage.play, stage.ready["id"]).items()


def _content(response: Any) -> bytes:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return bytes(content) + str(response.headers).encode() + str(response.cookies).encode()


def stored_in(word: str) -> set[str]:
    """The tables in which a word stands, in whatever column, and files of releases; looked at as the owner."""
    parameters = connections["owner"].get_connection_params()
    patterns = [f"%{word}%", f"%{word.encode().hex()}%"]
    with psycopg.connect(**{**parameters, "cursor_factory": psycopg.Cursor}) as owner:
        tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        found = {
            name
            for (name,) in tables
            if owner.execute(f'SELECT 1 FROM "{name}" AS r WHERE r::text ILIKE ANY (%s) LIMIT 1', [patterns]).fetchall()
        }
    for release, name in ReleaseChunk.objects.values_list("release_id", "name").distinct():
        if word.encode() in contents_of([release], name)[release].lower():
            found.add(name)
    return found
