"""Findings in a browser: worked through by keyboard, shown beside the text, and apart from what people have said."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.accessibility import check_accessibility
from tests.browser.people import People
from tests.browser.room import enter, point
from tests.browser.stage import Stage
from tests.finding import claim_at, opposed
from tests.play import FIRST, Play

Noticing = Callable[..., list[dict[str, Any]]]


def test_findings_are_worked_through_by_keyboard(person: People, play: Play, noticed: Noticing) -> None:
    pair, other, _date = noticed(opposed(play), opposed(play, message="It is another.", values={}), claim_at(play))
    ada = person("ada")
    ada.goto(f"/projects/{play.project}/findings/?check=event_dates")
    expect(ada.locator("#findings > li")).to_have_count(2)
    check_accessibility(ada)

    ada.keyboard.press("a")  # before somebody has walked to a finding, there is none to accept
    ada.keyboard.press("n")
    expect(ada.locator(f"#finding-{pair['id']}")).to_be_focused()
    ada.keyboard.press("d")
    expect(ada.locator(f"#finding-{pair['id']} textarea[name=reason]")).to_be_focused()
    ada.keyboard.type("and so it is")  # letters that are keys elsewhere
    ada.keyboard.press("Control+Enter")  # as in review
    expect(ada.locator(f"#finding-{pair['id']} .status-dismissed")).to_be_visible()
    expect(ada.locator(f"#finding-{pair['id']}")).to_contain_text("and so it is")
    expect(ada.locator(f"#finding-{other['id']}")).to_be_focused()

    ada.keyboard.press("a")
    expect(ada.locator(f"#finding-{other['id']} .status-accepted")).to_be_visible()
    expect(ada.locator(f"#finding-{other['id']}")).to_contain_text("the contradiction it became")
    check_accessibility(ada)
    (made,) = play.speakers["ada"].get(f"/projects/{play.project}/contradictions/").body["results"]
    assert (made["author"], made["explanation"]) == ("ada", "It is another.")


def test_what_was_accepted_by_mistake_is_taken_back_by_a_key(person: People, play: Play, noticed: Noticing) -> None:
    first, _second = noticed(*(opposed(play, message=f"{n}.", values={"n": n}) for n in ("One", "Two")))
    ada = person("ada")
    ada.goto(f"/projects/{play.project}/findings/?check=event_dates")
    ada.keyboard.press("z")
    expect(ada.get_by_text("Nothing was decided here that could be taken back.")).to_be_attached()
    ada.keyboard.press("n")
    ada.keyboard.press("a")
    one = ada.locator(f"#finding-{first['id']}")
    expect(one.get_by_role("button", name="Take back what it became")).to_be_visible()
    check_accessibility(ada)
    heard = ada.locator("#announcements")
    expect(heard).to_have_text("Accepted.")
    ada.keyboard.press("z")  # from the next one, to which the focus has gone on
    expect(one.locator(".status-accepted")).to_have_count(0)
    expect(one.locator("[data-accept]")).to_be_visible()
    expect(one).to_be_focused()
    expect(heard).to_have_text("It is open again.")
    contradictions = f"/projects/{play.project}/contradictions/"
    assert play.speakers["ada"].get(contradictions).body["results"] == []


def test_on_its_own_page_a_finding_is_decided_and_the_page_says_so(
    person: People, play: Play, noticed: Noticing
) -> None:
    (pair,) = noticed(opposed(play))
    ada = person("ada")
    ada.goto(f"/findings/{pair['id']}/")
    expect(ada.locator("[aria-keyshortcuts=A], [aria-keyshortcuts=D]")).to_have_count(0)  # no keys act here
    for button, said in (("Set them against each other", "Accepted."), ("Take back what it became", "Open again.")):
        ada.get_by_role("button", name=button).press("Enter")
        expect(ada.get_by_role("status").filter(has_text=said)).to_be_visible()
        expect(ada.locator("article.noticed-alone")).to_have_count(1)
    check_accessibility(ada)


def test_the_focus_goes_on_after_each_decision_and_stays_where_there_is_more_to_read(
    person: People, play: Play, noticed: Noticing
) -> None:
    first, second, third = noticed(*(opposed(play, message=f"{n}.", values={"n": n}) for n in ("One", "Two", "Three")))
    ada = person("ada")
    ada.goto(f"/projects/{play.project}/findings/?check=event_dates")
    ada.locator("#findings").focus()
    ada.keyboard.press("n")
    ada.keyboard.press("a")
    expect(ada.locator(f"#finding-{first['id']} .status-accepted")).to_be_visible()
    expect(ada.locator(f"#finding-{second['id']}")).to_be_focused()

    dismissed = {"decision": "dismiss", "reason": "No.", "seen_revision": 1}
    play.speakers["ben"].post(f"/findings/{second['id']}/decisions/", dismissed)
    ada.keyboard.press("a")
    expect(ada.locator(f"#finding-{second['id']} [role=alert]")).to_be_visible()
    expect(ada.locator(f"#finding-{second['id']}")).to_be_focused()
    ada.locator(f"#finding-{second['id']}").get_by_role("button", name="Open it again").press("Enter")
    expect(ada.locator(f"#finding-{second['id']}")).to_be_focused()
    ada.keyboard.press("a")
    expect(ada.locator(f"#finding-{second['id']} .status-accepted")).to_be_visible()
    expect(ada.locator(f"#finding-{third['id']}")).to_be_focused()


def test_the_room_shows_what_was_noticed_and_a_person_decides_there(
    person: People, play: Play, noticed: Noticing
) -> None:
    noticed(opposed(play, message="They are a day apart."))
    ada = person("ada")
    ada.goto(f"/sources/{play.first}/")
    card = ada.locator(".margin-noticed", has_text="They are a day apart.")
    expect(card).to_be_visible()
    check_accessibility(ada)
    card.click()
    expect(ada.locator("#panel .noticed-why")).to_have_text("They are a day apart.")
    check_accessibility(ada)
    ada.locator("#panel").get_by_role("button", name="Set them against each other").click()
    expect(ada.locator("#panel .status-accepted")).to_be_visible()
    expect(card).to_have_count(0)
    expect(ada.locator("#ledger li")).to_have_count(1)  # the annotation that it became in this text
    undo = ada.locator("#undo [data-way=undo]")
    expect(undo).to_contain_text("flagged the contradiction “They are a day apart.”")

    ada.get_by_label("Findings of the checks").uncheck()
    expect(ada.locator(".margin-noticed")).to_have_count(0)
    ada.route("**/sources/*/findings/", lambda route: route.fulfill(json={"rows": [], "is_all": False}))
    ada.reload()
    expect(ada.get_by_label("Findings of the checks")).not_to_be_checked()
    told = ada.get_by_text("There are more than can be marked here")
    expect(told).to_be_hidden()
    ada.get_by_label("Findings of the checks").check()
    expect(told).to_be_visible()


def test_a_finger_on_marked_words_or_enter_in_them_opens_what_was_noticed(
    person: People, play: Play, noticed: Noticing
) -> None:
    noticed(opposed(play, message="They are a day apart."))
    ada = person("ada", width=390, dark=True)
    enter(ada, play.first)
    why = ada.locator("#panel .noticed-why")
    start = FIRST.split("\n")[0].index("9 August")
    at = point(ada, 1, start + 2)
    ada.mouse.click(at["x"], at["y"])
    expect(why).to_have_text("They are a day apart.")
    check_accessibility(ada)
    ada.keyboard.press("Escape")
    expect(why).to_have_count(0)
    ada.locator(".text").press("Enter")
    expect(why).to_have_text("They are a day apart.")
    ada.keyboard.press("Escape")

    made = play.say("a decree of 9 August 1994", by="ben")
    expect(ada.locator("#ledger li")).to_have_count(1)
    ada.mouse.click(at["x"], at["y"])
    expect(ada.locator(f"#panel [data-card='{made['id']}']")).to_be_visible()
    ada.mouse.click(at["x"], at["y"])  # what somebody says of the words comes first, then what was noticed in them
    expect(why).to_have_text("They are a day apart.")


def test_checks_are_set_and_run_on_a_phone(person: People, play: Play, server: Stage) -> None:
    server.wait_for_worker()
    maya = person("maya", width=390, dark=True)
    maya.goto(f"/projects/{play.project}/checks/")
    check_accessibility(maya)
    far_down = maya.locator("#check-dependence")
    far_down.get_by_text("Settings").click()
    far_down.locator("input[name=words]").fill("1")
    far_down.get_by_role("button", name="Save").click()
    expect(far_down.get_by_text("A whole number from")).to_be_in_viewport()
    maya.get_by_role("button", name="Run them over all sources now").click()
    server.wait_for_worker()
    maya.goto(f"/projects/{play.project}/checks/")
    expect(maya.locator(".check-run").first).to_contain_text("maya asked for it")
    expect(maya.locator(".check-run .status-done").first).to_be_visible()
    maya.goto(f"/projects/{play.project}/findings/?kind=any")
    expect(maya.locator("#findings > li").first).to_be_visible()
    check_accessibility(maya)
