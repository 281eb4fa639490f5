"""Signing by keyboard where the project asks who signs: only the password is typed, and nothing of it stays."""

from playwright.sync_api import expect

from tests.browser.people import People
from tests.play import Play
from tests.signing import ask_who, waits


def test_a_queue_is_signed_with_the_keyboard_and_one_password(person: People, play: Play) -> None:
    things = [waits(play, quote) for quote in ("1990-94", "213", "27")]
    ask_who(play, 15)
    rosa = person("rosa")
    rosa.goto(f"/projects/{play.project}/review/")
    field = rosa.get_by_label("Your password")
    rosa.keyboard.press("s")
    expect(field).to_be_focused()
    rosa.keyboard.type("a guess")
    rosa.keyboard.press("Enter")
    expect(rosa.get_by_text("This is not your password.")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    rosa.keyboard.type("password-of-rosa")
    rosa.keyboard.press("Enter")
    expect(rosa.get_by_text("1 of 2", exact=True)).to_be_visible()
    expect(field).to_have_count(0)
    rosa.keyboard.press("s")
    expect(rosa.get_by_text("1 of 1", exact=True)).to_be_visible()
    assert [play.now(thing)["status"] for thing in things] == ["signed_off", "signed_off", "submitted"]
    kept = rosa.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "guess" not in kept
    assert "password-of-rosa" not in kept
