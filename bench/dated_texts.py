"""Made-up prose with what checks look for: dates, figures, names, quotes, acronyms; the same in every run."""

import random

PLACES = ("Ostrava Vale", "Lake Mirna", "Port Halden", "the Upper Tarn", "Novy Brod", "Kelm", "Sarat Bay")
PEOPLE = ("Irena Volkov", "Colonel Adam Reyes", "M. Oduya", "Lena Aliyeva", "Thomas Brandt", "Deputy Minister Haas")
BODIES = (
    "Northern Harbour Commission (NHC)",
    "Union of River Pilots",
    "State Archive of Kelm",
    "Council for Grain and Salt (CGS)",
)
MONTHS = ("January", "March", "May", "August", "October", "December")
SENTENCES = (
    "On {day} {month} {year}, the {body} counted {figure} barges at {place}.",
    "Between {year} and {later}, {person} wrote more than {small} reports about {place}.",
    "“We never had {small} wagons,” said {person}, “and nobody asked us in {month}.”",
    "Of {figure} pilots, {small} came from {place} and the others from {place}.",
    "In the late {decade}s the {body} bought some {figure} tons of salt, about {percent} percent of the harvest.",
    "The strike lasted three years ({year}-{short}), as {person} told the {body}.",
    "By {month} {day}, {year}, {place} had {figure} inhabitants; twenty people left, thirteen of them for {place}.",
    "Today the {body} is part of the ministry, which was closed in {year}.",
    "{person} was born in the {century}th century and died last year, if the register is right.",
    "The decree of {day}.{number:02}.{year} names {figure} households, at least {small} of them in {place}.",
    "Nothing more is known of the ledger that {person} is said to have burnt.",
    "It is copied here as it stands, with its errors and its gaps, and without the seal.",
)


def make_dated_text(length: int, seed: int = 0) -> str:
    """Paragraphs of so many code points in all."""
    chance = random.Random(seed)
    paragraphs, left = [], length
    while left > 0:
        paragraph = " ".join(_sentence(chance) for _ in range(chance.randint(3, 9)))
        paragraphs.append(paragraph)
        left -= len(paragraph) + 2
    return "\n\n".join(paragraphs)[: length - 1] + "\n"


def _sentence(chance: random.Random) -> str:
    year = chance.randint(1880, 1995)
    later = year + chance.randint(1, 4)
    return chance.choice(SENTENCES).format(
        day=chance.randint(1, 28),
        month=chance.choice(MONTHS),
        number=chance.randint(1, 12),
        year=year,
        later=later,
        short=f"{later % 100:02}",
        decade=year // 10 * 10,
        century=chance.randint(16, 19),
        body=chance.choice(BODIES),
        place=chance.choice(PLACES),
        person=chance.choice(PEOPLE),
        figure=chance.randint(100, 9_000),
        small=chance.randint(2, 90),
        percent=chance.randint(1, 99),
    )
