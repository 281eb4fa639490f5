"""Several people in one source: what others do appears, nothing typed is lost, and both versions are shown."""

import re

from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_accessibility
from tests.browser.people import Faults, People
from tests.browser.room import annotations_of, drag, enter, expect_painted, panel_form
from tests.browser.stage import Stage
from tests.play import FIRST, Play, done

LINES = FIRST.split("\n")
UNREACHABLE = "ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|503|sendError|htmx:afterRequest"


def selection(page: Page) -> str:
    """What is selected."""
    words: str = page.evaluate("getSelection().toString()")
    return words


def start_a_claim(page: Page, note: str, quote: str = "1990-94") -> None:
    """Select and type, without saving."""
    start = LINES[0].index(quote)
    drag(page, (1, start), (1, start + len(quote)))
    page.keyboard.press("1")
    panel_form(page).get_by_label("Note").press_sequentially(note)


def test_what_others_do_appears_without_disturbing_selection_scroll_or_typing(person: People, play: Play) -> None:
    made = play.say("213 recruited", by="ben", kind="statistic", value="213", counted="citizens")
    page = person("ada")
    page.set_viewport_size({"width": 1100, "height": 420})
    enter(page, play.first)
    start = LINES[0].index("1990-94")
    drag(page, (1, start), (1, start + 7))
    page.evaluate("scrollBy(0, 40)")
    before = page.evaluate("scrollY")
    assert before > 0
    play.say("work in 1990-94 and", by="ben")
    expect(page.locator("#ledger li")).to_have_count(2)
    expect_painted(page, claim=["work in 1990-94 and"])
    assert (selection(page), page.evaluate("scrollY")) == ("1990-94", before)
    play.move("ben", play.move("ben", made, "submit"), "withdraw")
    play.move("ben", done(play.speakers["ben"].get(f"/annotations/{made['id']}/"), 200), "delete")
    expect(page.locator("#ledger li")).to_have_count(1)
    page.keyboard.press("1")
    note = panel_form(page).get_by_label("Note")
    note.press_sequentially("half a sen")
    play.say("decree", by="ben")
    expect(page.locator("#ledger li")).to_have_count(2)
    note.press_sequentially("tence")
    expect(note).to_have_value("half a sentence")
    expect(note).to_be_focused()


def test_an_open_card_follows_what_others_decide(person: People, play: Play) -> None:
    made = play.move("ada", play.say("1990-94"), "submit")
    page = person("ada")
    enter(page, play.first)
    page.locator("#ledger button").click()
    card = page.locator("#panel [data-card]")
    expect(card).to_contain_text("Waiting for review")
    play.move("rosa", made, "sign_off")
    expect(card).to_contain_text("Signed off")
    other = play.say("9 August 1994", by="ben")
    play.contradict(made, other, by="ben")
    expect(page.locator("#ledger li").first).to_contain_text("1 contradiction")


def test_a_conflict_shows_both_versions_and_loses_nothing(person: People, play: Play) -> None:
    made = play.say("1990-94", dating="1990/1994")
    page = person("ada")
    page.goto(f"/sources/{play.first}/#edit-{made['id']}")
    form = panel_form(page)
    form.get_by_label("Dating").fill("1991/1994")
    form.get_by_label("Attributed to").fill("my ministry")
    change = {"details": {"dating": "1990/1995", "paraphrase": "Ben's words"}}
    done(play.speakers["ben"].patch(f"/annotations/{made['id']}/", change, seen=1), 200)
    expect(page.locator("[data-meanwhile]")).to_contain_text("changed this meanwhile")
    expect(form.get_by_label("Dating")).to_have_value("1991/1994")
    form.get_by_role("button", name="Save", exact=True).click()
    conflict = page.locator("#panel form[data-conflict]")
    expect(conflict).to_contain_text("1991/1994")
    expect(conflict).to_contain_text("1990/1995")
    check_accessibility(page)
    expect(conflict.get_by_role("group", name="In other words").get_by_label("there now")).to_be_checked()
    conflict.get_by_role("group", name="Dating").get_by_label("you typed").check()
    conflict.get_by_role("button", name="Save what I chose").click()
    expect(page.locator("#panel [data-card]")).to_contain_text("1991/1994")
    (kept,) = annotations_of(play, play.first)
    assert kept["details"] == {
        "paraphrase": "Ben's words", "attributed_to": "my ministry", "dating": "1991/1994", "certainty": None,
    }  # fmt: skip
    assert kept["revision"] == 3


