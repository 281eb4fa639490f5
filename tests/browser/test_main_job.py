"""The whole job, by three people in three browsers: from an empty project to a release whose files fit the texts."""

import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.people import People
from tests.browser.room import panel_form
from tests.browser.stage import Stage

OFFICIAL = "Work on the archive was done in 1990-94.\nIt is proved by the decree of 9 August 1994. 👩‍👩‍👧\n"
CHRONICLE = "The chronicle knows of no decree before 10 August 1994.\nنص عربي قصير.\n"


def main_of(page: Page, name: str) -> None:
    """Press a button of the page's main part."""
    page.get_by_role("main").get_by_role("button", name=name).click()


def make_project(maya: Page) -> str:
    """Maya makes a project with guidelines; its address."""
    maya.goto("/")
    maya.get_by_role("main").get_by_role("link", name=re.compile("project", re.I)).first.click()
    maya.get_by_label("Name").fill("The archive's decree")
    maya.get_by_label("Guidelines").fill("Date every claim.")
    main_of(maya, "Make the project")
    expect(maya.get_by_role("link", name="Bring in sources").first).to_be_visible()
    return maya.url


def invite(maya: Page, project: str) -> None:
    """Ada annotates, Rosa reviews."""
    maya.goto(f"{project}people/")
    for name, role in (("ada", "annotator"), ("rosa", "reviewer")):
        form = maya.get_by_role("region", name="Add somebody with an account")
        form.get_by_label("Username").fill(name)
        form.get_by_label("Role").select_option(role)
        form.get_by_role("button", name="Add").click()
        expect(maya.get_by_role("row", name=re.compile(name))).to_be_visible()


def bring_in(maya: Page, project: str, tmp_path: Path) -> None:
    """One text is pasted, one is uploaded as a file from another system."""
    maya.goto(f"{project}sources/new/")
    pasting = maya.get_by_role("region", name="Paste a text")
    pasting.get_by_label("Title").fill("The official page")
    pasting.get_by_label("Text").fill(OFFICIAL)
    pasting.get_by_role("button", name="Bring in this text").click()
    expect(maya).to_have_url(re.compile(r"/brought-in/"))
    file = tmp_path / "chronicle.txt"
    file.write_bytes(b"\xef\xbb\xbf" + CHRONICLE.replace("\n", "\r\n").encode())
    maya.goto(f"{project}sources/new/")
    uploading = maya.get_by_role("region", name="Upload files")
    uploading.get_by_label("Text files").set_input_files(file)
    uploading.get_by_role("button", name="Bring in the files").click()
    expect(maya).to_have_url(re.compile(r"/brought-in/"))
    expect(maya.get_by_role("main")).to_contain_text("2 CRLF")


def tag(ada: Page, project: str, title: str, quote: str, dating: str) -> None:
    """Ada selects the words, dates the claim and submits it."""
    ada.goto(project)
    ada.locator("a.source-title", has_text=title).click()
    expect(ada.locator("#live")).to_have_attribute("data-state", "live")
    ada.locator("#text").focus()
    ada.evaluate(
        """(quote) => {
            const node = document.querySelector("#text p").parentElement;
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const start = walker.currentNode.data.indexOf(quote);
                if (start >= 0) {
                    const found = walker.currentNode;
                    getSelection().setBaseAndExtent(found, start, found, start + quote.length);
                    return;
                }
            }
            throw new Error(`${quote} does not stand here`);
        }""",
        quote,
    )
    ada.keyboard.press("1")
    form = panel_form(ada)
    form.get_by_label("Dating").fill(dating)
    form.get_by_role("button", name="Save and submit").click()
    expect(ada.locator("#panel [data-card]")).to_contain_text("Waiting for review")


