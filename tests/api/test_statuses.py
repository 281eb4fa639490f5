"""Every answer has the status that interface.md gives it, and of several faults the one that is looked at first."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import override_settings

from tests.play import Play, done, path_of
from tests.speaking import Answer, new_client

NOWHERE = "00000000-0000-4000-8000-000000000000"
WRONG = {"kind": "rumour", "start": 0, "end": 3, "quote": "The"}
GOOD = {"kind": "claim", "start": 0, "end": 3, "quote": "The"}


def problem(answer: Answer, status: int, code: str) -> dict[str, Any]:
    """The problem details of a refusal."""
    assert (answer.status, answer.body["code"]) == (status, code), answer.body
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.body["status"] == status
    assert {"type", "title", "detail"} <= answer.body.keys()
    return dict(answer.body)


def test_who_asks_comes_before_what_is_malformed(play: Play) -> None:
    answer = play.speakers[""].post(f"/sources/{play.first}/annotations/", b"{")
    problem(answer, 401, "not_authenticated")
    assert answer.headers["WWW-Authenticate"].startswith("Token")


def test_a_token_that_is_not_valid_is_no_token(play: Play) -> None:
    headers = {"Authorization": "Token nobody-s"}
    response = new_client().get("/api/v1/projects/", headers=headers)
    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")


def test_what_is_malformed_comes_before_what_is_invisible(play: Play) -> None:
    problem(play.speakers["otto"].post(f"/sources/{play.first}/annotations/", b"{"), 400, "malformed")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/sources/{first}/annotations/", WRONG | {"id": "no id"}),
        ("/projects/{project}/sources/", {"title": 3, "id": "no id"}),
        ("/projects/{project}/sources/", {"title": "Too long", "text": "x" * 2_000_001}),
        ("/projects/{project}/contradictions/", {"kind": 3, "id": 5}),
        ("/projects/{project}/memberships/", {"rank": 3, "id": 5}),
        ("/projects/{project}/invitations/", {"rank": 3, "id": 5}),
        ("/projects/{project}/releases/", {"note": 3, "id": 5}),
        ("/projects/{project}/signoff-events/", {"move": 3, "id": 5}),
    ],
)
def test_what_is_invisible_or_not_allowed_comes_before_fields_that_are_invalid(
    play: Play, path: str, body: dict[str, Any]
) -> None:
    whole = path.format(first=play.first, project=play.project)
    problem(play.speakers["otto"].post(whole, body), 404, "not_found")
    if not path.endswith("signoff-events/"):
        problem(play.speakers["remy"].post(whole, body), 403, "not_allowed")
    answer = play.speakers["maya"].post(whole, body)
    assert answer.status in (400, 413, 428), answer.body


def test_an_id_that_is_taken_is_not_told_to_those_who_may_not_make_anything_here(play: Play) -> None:
    taken = {**GOOD, "id": str(uuid4())}
    path = f"/sources/{play.first}/annotations/"
    done(play.speakers["ada"].post(path, taken), 201)
    problem(play.speakers["otto"].post(path, taken), 404, "not_found")
    problem(play.speakers["remy"].post(path, taken), 403, "not_allowed")
    problem(play.speakers["ben"].post(path, taken), 409, "id_taken")


@pytest.mark.parametrize("wrong", [{"move": "promote"}, {"rank": 3}, {"reason": 3}, {"reason": "x" * 20_001}])
def test_moves_are_refused_for_fields_only_after_everything_else(play: Play, wrong: dict[str, Any]) -> None:
    signed = play.sign(play.say())
    path, reopen = f"{path_of(signed)}signoff-events/", {"move": "reopen", "reason": "why", **wrong}
    problem(play.speakers["otto"].post(path, reopen), 404, "not_found")
    if wrong.get("move") is None:
        problem(play.speakers["remy"].post(path, reopen), 403, "not_allowed")
        problem(play.speakers["ada"].post(path, reopen), 403, "not_allowed")
    problem(play.speakers["rosa"].post(path, reopen), 428, "precondition_required")
    problem(play.speakers["rosa"].post(path, reopen | {"seen_revision": 1}), 412, "stale")
    problem(play.speakers["rosa"].post(path, reopen | {"seen_revision": 3}), 400, "invalid")
    if "move" not in wrong:
        impossible = reopen | {"move": "return", "seen_revision": 3}
        problem(play.speakers["rosa"].post(path, impossible), 409, "not_possible_now")


def test_a_missing_reason_is_looked_at_after_whether_the_move_is_possible(play: Play) -> None:
    draft = play.say()
    problem(play.try_move("rosa", draft, "return"), 409, "not_possible_now")
    refused = play.try_move("rosa", play.move("ada", draft, "submit"), "return", " \u00a0")
    assert problem(refused, 400, "invalid")["errors"].keys() == {"reason"}


@pytest.mark.parametrize("thing", ["annotation", "contradiction"])
def test_edits_are_looked_at_in_the_order_of_the_interface(play: Play, thing: str) -> None:
    work = play.say() if thing == "annotation" else play.contradict(play.say(), play.say("213"))
    path, ada = path_of(work), play.speakers["ada"]
    problem(play.speakers["remy"].patch(path, WRONG), 404, "not_found")
    problem(ada.patch(path, WRONG), 428, "precondition_required")
    problem(ada.patch(path, WRONG, seen=7), 412, "stale")
    problem(ada.patch(path, WRONG, seen=1), 400, "invalid")
    archived = {"archived": True}
    done(play.speakers["maya"].patch(f"/projects/{play.project}/", archived, seen=1), 200)
    problem(ada.patch(path, WRONG, seen=1), 409, "archived")
    problem(ada.patch(path, WRONG, seen=7), 412, "stale")


@pytest.mark.parametrize("tag", ["*", 'W/"1"', "1", '"1", "2"', '"01"', '"one"', "", '"1\u0000"', '"' + "1" * 5_000])
def test_only_one_strong_tag_says_what_was_seen(play: Play, tag: str) -> None:
    path = path_of(play.say())
    problem(play.speakers["ada"].send("PATCH", path, {}, **{"If-Match": tag}), 428, "precondition_required")
    problem(play.speakers["ada"].send("DELETE", path, **{"If-Match": tag}), 428, "precondition_required")


@pytest.mark.parametrize("seen", [None, "1", 1.0, True, [1], {}])
def test_a_move_needs_the_revision_as_a_whole_number(play: Play, seen: object) -> None:
    path = f"{path_of(play.say())}signoff-events/"
    problem(play.speakers["ada"].post(path, {"move": "submit", "seen_revision": seen}), 428, "precondition_required")


def test_who_is_stale_is_shown_what_is_there_now(play: Play) -> None:
    annotation = play.say()
    edited = done(play.speakers["ben"].patch(path_of(annotation), {"note": "first"}, seen=1), 200)
    refused = play.speakers["ada"].patch(path_of(annotation), {"note": "second"}, seen=1)
    assert problem(refused, 412, "stale")["current"] == edited
    assert refused.etag == '"2"'


def test_who_asks_for_what_was_deleted_is_shown_its_last_state(play: Play) -> None:
    annotation = play.say()
    deleted = play.speakers["ada"].delete(path_of(annotation), seen=1)
    gone = play.speakers["ben"].get(path_of(annotation))
    assert problem(gone, 410, "deleted")["current"] == done(deleted, 200)
    assert gone.etag == deleted.etag == '"2"'


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/projects/", {"name": "One more"}, 201),
        ("/projects/{project}/memberships/", {"username": "otto", "role": "reader"}, 201),
        ("/projects/{project}/invitations/", {"role": "reader"}, 201),
        ("/projects/{project}/sources/", {"title": "A page", "text": "A text"}, 201),
        ("/sources/{first}/annotations/", GOOD, 201),
        ("/projects/{project}/releases/", {}, 202),
    ],
)
def test_what_was_made_is_found_where_location_says_with_the_same_tag(
    play: Play, path: str, body: dict[str, Any], status: int
) -> None:
    maya = play.speakers["maya"]
    made = maya.post(path.format(first=play.first, project=play.project), body)
    expected = {key: value for key, value in done(made, status).items() if key != "link"}
    found = maya.get(made.headers["Location"])
    assert (found.body, found.etag) == (expected, made.etag)
    assert made.etag == '"1"'


def test_every_answer_to_a_change_carries_the_new_tag(play: Play) -> None:
    annotation = play.say()
    ada = play.speakers["ada"]
    assert ada.patch(path_of(annotation), {"note": "x"}, seen=1).etag == '"2"'
    moved = ada.post(f"{path_of(annotation)}signoff-events/", {"move": "submit", "seen_revision": 2})
    assert (moved.etag, moved.headers["Location"]) == ('"3"', f"/api/v1{path_of(annotation)}signoff-events/")
    assert ada.delete(path_of(annotation), seen=3).etag == '"4"'


def test_a_text_over_the_limit_is_too_large_and_the_limit_is_said(play: Play) -> None:
    path = f"/projects/{play.project}/sources/"
    long = problem(play.speakers["ada"].post(path, {"title": "Long", "text": "x" * 2_000_001}), 413, "too_large")
    assert (long["limit"], long["unit"]) == (2_000_000, "code points")
    wide = problem(play.speakers["ada"].post(path, {"title": "Wide", "text": "\u0924" * 2_666_667}), 413, "too_large")
    assert (wide["limit"], wide["unit"]) == (8_000_000, "bytes")


def test_a_note_over_the_limit_is_refused_with_the_limit(play: Play) -> None:
    refused = play.speakers["ada"].post(f"/sources/{play.first}/annotations/", GOOD | {"note": "x" * 2_000_000})
    assert "20,000" in problem(refused, 400, "invalid")["errors"]["note"][0]


@override_settings(BODY_LIMIT=1_000, DATA_UPLOAD_MAX_MEMORY_SIZE=1_000)
def test_a_body_over_the_limit_of_every_address_is_too_large(play: Play) -> None:
    refused = play.speakers["ada"].post("/projects/", {"name": "x" * 1_000})
    large = problem(refused, 413, "too_large")
    assert (large["limit"], large["unit"]) == (1_000, "bytes")


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_a_body_that_is_no_json_is_of_an_unsupported_media_type(play: Play, media_type: str) -> None:
    headers = {"Authorization": "Token token-of-ada"}
    response = new_client().generic("POST", "/api/v1/projects/", b"name=x", content_type=media_type, headers=headers)
    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


def test_every_refusal_is_problem_details_whatever_the_client_accepts(play: Play) -> None:
    for accepted in ("text/html", "image/png", "application/xml;q=0.9", "nonsense"):
        problem(play.speakers["ada"].get(f"/sources/{NOWHERE}/", Accept=accepted), 404, "not_found")
        problem(play.speakers[""].get("/projects/", Accept=accepted), 401, "not_authenticated")
        problem(play.speakers["ada"].send("PUT", "/projects/", Accept=accepted), 405, "method_not_allowed")


@pytest.mark.parametrize(
    "path", ["/nothing/", "/sources/no-id/", f"/sources/{NOWHERE}/nothing/", "/sources/%00/", "/%ff%fe/", "/%ED%A0%80/"]
)
def test_an_address_that_is_not_there_is_answered_with_problem_details(play: Play, path: str) -> None:
    for method in ("GET", "POST", "DELETE"):
        problem(play.speakers["ada"].send(method, path), 404, "not_found")


def test_unknown_keys_are_refused_by_name_in_every_body(play: Play) -> None:
    annotation, maya = play.say(by="maya"), play.speakers["maya"]
    other = play.say("213", by="maya")
    contradiction = play.contradict(annotation, other, by="maya")
    seat = play.membership("ben")
    project = f"/projects/{play.project}"
    ends = {"annotations": contradiction["annotations"]}
    posts: list[tuple[str, dict[str, Any]]] = [
        ("/projects/", {"name": "One"}),
        (f"{project}/memberships/", {"username": "otto", "role": "reader"}),
        (f"{project}/invitations/", {"role": "reader"}),
        (f"{project}/sources/", {"title": "A", "text": "A"}),
        (f"{project}/contradictions/", ends),
        (f"{project}/releases/", {}),
        (f"{project}/signoff-events/", {"move": "submit", "items": [{"id": annotation["id"], "seen_revision": 1}]}),
        (f"/sources/{play.first}/annotations/", GOOD),
        (f"{path_of(annotation)}signoff-events/", {"move": "submit", "seen_revision": 1}),
        (f"{path_of(contradiction)}signoff-events/", {"move": "submit", "seen_revision": 1}),
        ("/invitations/", {"secret": "x"}),
    ]
    patches: list[str] = [
        f"{project}/",
        f"{project}/memberships/{seat['id']}/",
        f"/sources/{play.first}/",
        path_of(annotation),
        path_of(contradiction),
    ]
    for path, body in posts:
        assert "misspelt" in problem(maya.post(path, body | {"misspelt": 1}), 400, "invalid")["errors"], path
    for path in patches:
        assert "misspelt" in problem(maya.patch(path, {"misspelt": 1}, seen=1), 400, "invalid")["errors"], path
    nested = {"annotations": contradiction["annotations"], "resolution": {"misspelt": 1}}
    assert "resolution.misspelt" in maya.post(f"{project}/contradictions/", nested).body["errors"]
    assert "details.misspelt" in maya.patch(path_of(annotation), {"details": {"misspelt": 1}}, 1).body["errors"]
    items = [{"id": annotation["id"], "seen_revision": 1, "misspelt": 1}]
    assert "misspelt" in maya.post(f"{project}/signoff-events/", {"move": "submit", "items": items}).body["errors"]


@pytest.mark.parametrize(
    "path",
    [
        "/sources/{first}/annotations/?author=%00",
        "/sources/{first}/annotations/?kind=%00",
        "/sources/{first}/annotations/?%00=1",
        "/sources/{first}/annotations/?kind=claim&kind=quote",
        "/projects/{project}/contradictions/?source=%00",
        "/projects/{project}/sources/?search=%00",
        "/projects/{project}/sources/?archived=perhaps",
        "/projects/?limit=%00",
        "/projects/?after=%00",
    ],
)
def test_nul_and_nonsense_in_filters_are_refused_by_name(play: Play, path: str) -> None:
    refused = play.speakers["ada"].get(path.format(first=play.first, project=play.project))
    assert len(problem(refused, 400, "invalid")["errors"]) == 1


def test_nul_in_the_name_of_a_file_finds_none(play: Play) -> None:
    release = done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {}), 202)
    problem(play.speakers["ada"].get(f"/releases/{release['id']}/files/%00"), 404, "not_found")


@pytest.mark.parametrize(
    "header", ["Authorization", "Last-Event-ID", "If-Match", "Cookie", "Accept", "Content-Language"]
)
@pytest.mark.parametrize("value", ["\u0000", 'sessionid="abcdefgh\\000"', "Token \u0000", "Token \u00ff", "9" * 5_000])
def test_headers_of_any_kind_are_never_a_fault_of_ours(play: Play, header: str, value: str) -> None:
    headers = {"Authorization": "Token token-of-ada"} | {header: value}
    for path in ("/projects/", f"/projects/{play.project}/events/"):
        response = new_client().get(f"/api/v1{path}", headers=headers)
        assert response.status_code < 500


def test_a_session_changes_nothing_without_its_csrf_token(play: Play) -> None:
    from django.contrib.auth import get_user_model

    client = new_client(enforce_csrf_checks=True, raise_request_exception=True)
    client.force_login(get_user_model().objects.get(username="ada"), "django.contrib.auth.backends.ModelBackend")
    refused = client.post("/api/v1/projects/", {"name": "x"}, content_type="application/json")
    assert (refused.status_code, refused.headers["Content-Type"]) == (403, "application/problem+json")
    assert client.get("/api/v1/projects/").status_code == 200
