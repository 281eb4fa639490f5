"""What tests of signing need: projects that ask who signs, people with an authenticator app, sessions grown older."""

import hashlib
import json
import time
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth import get_user_model
from django.test import Client

from tests.play import Play, done, path_of

KEPT = "said_again_who"


def ask_who(play: Play, minutes: int | None) -> None:
    """The project asks those who sign to say again who they are."""
    maya, path = play.speakers["maya"], f"/projects/{play.project}/"
    done(maya.patch(path, {"sign_again_after": minutes}, seen=maya.get(path).body["revision"]), 200)


def waits(play: Play, quote: str = "1990-94", **details: Any) -> dict[str, Any]:
    """An annotation of ada's that waits for review."""
    return play.move("ada", play.say(quote, **details), "submit")


def sign_by_token(play: Play, thing: dict[str, Any], *, by: str = "rosa", **more: Any) -> Any:
    """A sign-off through the API, with whatever else is said."""
    body = {"move": "sign_off", "seen_revision": thing["revision"], **more}
    return play.speakers[by].post(f"{path_of(thing)}signoff-events/", body)


def signed_statement(play: Play, thing: dict[str, Any]) -> dict[str, Any]:
    """What the last entry of a thing says was signed, after its hash was compared."""
    entry = done(play.speakers["maya"].get(f"{path_of(thing)}signoff-events/"), 200)["results"][-1]
    assert hashlib.sha256(entry["statement"].encode()).hexdigest() == entry["statement_sha256"]
    assert json.loads(entry["body"])["statement_sha256"] == entry["statement_sha256"]
    statement: dict[str, Any] = json.loads(entry["statement"])
    return statement


def turn_on_two_steps(username: str) -> tuple[str, list[str]]:
    """An authenticator app; its secret and recovery codes."""
    user = get_user_model().objects.get(username=username)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret, RecoveryCodes.activate(user).get_unused_codes()


def code_of(secret: str) -> str:
    """What the app shows."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def grow_older(client: Client, **by: int) -> None:
    """What the session keeps was said so much earlier."""
    session = client.session
    kept = session[KEPT]
    kept["at"] = (datetime.fromisoformat(kept["at"]) - timedelta(**by)).isoformat()
    session[KEPT] = kept
    session.save()
