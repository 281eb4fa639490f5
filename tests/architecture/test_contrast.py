"""The contrast of every pair of colours that meet, computed from the style sheet: tools cannot see painted passages.

WCAG 2.2: text 4.5:1 (1.4.3), what is not text but has to be seen, such as an underline, 3:1 (1.4.11).
"""

import re
from pathlib import Path

import pytest

SHEETS = Path(__file__).resolve().parents[2] / "annotations" / "static" / "annotations" / "css"
KINDS = ("claim", "statistic", "quote", "translation_error")
GROUNDS = ("paper", "raised", "sunken")

# What is read, and on which ground.
TEXTS = [
    *((ink, ground) for ink in ("ink", "quiet", "link", "alarm", "good") for ground in GROUNDS),
    *(("ink", f"{kind}-ground") for kind in (*KINDS, "overlap", "contradiction")),
    *((f"{kind}-ink", f"{kind}-ground") for kind in (*KINDS, "contradiction")),
    *((f"{kind}-ink", ground) for kind in (*KINDS, "contradiction") for ground in GROUNDS),
    *((f"{status}-ink", ground) for status in ("draft", "submitted", "signed_off", "rejected") for ground in GROUNDS),
    ("ink", "chosen-ground"),
    ("paper", "ink"),
]
# Underlines, and the edges of what is operated.
SHAPES = [
    *((f"{kind}-ink", f"{kind}-ground") for kind in (*KINDS, "overlap", "contradiction")),
    *((f"{kind}-ink", "chosen-ground") for kind in (*KINDS, "overlap", "contradiction")),
    *((f"{kind}-ink", "paper") for kind in (*KINDS, "overlap")),
    *(("edge", ground) for ground in GROUNDS),
    *((f"{kind}-ink", "sunken") for kind in (*KINDS, "contradiction")),
    *(("link", ground) for ground in GROUNDS),
]


def schemes() -> dict[str, dict[str, str]]:
    """The colours by name, for light and for dark."""
    sheet = (SHEETS / "workbench.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", sheet, re.S)[:2]
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in (light, dark)]
    return {"light": found[0], "dark": found[0] | found[1]}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_standards_own() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_read_can_be_read(scheme: str) -> None:
    colours = schemes()[scheme]
    weak = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in TEXTS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_underlines_and_edges_can_be_seen_on_every_ground(scheme: str) -> None:
    colours = schemes()[scheme]
    weak = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in SHAPES}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_dark_has_a_colour_of_its_own_for_every_light_one() -> None:
    sheet = (SHEETS / "workbench.css").read_text(encoding="utf-8")
    light, dark = (
        set(re.findall(r"--([\w-]+): #", block)) for block in re.findall(r":root \{(.*?)\}", sheet, re.S)[:2]
    )
    assert light == dark


def test_each_kind_and_the_overlap_are_underlined_in_a_way_of_their_own() -> None:
    sheet = (SHEETS / "room.css").read_text(encoding="utf-8")
    styles = dict(re.findall(r"::highlight\((\w+)\) \{[^}]*underline (\w+)", sheet))
    assert set(styles) == {*KINDS, "overlap"}
    assert len(set(styles.values())) == len(styles)


def test_every_ground_that_is_painted_is_one_of_the_systems_where_colours_are_forced() -> None:
    forced, painted = "", ""
    for path in SHEETS.glob("*.css"):
        sheet = path.read_text(encoding="utf-8")
        blocks = re.findall(r"@media \(forced-colors: active\) \{.*?\n\}", sheet, re.S)
        forced += "".join(blocks)
        painted += re.sub(r"@media \(forced-colors: active\) \{.*?\n\}", "", sheet, flags=re.S)
    grounds = set(re.findall(r"::highlight\((\w+)\) \{[^}]*background-color", painted))
    assert grounds >= {*KINDS, "overlap", "chosen", "held", "pointed"}
    assert grounds <= set(re.findall(r"::highlight\((\w+)\)", forced))


def test_colours_stand_in_one_place() -> None:
    sheet = (SHEETS / "workbench.css").read_text(encoding="utf-8")
    after = sheet.split("@media (prefers-color-scheme: dark)", 1)[1].split("}\n}", 1)[1].split("@media print")[0]
    others = [path for path in SHEETS.glob("*.css") if path.name != "workbench.css"]
    for text in (after, *(path.read_text(encoding="utf-8") for path in others)):
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", text) == []
