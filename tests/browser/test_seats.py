"""Who sits down where somebody else sat finds nothing of theirs: a context is used again, what was in it is not."""

from playwright.sync_api import expect

from tests.browser.people import People

LEAVE = """
async () => {
    localStorage.setItem("left", "here");
    sessionStorage.setItem("left", "here");
    document.cookie = "left=here; path=/";
    await (await caches.open("left")).put("/left", new Response("here"));
    await new Promise((done) => { indexedDB.open("left").onsuccess = done; });
}
"""
FIND = """
async () => [
    localStorage.getItem("left"), sessionStorage.getItem("left"), document.cookie.includes("left"), await caches.keys(),
    (await indexedDB.databases()).map(({ name }) => name),
    (await navigator.permissions.query({ name: "clipboard-read" })).state, navigator.onLine,
]
"""

LOOK = """
() => [
    history.length, document.visibilityState,
    ...["screen", "(prefers-color-scheme: light)", "(prefers-reduced-motion)"].map((what) => matchMedia(what).matches),
]
"""


def test_who_comes_next_finds_nothing_of_who_was_there_before(person: People) -> None:
    page = person("maya")
    context = page.context
    context.grant_permissions(["clipboard-read"])
    page.goto("/")
    page.evaluate(LEAVE)
    assert page.evaluate(FIND) == ["here", "here", True, ["left"], ["left"], "granted", True]
    context.route("**/*", lambda route: route.abort())
    context.set_offline(True)
    person.leave()

    page = person()
    assert page.context is context
    page.goto("/")
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert page.evaluate(FIND) == [None, None, False, [], [], "prompt", True]


def test_the_page_is_as_a_new_one_and_not_the_same_when_something_of_it_stays(person: People) -> None:
    first = person("maya")
    first.goto("/")
    first.goto("/keys/")
    first.set_viewport_size({"width": 500, "height": 400})
    first.emulate_media(media="print", color_scheme="dark")
    person.leave()

    page = person("maya")
    assert (page is first, page.url, page.viewport_size) == (True, "about:blank", {"width": 1400, "height": 900})
    assert page.evaluate(LOOK) == [1, "visible", True, True, True]
    page.add_init_script("globalThis.left = true")
    page.goto("/keys/")
    person.leave()

    assert person("maya") is not page
    assert page.is_closed()


def test_people_who_sit_at_the_same_time_share_nothing(person: People) -> None:
    maya, ada = person("maya"), person("ada")
    for page, name in ((maya, "maya"), (ada, "ada")):
        page.goto("/")
        page.evaluate("(name) => localStorage.setItem('name', name)", name)
        expect(page.get_by_role("banner")).to_contain_text(name)
    assert [page.evaluate("localStorage.getItem('name')") for page in (maya, ada)] == ["maya", "ada"]
