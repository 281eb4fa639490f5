"""A citation says who, what, of which source, how far reviewed, and where it stays."""

from tests.actions.releasing import make
from tests.pages.visiting import visitor
from tests.play import Play, done


def cited(play: Play, address: str, by: str = "ada") -> str:
    """The citation that a page offers."""
    page = visitor(by).get(address).content.decode()
    return str(page.partition('id="citation">')[2].partition("</p>")[0])


def test_a_contradiction_is_cited_with_both_quotes_and_its_state(play: Play) -> None:
    done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"publisher": "Press", "published": "1995"}, 1), 200)
    ends = [play.sign(play.say(quote)) for quote in ("1990-94", "9 August\n1994".replace("\n", " "))]
    made = play.contradict(*ends)
    draft = cited(play, f"/contradictions/{made['id']}/")
    assert "not signed off (draft)" in draft
    revised = done(play.speakers["ben"].patch(f"/contradictions/{made['id']}/", {"explanation": "x"}, 1), 200)
    signed = play.sign(revised)
    said = cited(play, f"/contradictions/{made['id']}/")
    assert said.startswith("ada and ben. “1990-94” (The ministry&#x27;s page; Press, 1995) against “9 August 1994”")
    assert f"Revision {signed['revision']}, signed off" in said
    assert said.endswith(f"http://testserver/contradictions/{made['id']}/")


def test_a_release_is_cited_with_number_and_hash(play: Play) -> None:
    play.sign(play.say())
    release = make(play)
    said = cited(play, f"/releases/{release}/")
    assert said.startswith("maya. Dates of a ministry. Release 1, ")
    assert "Data files SHA-256 " in said
    assert said.endswith(f"http://testserver/releases/{release}/")


def test_a_long_quote_is_cited_by_its_beginning_and_end(play: Play) -> None:
    from annotations.pages.citing import QUOTED, short

    quote = "a" + " word" * 200 + "\nz"
    assert short(quote).startswith("a word")
    assert short(quote).endswith("word z")
    assert len(short(quote)) <= QUOTED + 3
    assert short("one\ntwo") == "one two"