def test_unsaved_text_is_back_after_a_reload_and_gone_once_it_is_saved(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    start_a_claim(page, "not yet saved")
    page.reload()
    note = panel_form(page).get_by_label("Note")
    expect(note).to_have_value("not yet saved")
    expect(page.locator("#panel")).to_contain_text("did not save is back")
    page.get_by_role("button", name="Save as draft").click()
    expect(page.locator("#panel [data-card]")).to_contain_text("not yet saved")
    page.goto("/")
    expect(page.locator("[data-unsaved-list]")).to_be_hidden()


def test_unsaved_text_is_listed_and_nobody_else_sees_it(person: People, play: Play, server: Stage) -> None:
    page = person("ada")
    enter(page, play.first)
    start_a_claim(page, "ada's secret")
    page.goto("/")
    expect(page.locator("[data-unsaved-list]")).to_contain_text("1990-94")
    page.context.add_cookies([{"name": "sessionid", "value": server.session_of("ben"), "url": server.address}])
    page.goto(f"/sources/{play.first}/#new-{FIRST.index('1990-94')}-{FIRST.index('1990-94') + 7}-claim")
    expect(panel_form(page).get_by_label("Note")).to_have_value("")


def test_signing_out_asks_before_it_throws_unsaved_text_away(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    start_a_claim(page, "not yet saved")
    page.goto("/")
    page.get_by_role("button", name="Sign out").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1990-94")
    check_accessibility(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    dialog.get_by_role("button", name=re.compile("Sign out")).click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('workbench:unsaved:'))") == []


def test_an_expired_session_loses_nothing(person: People, play: Play, server: Stage) -> None:
    page = person("ada")
    enter(page, play.first)
    start_a_claim(page, "typed before the end")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save as draft").click()
    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_be_visible()
    page.context.add_cookies([{"name": "sessionid", "value": server.session_of("ada"), "url": server.address}])
    dialog.get_by_role("button", name="I have signed in: try again").click()
    expect(page.locator("#panel [data-card]")).to_contain_text("typed before the end")
    assert [one["note"] for one in annotations_of(play, play.first)] == ["typed before the end"]


def test_somebody_else_who_signed_in_does_not_become_the_author(person: People, play: Play, server: Stage) -> None:
    page = person("ada")
    enter(page, play.first)
    start_a_claim(page, "ada's words")
    page.context.add_cookies([{"name": "sessionid", "value": server.session_of("ben"), "url": server.address}])
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_role("dialog", name="Somebody else is signed in")).to_contain_text("ben")
    assert annotations_of(play, play.first) == []


def test_a_lost_connection_is_shown_and_caught_up(person: People, play: Play, server: Stage, faults: Faults) -> None:
    faults.expect(UNREACHABLE)
    page = person("ada")
    enter(page, play.first)
    start_a_claim(page, "typed while nobody listened")
    server.stop()
    expect(page.locator("#live")).to_have_attribute("data-state", "lost")
    expect(page.locator("#live")).to_contain_text("out of date")
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_role("alert").filter(has_text="cannot be reached")).to_be_visible()
    server.start()
    play.say("decree", by="ben")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    expect(page.locator("#ledger li")).to_have_count(1)
    page.get_by_role("button", name="Save as draft").click()
    expect(page.locator("#panel [data-card]")).to_contain_text("typed while nobody listened")
    assert sorted(one["note"] for one in annotations_of(play, play.first)) == ["", "typed while nobody listened"]


def test_people_stay_signed_in_and_unsaved_text_outlives_a_restart_of_the_server_and_of_the_page(
    person: People, play: Play, server: Stage, faults: Faults
) -> None:
    faults.expect(UNREACHABLE)
    page = person("ada")
    enter(page, play.first)
    start_a_claim(page, "before the restart")
    server.restart()
    page.reload()
    expect(panel_form(page).get_by_label("Note")).to_have_value("before the restart")
    page.goto("/")
    expect(page.get_by_role("link", name="Dates of a ministry").first).to_be_visible()


def test_who_is_removed_is_told_that_they_see_it_no_more(person: People, play: Play, faults: Faults) -> None:
    page = person("ada")
    enter(page, play.first)
    maya = play.speakers["maya"]
    seats = maya.get(f"/projects/{play.project}/memberships/").body["results"]
    (seat,) = [one for one in seats if one["username"] == "ada"]
    done(maya.delete(f"/projects/{play.project}/memberships/{seat['id']}/", seen=seat["revision"]), 204)
    expect(page.locator("#live")).to_have_attribute("data-state", "ended")
    expect(page.locator("#live")).to_contain_text("do not see this project any more")


def test_pages_that_do_not_follow_by_themselves_say_what_others_did(person: People, play: Play) -> None:
    first, second = play.say("1990-94"), play.say("9 August 1994")
    page = person("ada")
    page.goto(f"/projects/{play.project}/contradictions/")
    play.say("decree")
    play.contradict(first, second, by="ben", explanation="Ben saw it.")
    news = page.locator("#news")
    expect(news).to_contain_text("ben changed 1 thing")
    check_accessibility(page)
    news.get_by_role("button", name="Show it").click()
    expect(page.get_by_role("main")).to_contain_text("Ben saw it.")
    expect(news).to_be_hidden()


def test_what_somebody_saves_comes_with_its_answer_and_is_not_asked_for_again(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/passages/?id=" in request.url else None)
    start_a_claim(page, "hers")
    panel_form(page).get_by_role("button", name="Save as draft").click()
    expect(page.locator("#panel [data-card]")).to_contain_text("hers")
    expect_painted(page, claim=["1990-94"])
    other = play.say("decree", by="ben")
    expect_painted(page, claim=["1990-94", "decree"])  # so the news of both has come
    assert [re.findall(r"id=([0-9a-f-]+)", one) for one in asked] == [[other["id"]]]
