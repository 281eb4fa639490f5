"""Made-up texts of a given number of words, the same in every run."""

import random

WORDS = """
the a this that each another ministry archive registry witness letter decree report column editor
harbour village district river winter spring morning evening number figure account ledger copy
margin page line paragraph translation phrase claim statement denial reply source record date month
year decade author speaker reader citizen worker soldier merchant teacher said wrote counted denied
confirmed corrected omitted repeated dated signed moved left returned found lost kept burned printed
of in on from before after against between without and or but while because although nearly about
exactly more less fewer old new first second last
""".split()  # noqa: SIM905  (a list of a hundred strings would be a page)


def make_text(words: int, seed: int) -> str:
    """Sentences in paragraphs, with some figures and years in them."""
    chance = random.Random(seed)
    sentences, left = [], words
    while left > 0:
        length = min(left, chance.randint(6, 18))
        sentences.append(_sentence(chance, length))
        left -= length
    paragraphs = [" ".join(sentences[first : first + 8]) for first in range(0, len(sentences), 8)]
    return "\n\n".join(paragraphs) + "\n"


def _sentence(chance: random.Random, length: int) -> str:
    words = [_word(chance) for _ in range(length)]
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


def _word(chance: random.Random) -> str:
    return str(chance.randint(12, 1999)) if chance.random() < 0.03 else chance.choice(WORDS)


def passage(text: str, number: int) -> tuple[int, int]:
    """A passage of some words: where it starts and ends in code points."""
    chance = random.Random(number)
    start = text.index(" ", chance.randrange(len(text) - 200)) + 1
    end = text.index(" ", start + chance.randint(20, 120))
    return start, end
