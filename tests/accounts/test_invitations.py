"""An invitation is the one way to an account, and finds those who have one."""

from tests.accounts.people import SECOND_STEP, SIGN_IN, Person
from tests.play import Play, done
from workbench.accounts.models import User

FORM = {"username": "hanna", "password1": "a-password-for-tests-1", "password2": "a-password-for-tests-1"}


def invite(play: Play) -> str:
    """The path of an invitation's link."""
    path = f"/projects/{play.project}/invitations/"
    link = done(play.speakers["maya"].post(path, {"role": "reader"}), 201)["link"]
    return str(link).removeprefix("http://testserver")


def test_an_invitation_makes_an_account_and_signs_in(play: Play) -> None:
    hanna, link = Person(), invite(play)
    assert hanna.post(link, **FORM).status_code == 302
    assert hanna.is_in()
    assert play.membership("hanna")["role"] == "reader"
    assert Person().post(link, **FORM | {"username": "second"}).status_code == 404
    assert not User.objects.filter(username="second").exists()


def test_what_is_wrong_with_a_new_account_stands_beside_its_field(play: Play) -> None:
    page = Person().post(invite(play), **FORM | {"username": "ADA", "password2": "other"})
    assert page.context["form"].errors.keys() == {"username", "password2"}
    assert b'id="id_password2_error"' in page.content
    assert b'aria-describedby="id_password2_helptext id_password2_error"' in page.content


def test_somebody_with_two_step_sign_in_comes_back_to_the_invitation(play: Play, inside: Person) -> None:
    link = invite(play)
    inside.turn_on_two_steps()
    newcomer = inside.elsewhere()
    assert f"{SIGN_IN}?next={link}" in newcomer.get(link).content.decode()
    assert newcomer.sign_in(next=link)["Location"] == SECOND_STEP
    assert "Join as" not in newcomer.get(link).content.decode(), "half a sign-in is none"
    assert newcomer.post(SECOND_STEP, code=inside.code(1))["Location"] == link
    assert "Join as hanna" in newcomer.get(link).content.decode()
    assert newcomer.post(link).status_code == 302
    assert play.membership("hanna")["role"] == "reader"


def test_who_is_somebody_else_can_say_so_and_comes_back(play: Play, inside: Person) -> None:
    link = invite(play)
    assert "I am not hanna" in inside.get(link).content.decode()
    assert inside.post("/accounts/sign-out/", next=link)["Location"] == link
