"""A play in which everything happens that a ledger can tell: every move, edit, seat, invitation, source and release."""

from typing import Any

from annotations.actions.releases import fail_release
from annotations.jobs.releases import build_release
from annotations.models import Release
from tests.play import SECOND, Play, done, path_of
from tests.undoing import take_back

NASTY = 'a "quote" \\ / \b\f\n\r\t \x01\x1f \x7f \u2028\u2029 👩‍👩‍👧 é é نص \ufeff \U0010ffff'
Thing = dict[str, Any]


def act_richly(play: Play) -> Play:
    """Let it happen."""
    _work_on_annotations(play)
    _set_against_each_other(play)
    _come_and_go(play)
    _release(play)
    _ask_for_two(play)
    _archive(play)
    _take_back(play)
    _forget(play)
    return play


def edit(play: Play, by: str, thing: Thing, **changes: Any) -> Thing:
    """The thing after an edit."""
    return done(play.speakers[by].patch(path_of(thing), changes, seen=thing["revision"]), 200)


def _work_on_annotations(play: Play) -> None:
    one = play.move("rosa", play.move("ada", play.say("1990-94", dating="1990/1994"), "submit"), "return", NASTY)
    play.sign(edit(play, "ben", one, note=NASTY, details={"certainty": "probable"}))
    other = play.move("ada", play.move("ada", play.say("speaks"), "submit"), "withdraw")
    rejected = play.move("rosa", play.move("ada", other, "submit"), "reject", "no")
    play.move("rolf", play.move("mona", rejected, "reopen"), "reject", "still no")
    gone = play.move("maya", play.sign(play.say("recruited")), "delete")
    play.move("ada", play.move("ada", gone, "restore"), "delete")
    play.move("ada", play.say("So", by="ada"), "delete")


def _set_against_each_other(play: Play) -> None:
    ends = [play.sign(play.say(quote, by="ben"), author="ben") for quote in ("213", "27", "186")]
    two = play.sign(play.contradict(ends[0], ends[1], kind="figure"))
    three = play.sign(play.contradict(*ends, by="ben", kind="figure"), author="ben")
    waiting = play.move("ada", play.contradict(ends[0], ends[2]), "submit")
    rejected = play.move("rosa", play.move("ada", play.contradict(ends[1], ends[2]), "submit"), "reject", "no")
    edit(play, "ada", ends[0], note="seen again")
    again = play.sign(play.now(ends[0]))
    for one in (two, three, waiting):
        play.move("rosa", play.now(one), "sign_off")
    play.move("rosa", again, "reopen", "look again")
    resolution = {"state": "preferred", "preferred": ends[1]["id"], "reason": "It is older."}
    changed = edit(play, "rosa", play.now(two), annotations=[ends[2]["id"], ends[1]["id"]], resolution=resolution)
    deleted = play.move("ada", changed, "delete")
    play.move("ada", play.now(rejected), "delete")
    play.move("ada", deleted, "restore")


def _come_and_go(play: Play) -> None:
    maya, members, asked = play.speakers["maya"], f"/projects/{play.project}/memberships/", f"/projects/{play.project}/"
    invitation = done(maya.post(f"{asked}invitations/", {"role": "annotator"}), 201)
    secret = invitation["link"].rstrip("/").rpartition("/")[2]
    done(play.speakers["otto"].post("/invitations/", {"secret": secret}), 201)
    revoked = done(maya.post(f"{asked}invitations/", {"role": "manager"}), 201)
    done(maya.delete(f"{asked}invitations/{revoked['id']}/", seen=1), 200)
    done(maya.patch(f"{members}{play.membership('remy')['id']}/", {"role": "annotator"}, seen=1), 200)
    play.say("go", by="remy")
    done(maya.patch(f"{members}{play.membership('remy')['id']}/", {"role": "reader"}, seen=2), 200)
    done(maya.delete(f"{members}{play.membership('otto')['id']}/", seen=1), 204)
    done(maya.post(members, {"username": "otto", "role": "reviewer"}), 201)
    done(maya.patch(f"{members}{play.membership('mona')['id']}/", {"role": "reviewer"}, seen=1), 200)
    done(maya.post(f"/projects/{play.project}/sources/", {"title": "نص 👩‍👩‍👧", "text": SECOND}), 201)
    known = {"title": "Other", "published": "1994-08"}
    done(play.speakers["ben"].patch(f"/sources/{play.second}/", known, seen=1), 200)


def _release(play: Play) -> None:
    maya = play.speakers["maya"]
    first, cancelled, failed = (
        done(maya.post(f"/projects/{play.project}/releases/", {"note": NASTY}), 202) for _ in range(3)
    )
    build_release(first["id"])
    done(maya.delete(f"/releases/{cancelled['id']}/", seen=1), 200)
    fail_release(Release.objects.get(pk=failed["id"]).pk, "out of paper")
    play.sign(play.say("citizens"))
    second = done(maya.post(f"/projects/{play.project}/releases/", {}), 202)
    build_release(second["id"])


def _ask_for_two(play: Play) -> None:
    maya, project = play.speakers["maya"], f"/projects/{play.project}/"
    seen = done(maya.get(project), 200)["revision"]
    done(maya.patch(project, {"two_reviewers": ["quote"], "guidelines": NASTY}, seen=seen), 200)
    endorsed = play.move("rosa", play.move("ada", play.say("it is said", kind="quote"), "submit"), "sign_off")
    assert endorsed["status"] == "submitted"
    play.move("mona", endorsed, "sign_off")


def _take_back(play: Play) -> None:
    """An edit of what something rests on, a signature, and what was made; some of it is done again."""
    one, other = play.say("decree"), play.say("convicted")
    play.contradict(one, other, by="ben")
    edit(play, "ada", one, note=NASTY)
    for way in ("undo", "redo", "undo"):
        take_back(play, "ada", way)
    signed = play.sign(play.say("let go"))
    take_back(play, "rosa")
    play.move("rosa", play.now(signed), "reject", NASTY)
    for way in ("undo", "redo"):
        take_back(play, "rosa", way)
    play.say("So")
    for way in ("undo", "redo"):
        take_back(play, "ada", way)


def _forget(play: Play) -> None:
    """Two become pseudonyms in both releases, one of them a second time."""
    for name in ("ada", "rosa"):
        play.pseudonymise(name)
    play.pseudonymise("Person 1", "Another name")


def _archive(play: Play) -> None:
    maya, project = play.speakers["maya"], f"/projects/{play.project}/"
    source = done(maya.get(f"/sources/{play.second}/"), 200)
    done(maya.patch(f"/sources/{play.second}/", {"archived": True}, seen=source["revision"]), 200)
    for archived in (True, False):
        seen = done(maya.get(project), 200)["revision"]
        done(maya.patch(project, {"archived": archived}, seen=seen), 200)
    play.move("ada", play.say("proves"), "submit")