def contradict(ada: Page) -> None:
    """From the open passage to the other, found by its words."""
    ada.get_by_role("link", name="Contradicts …").click()
    ada.get_by_role("button", name="Find it in a list").click()
    ada.get_by_label("Words of passage, note or details").fill("in 1990-94")
    ada.get_by_role("button", name="Find", exact=True).click()
    ada.get_by_role("button", name=re.compile("Choose “in 1990-94")).click()
    expect(ada.locator("#chosen li")).to_have_count(2)
    expect(ada.locator("#making")).to_contain_text("disjoint")
    ada.get_by_label("In what they do not go together").select_option("dating")
    ada.get_by_label("Explanation").fill("The decree is of another year than the work it proves.")
    ada.get_by_role("button", name="Save and submit").click()
    expect(ada.locator("#announcements")).to_have_text("Saved and submitted.")
    expect(ada.locator("#panel [data-contradiction]")).to_contain_text("Waiting for review")


def review(rosa: Page, project: str) -> None:
    """Rosa works through the queue with one key."""
    rosa.goto(f"{project}review/")
    for left in (3, 2, 1):
        expect(rosa.locator("#desk")).to_have_attribute("data-total", str(left))
        rosa.keyboard.press("s")
    expect(rosa.get_by_role("heading", name="Nothing waits for you")).to_be_visible()


def release(maya: Page, project: str) -> zipfile.ZipFile:
    """Maya makes a release, waits for it and downloads it."""
    maya.goto(f"{project}releases/")
    maya.get_by_label("Note").fill("The first")
    main_of(maya, "Make the release")
    expect(maya.get_by_role("heading", name="Release 1", level=1)).to_be_visible(timeout=30_000)
    with maya.expect_download() as download:
        maya.get_by_role("link", name="Download all (ZIP)").click()
    return zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))


def check_files(files: zipfile.ZipFile) -> None:
    """Every quote stands in its source, every hash fits, and nobody signed what they wrote."""

    folder = files.namelist()[0].rpartition("/")[0]

    def read(name: str) -> bytes:
        return files.read(f"{folder}/{name}" if folder else name)

    def lines(name: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in read(name).decode().split("\n") if line]

    texts = {str(source["id"]): str(source["text"]) for source in lines("sources.jsonl")}
    assert sorted(texts.values()) == sorted([OFFICIAL, CHRONICLE])
    annotations = lines("annotations.jsonl")
    assert sorted(str(one["quote"]) for one in annotations) == ["10 August 1994", "in 1990-94"]
    for one in annotations:
        start, end = one["start"], one["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[str(one["source"])][start:end] == one["quote"]
        reviews, authors = one["reviews"], one["authors"]
        assert isinstance(reviews, list)
        assert isinstance(authors, list)
        assert {review["person"] for review in reviews}.isdisjoint(authors)
    (contradiction,) = lines("contradictions.jsonl")
    assert contradiction["relation"] == "disjoint"
    assert len(list(csv.DictReader(io.StringIO(read("annotations.csv").decode())))) == 2
    manifest = json.loads(read("manifest.json"))
    for file in manifest["files"]:
        assert hashlib.sha256(read(file["name"])).hexdigest() == file["sha256"]


def test_three_people_do_the_whole_job(person: People, server: Stage, tmp_path: Path) -> None:
    maya, ada, rosa = person("maya"), person("ada"), person("rosa")
    project = make_project(maya)
    invite(maya, project)
    bring_in(maya, project, tmp_path)
    tag(ada, project, "The official page", "in 1990-94", "1990/1994")
    expect(ada.locator("#guidelines")).to_contain_text("Date every claim.")
    tag(ada, project, "chronicle", "10 August 1994", "1995-08-10")
    contradict(ada)
    review(rosa, project)
    check_files(release(maya, project))


def test_a_release_waits_for_a_worker_that_does_not_run_and_the_page_says_so(person: People, server: Stage) -> None:
    maya = person("maya")
    project = make_project(maya)
    server.stop_worker()
    maya.goto(f"{project}releases/")
    main_of(maya, "Make the release")
    expect(maya.get_by_role("main")).to_contain_text("background worker is not answering")
    server.start_worker()
    expect(maya.get_by_role("heading", name="Release 1", level=1)).to_be_visible(timeout=30_000)
