"""Becoming a pseudonym in the browser: asked twice, shown everywhere, and the old name nowhere any more."""

import pytest
from django.test import Client

from tests.actions.releasing import make
from tests.api.stage import Stage
from tests.keeping import Keeper
from tests.pages.forgetting import NAME, eventful_stage, shown_everywhere, stored_in
from tests.pages.visiting import visitor
from tests.play import Play, done
from tests.speaking import Speaker

PEOPLE = "/projects/<project>/people/"
MEANT = {"name": "The archivist", "understood": "yes", "seen_revision": 0}


@pytest.fixture
def eventful(speakers: dict[str, Speaker], keeper: Keeper) -> Stage:
    """A project in which somebody did everything."""
    return keeper.once("eventful", lambda: eventful_stage(speakers))


def telling(stage: Stage, username: str) -> list[str]:
    """Where her old name is shown to somebody."""
    return [address for address, content in shown_everywhere(stage, username) if NAME.encode() in content.lower()]


def test_the_old_name_is_shown_nowhere_but_to_managers_and_to_nobody_once_she_left(eventful: Stage) -> None:
    assert len(telling(eventful, "maya")) > 25
    assert {"annotations_person", "people.jsonl", "accounts_user"} <= stored_in(NAME)
    play = eventful.play
    play.pseudonymise(NAME, "The archivist", by=NAME)
    # Whoever gives and takes seats has to know whose they are.
    assert telling(eventful, "maya") == [PEOPLE]
    assert telling(eventful, "remy") == []
    assert NAME not in text_of(visitor("rosa"), eventful.fill(PEOPLE))
    member = play.membership("The archivist")
    path = f"/projects/{play.project}/memberships/{member['id']}/"
    assert play.speakers["maya"].delete(path, seen=member["revision"]).status == 204
    assert NAME not in text_of(visitor("maya"), eventful.fill(PEOPLE))
    # The account is hers and not the project's: it signs her in, and sits in other projects.
    assert stored_in(NAME) == {"accounts_user"}


def pseudonym_page(play: Play, name: str) -> str:
    """Where somebody becomes a pseudonym."""
    return f"/projects/{play.project}/people/{play.person(name)['id']}/pseudonym/"


def text_of(client: Client, path: str) -> str:
    """A page."""
    return client.get(path).content.decode()


def test_it_is_done_by_a_manager_after_it_was_said_that_nobody_takes_it_back(play: Play) -> None:
    maya, path = visitor("maya"), pseudonym_page(play, "ada")
    shown = text_of(maya, path)
    assert "Nobody can take this back" in shown
    assert 'value="Person 1"' in shown
    answer = maya.post(path, {**MEANT, "understood": ""})
    assert answer.status_code == 400
    assert 'value="The archivist"' in answer.content.decode()
    assert 'id="understood-errors"' in answer.content.decode()
    assert not play.person("ada")["pseudonymous"]
    answer = maya.post(path, MEANT, follow=True)
    assert "This is The archivist from now on" in answer.content.decode()
    assert play.person("The archivist")["pseudonymous"]


def test_a_name_that_cannot_be_taken_is_said_beside_the_field_with_what_was_typed(play: Play) -> None:
    answer = visitor("ada").post(pseudonym_page(play, "ada"), {**MEANT, "name": "<Somebody>"})
    assert answer.status_code == 400
    assert 'value="&lt;Somebody&gt;"' in answer.content.decode()
    assert "two words or more" in answer.content.decode()


def test_everybody_finds_their_own_page_and_managers_that_of_others_and_of_who_left(play: Play) -> None:
    member = play.membership("ben")
    play.speakers["maya"].delete(f"/projects/{play.project}/memberships/{member['id']}/", seen=1)
    listed = f"/projects/{play.project}/people/"
    for username, found in (("remy", ["remy"]), ("maya", ["ada", "ben", "maya", "remy"])):
        shown = text_of(visitor(username), listed)
        assert [name for name in ("ada", "ben", "maya", "remy") if pseudonym_page(play, name) in shown] == found
    assert visitor("remy").post(pseudonym_page(play, "remy"), MEANT).status_code == 302


def test_a_second_manager_is_told_what_the_name_is_now(play: Play) -> None:
    path = pseudonym_page(play, "ada")
    play.pseudonymise("ada")
    answer = visitor("mona").post(path, MEANT)
    assert answer.status_code == 412
    assert "gave this person another name meanwhile" in answer.content.decode()
    assert "Another pseudonym for Person 1?" in answer.content.decode()


def test_whoever_removes_a_pseudonym_is_told_that_the_account_is_let_go(play: Play) -> None:
    play.pseudonymise("ada")
    path = f"/projects/{play.project}/people/{play.membership('Person 1')['id']}/remove/"
    assert "Nothing will lead from the pseudonym to their account" in text_of(visitor("maya"), path)


def test_ones_own_doings_are_no_news_under_a_pseudonym_either(play: Play) -> None:
    play.pseudonymise("ada")
    assert 'data-name="Person 1"' in text_of(visitor("ada"), f"/projects/{play.project}/")


def test_the_story_says_that_it_happened(play: Play) -> None:
    play.sign(play.say())
    make(play)
    play.pseudonymise("ada")
    shown = text_of(visitor("rosa"), f"/projects/{play.project}/history/?action=pseudonymise")
    assert "put a pseudonym in the place of a name" in shown
    assert "in the place of a name in" in shown
    assert "release 1" in shown


def test_browsers_ask_again_for_files_that_name_people_and_for_no_data(play: Play) -> None:
    play.sign(play.say())
    path = f"/releases/{make(play)}/"
    tags = {}
    for name in ("people.jsonl", "README.md", "manifest.json", "annotations.jsonl"):
        answer = play.speakers["remy"].get(f"{path}files/{name}")
        assert ("no-cache" in answer.headers["Cache-Control"]) == (name != "annotations.jsonl")
        tags[name] = answer.etag
    assert "no-cache" in play.speakers["remy"].get(f"{path}archive.zip").headers["Cache-Control"]
    seen = done(play.speakers["remy"].get(path), 200)["revision"]
    play.pseudonymise("ada", "A name of another length")
    changed = {name for name, tag in tags.items() if play.speakers["remy"].get(f"{path}files/{name}").etag != tag}
    assert changed == {"people.jsonl", "README.md", "manifest.json"}
    assert play.speakers["remy"].get(path).etag == f'"{seen + 1}"'
