"""Which name can stand in the place of somebody's own."""

import pytest

from annotations.rules.pseudonyms import proposed_pseudonym, read_pseudonym

OTHERS = ("ben", "Person 1", "Person 3")


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Person 4", "Person 4"),
        ("  The \n archivist ", "The archivist"),
        ("نص قصير", "نص قصير"),
        ("می\u200cخواهم او", "می\u200cخواهم او"),
        ("Canada Adam", "Canada Adam"),
        ("x" * 148 + " y", "x" * 148 + " y"),
    ],
)
def test_a_name_of_two_words_is_taken(name: str, read: str) -> None:
    assert read_pseudonym(name, old=["ada", "a.d+a"], others=OTHERS) == read


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "two words"),
        (None, "two words"),
        ("Somebody", "two words"),
        ("a\u202eb c", "control characters"),
        ("ADA the first", "would tell"),
        ("it is “ada”", "would tell"),
        ("Ａｄａ 2", "would tell"),
        ("once a.d+a", "would tell"),
        ("PERSON 1", "has this name"),
        ("Ｐｅｒｓｏｎ\u200d １", "has this name"),
        ("x " * 80, "at most 150"),
        ("a \x00b", "NUL"),
        (7, "text is needed"),
    ],
)
def test_one_that_tells_the_old_name_or_is_anothers_is_not(name: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_pseudonym(name, old=["ada", "a.d+a"], others=OTHERS)


def test_the_first_name_that_nobody_has_is_proposed() -> None:
    assert proposed_pseudonym(()) == "Person 1"
    assert proposed_pseudonym(OTHERS) == "Person 2"
    assert proposed_pseudonym(["PERSON 1", "ｐｅｒｓｏｎ 2"]) == "Person 3"
