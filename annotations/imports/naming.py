"""Names out of somebody's files, as they may stand in messages of ours."""

_LENGTH = 100


def shown(name: str) -> str:
    """The name in at most 100 code points, on one line, without surrogates or anything else that cannot be printed."""
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)
    return printable[:_LENGTH] or "(no name)"
