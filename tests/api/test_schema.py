"""The API's description is valid, whole, and of one mind with what is presented."""

import warnings
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import get_resolver

from annotations.api import presenting
from annotations.api.schema import Described
from annotations.api.shapes.base import Shape
from annotations.api.shapes.moves import EntryOut
from annotations.api.shapes.projects import InvitationOut, MembershipOut, ProjectOut
from annotations.api.shapes.releases import ReleaseOut
from annotations.api.shapes.sources import SourceOut
from annotations.api.shapes.statements import AnnotationOut, ContradictionOut
from annotations.models import Annotation, Contradiction, Invitation, Membership, Project, Release, Source
from tests.api.description import check_answer, description
from tests.api.permissions_table import ADDRESSES, PEOPLE, rows
from tests.play import Play, done
from tests.speaking import Answer

# They describe the API and are no part of what is described.
DESCRIBING = {"schema/", "docs/"}


def test_the_description_is_valid_and_made_without_a_warning() -> None:
    from drf_spectacular.drainage import GENERATOR_STATS

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())
    assert not GENERATOR_STATS


def test_every_address_and_method_of_the_table_is_described_and_no_other() -> None:
    described = {(method.upper(), path) for path, operations in description()["paths"].items() for method in operations}
    table = {
        (method, f"/api/v1/{address}".replace("<", "{").replace(">", "}"))
        for method, address, *_ in rows(ADDRESSES, PEOPLE)
        if address not in DESCRIBING
    }
    assert described == table


def test_every_answer_of_the_table_is_stated() -> None:
    for (method, address, *_), answers in rows(ADDRESSES, PEOPLE).items():
        if address in DESCRIBING:
            continue
        path = f"/api/v1/{address}".replace("<", "{").replace(">", "}")
        stated = description()["paths"][path][method.lower()]["responses"].keys()
        assert set(answers.values()) <= stated, (method, address)


def test_every_refusal_is_stated_as_problem_details() -> None:
    for path, operations in description()["paths"].items():
        for method, operation in operations.items():
            assert {"401", "404", "405", "503"} <= operation["responses"].keys(), (method, path)
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"], (method, path, status)
            if "requestBody" in operation:
                assert {"400", "413", "415"} <= operation["responses"].keys(), (method, path)


def test_every_change_states_that_a_session_without_its_csrf_token_is_refused() -> None:
    for path, operations in description()["paths"].items():
        for method in operations.keys() - {"get"}:
            assert "403" in operations[method]["responses"], (method, path)


def test_every_change_but_a_move_states_that_it_needs_what_was_seen() -> None:
    for path, operations in description()["paths"].items():
        for method in operations.keys() & {"patch", "delete"}:
            headers = [one["name"] for one in operations[method]["parameters"] if one["in"] == "header"]
            assert headers == ["If-Match"], (method, path)
            assert {"412", "428"} <= operations[method]["responses"].keys(), (method, path)


def test_the_ways_to_say_who_one_is_are_stated() -> None:
    assert description()["components"]["securitySchemes"].keys() == {"token", "session"}
    security = [
        one for operation in description()["paths"]["/api/v1/projects/"].values() for one in operation["security"]
    ]
    assert {name for one in security for name in one} == {"token", "session"}


def test_sources_are_taken_as_json_and_as_files() -> None:
    content = description()["paths"]["/api/v1/projects/{project}/sources/"]["post"]["requestBody"]["content"]
    assert content.keys() == {"application/json", "multipart/form-data"}
    upload = description()["components"]["schemas"]["UploadInRequest"]["properties"]
    assert upload["file"]["items"]["format"] == upload["provenance"]["format"] == "binary"


def test_every_view_says_what_it_does() -> None:
    from tests.api.test_permissions import addresses

    resolver = get_resolver()
    for address in addresses():
        if address.startswith("/api/v1/") and address.removeprefix("/api/v1/") not in DESCRIBING:
            view = resolver.resolve(_filled(address)).func.view_class  # type: ignore[attr-defined]  # as_view() put it
            methods = [name for name in ("get", "post", "patch", "delete") if hasattr(view, name)]
            assert all(isinstance(getattr(view, name).described, Described) for name in methods), address


def _filled(address: str) -> str:
    return "".join(str(uuid4()) if "<" in part else part for part in _parts(address))


def _parts(address: str) -> list[str]:
    import re

    return re.split(r"(<\w+>)", address)


def keys_of(shape: type[Shape]) -> list[str]:
    """The keys of a shape in their order."""
    return list(shape().fields)


def test_what_is_presented_has_the_keys_that_are_described_in_their_order(play: Play) -> None:
    ends = play.say(), play.say("213")
    play.contradict(*ends)
    maya = play.speakers["maya"]
    done(maya.post(f"/projects/{play.project}/releases/", {}), 202)
    done(maya.post(f"/projects/{play.project}/invitations/", {"role": "reader"}), 201)
    pairs: dict[Any, type[Shape]] = {
        Project: ProjectOut,
        Membership: MembershipOut,
        Annotation: AnnotationOut,
        Contradiction: ContradictionOut,
        Source: SourceOut,
        Release: ReleaseOut,
    }
    for model, shape in pairs.items():
        assert list(presenting.present(model.objects.first())) == keys_of(shape), model
    invitation = presenting.present(Invitation.objects.first())
    assert [*invitation, "link"] == keys_of(InvitationOut)
    listed = done(maya.get(f"/sources/{play.first}/annotations/"), 200)["results"]
    assert [list(annotation) for annotation in listed] == [keys_of(AnnotationOut)] * 2
    assert listed == [done(maya.get(f"/annotations/{annotation['id']}/"), 200) for annotation in listed]
    entry = done(maya.get(f"/projects/{play.project}/ledger/"), 200)["results"][0]
    assert list(entry) == keys_of(EntryOut)


def test_the_description_is_served_as_json_with_the_addresses_of_this_server(play: Play) -> None:
    served = play.speakers[""].get("/schema/", Accept="text/html")
    assert served.headers["Content-Type"] == "application/vnd.oai.openapi+json"
    assert done(served, 200)["paths"].keys() == description()["paths"].keys()


@pytest.mark.parametrize(
    ("status", "body"),
    [(418, {}), (200, {"id": "x"}), (200, {"results": [{"id": "x"}], "next": None}), (404, {"code": "not_found"})],
)
def test_an_answer_that_is_not_stated_would_be_noticed(status: int, body: dict[str, Any]) -> None:
    media_type = "application/json" if status == 200 else "application/problem+json"
    with pytest.raises(AssertionError):
        check_answer("GET", "/projects/", Answer(status, body, {"Content-Type": media_type}))
