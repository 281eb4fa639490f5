"""Getting in: the first page, signing in by the form, and what a browser may not be made to do."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import check_accessibility, check_looks
from tests.browser.people import Faults, People
from tests.browser.stage import Stage
from tests.play import Play


def test_nobodys_pages_are_accessible(person: People) -> None:
    page = person()
    for address in ("/", "/accounts/sign-in/"):
        page.goto(address)
        check_looks(page)


def test_a_person_signs_in_by_the_form_and_out_again(person: People, server: Stage) -> None:
    page = person()
    page.goto("/accounts/sign-in/")
    page.get_by_label("Username").fill("maya")
    page.get_by_label("Password", exact=True).fill("password-of-maya")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{server.address}/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


def test_the_first_page_can_be_read_without_javascript(person: People, play: Play) -> None:
    page = person("maya", javascript=False)
    page.goto("/")
    expect(page.get_by_role("link", name="Dates of a ministry").first).to_be_visible()


@pytest.mark.parametrize(
    ("doing", "said"),
    [
        ("() => { setTimeout(() => { throw new Error('broken') }) }", "broken"),
        ("() => console.error('wrong')", "wrong"),
        ("() => { location.href = 'https://example.org/' }", "elsewhere: https://example.org/"),
        ("() => fetch('https://example.org/').catch(() => {})", "Content Security Policy"),
        ("() => document.body.append(Object.assign(document.createElement('img'), {src: '/none.png'}))", "404 for GET"),
        ("() => document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
        ("() => { document.body.innerHTML = '<button onclick=\"1\">' }", "Content Security Policy"),
    ],
)
def test_what_a_page_must_not_do_is_noticed(person: People, faults: Faults, doing: str, said: str) -> None:
    page = person()
    page.goto("/")
    page.evaluate(doing)
    while not any(re.search(said, fault) for fault in faults.found):  # or the test never ends
        page.wait_for_timeout(10)
    with pytest.raises(AssertionError, match=said):
        faults.check()
    faults.expect("")


def test_what_is_not_accessible_is_told_with_its_place(person: People) -> None:
    page = person()
    page.goto("/")
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match=r"button-name .*discernible text"):
        check_accessibility(page)
