"""The fixed cast of the tests, and what each of them is in the project most tests play in."""

CAST = {
    "maya": "manager",
    "ada": "annotator",
    "ben": "annotator",
    "rosa": "reviewer",
    "remy": "reader",
    "otto": None,
}
# Another manager and another reviewer, for the tests in which two of them meet.
EXTRAS = {"mona": "manager", "rolf": "reviewer"}
EVERYBODY = (*CAST, *EXTRAS)


def token_of(username: str) -> str:
    """The token that the tests' template database knows the person by."""
    return f"token-of-{username}"
