"""Which sources contradict which: counted for those who see it, drawn, listed, and leading to the contradictions."""

import re

from tests.pages.drawings import of_class, page, picture, titles
from tests.play import Play, done


def listed(play: Play, query: str, by: str = "ada") -> set[str]:
    """The contradictions that the list shows."""
    return {*re.findall(r'id="contradiction-([0-9a-f-]{36})"', page(play, f"contradictions/?{query}", by))}


def test_each_pair_is_counted_once_for_each_contradiction_between_them(play: Play) -> None:
    near, late = play.say("1990-94"), play.say("9 August 1994")
    far, farther = play.say("10 August 1994", source=play.second), play.say("212 citizens", source=play.second)
    between = [play.contradict(near, far), play.contradict(near, late, far, farther, kind="fact")]
    within = [between[1], play.contradict(near, late, kind="naming")]
    said = titles(picture(play, "between-sources.svg"), "cell")
    assert sorted(said) == [
        "1 contradiction within “Another page” (Fact 1)",
        "2 contradictions between “Another page” and “The ministry's page” (Dating 1, Fact 1)",
        "2 contradictions within “The ministry's page” (Fact 1, Naming 1)",
    ]
    shown = page(play, "between-sources/")
    for one, other, made in ((play.first, play.second, between), (play.first, play.first, within)):
        found = {contradiction["id"] for contradiction in made}
        assert listed(play, f"source={one}&other={other}") == listed(play, f"source={other}&other={one}") == found
    assert f"/contradictions/?source={play.first}&amp;other={play.first}" in shown
    addresses = re.findall(r'class="cell" href="[^"?]*\?([^"]*)"', shown)
    assert [listed(play, one.replace("&amp;", "&")) for one in addresses] == [{one["id"] for one in between}]
    assert listed(play, f"source={play.second}&other={play.second}") == {between[1]["id"]}


def test_a_pair_leads_to_both_texts_side_by_side(play: Play) -> None:
    play.contradict(play.say("1990-94"), play.say("10 August 1994", source=play.second))
    shown = page(play, "between-sources/")
    sides = {f"/sources/{play.first}/beside/{play.second}/", f"/sources/{play.second}/beside/{play.first}/"}
    assert sides & {*re.findall(r'href="([^"]*)"', shown)}


def test_readers_are_told_of_signed_off_contradictions_only(play: Play) -> None:
    ends = [play.sign(play.say("1990-94")), play.sign(play.say("10 August 1994", source=play.second))]
    play.contradict(*ends, kind="fact")
    assert "no contradictions here that you can see" in page(play, "between-sources/", by="remy")
    play.sign(play.contradict(*ends))
    (said,) = titles(picture(play, "between-sources.svg?status=draft", by="remy"), "cell") or [""]
    assert said == ""
    (said,) = titles(picture(play, "between-sources.svg", by="remy"), "cell")
    assert said.startswith("1 contradiction between")
    assert said.endswith("(Dating 1)")
    assert 'name="status"' not in page(play, "between-sources/", by="remy")


def test_it_is_narrowed_by_kind_and_status_and_so_is_where_it_leads(play: Play) -> None:
    ends = [play.say("1990-94"), play.say("10 August 1994", source=play.second)]
    play.contradict(*ends)
    play.move("ada", play.contradict(*ends, kind="fact"), "submit")
    for query in ("kind=fact", "status=submitted"):
        (said,) = titles(picture(play, f"between-sources.svg?{query}"), "cell")
        assert said.startswith("1 contradiction ")
        assert f"&amp;{query}" in page(play, f"between-sources/?{query}")
    assert titles(picture(play, "between-sources.svg?kind=nonsense"), "cell")[0].startswith("2 contradictions")


def test_deleted_contradictions_are_not_counted(play: Play) -> None:
    made = play.contradict(play.say("1990-94"), play.say("213"))
    play.move("ada", made, "delete")
    assert "There are no contradictions" in page(play, "between-sources/")


def test_of_many_sources_those_that_contradict_least_are_put_together(play: Play, monkeypatch: object) -> None:
    monkeypatch.setattr("annotations.pages.between_sources.MOST", 2)  # type: ignore[attr-defined]
    more = [
        done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": name, "text": "word"}), 201)
        for name in ("Third", "Fourth")
    ]
    body = {"kind": "claim", "start": 0, "end": 4, "quote": "word", "details": {}}
    ends = [done(play.speakers["ada"].post(f"/sources/{one['id']}/annotations/", body), 201) for one in more]
    near, far = play.say("1990-94"), play.say("10 August 1994", source=play.second)
    for _ in range(2):
        play.contradict(near, far)
    for end in ends:
        play.contradict(near, end)
    drawn = picture(play, "between-sources.svg")
    assert "2 contradictions with other sources, put together" in titles(drawn, "cell")
    assert len(of_class(drawn, "cell")) == 2
    shown = page(play, "between-sources/")
    assert "2 sources that contradict least often are put together" in shown
    assert "Third" in shown.split("<table>")[1]


def test_titles_are_text_in_the_file_and_on_the_page(play: Play) -> None:
    nasty = "</text><script>alert(1)</script>\x0b"
    done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"title": nasty}, 1), 200)
    play.contradict(play.say("1990-94"), play.say("213"))
    assert "<script>alert(1)</script>" in titles(picture(play, "between-sources.svg"), "cell")[0]
    assert nasty not in page(play, "between-sources/")
