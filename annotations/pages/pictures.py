"""Pictures of a whole project: what they have in common on a page, and alone, as a file that needs nothing else."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unicodedata import category, east_asian_width

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

TAB = "pictures"
WIDTH = 1240
NARROW, WIDE = 6.4, 12.5  # pixels of a letter of 12 pixels, at most
_PROPERTY = re.compile(r"--([\w-]+): ([^;]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")
_FAMILIES = {"sans": "sans-serif", "serif": "serif", "mono": "monospace"}
# XML 1.0 has no way of writing these; a quote may have them.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
JOINER = "\u200d"


def alone(request: HttpRequest, picture: str, context: Mapping[str, object], *, name: str) -> HttpResponse:
    """The picture as a file of its own: light, its styles in it, without links, scripts or anything from outside."""
    whole = {**context, "alone": True, "styles": _style_sheet()}
    drawn = render_to_string(f"annotations/pictures/{picture}.svg", whole, request)
    written = _NOT_XML.sub("\ufffd", drawn.strip())
    response = HttpResponse(written.encode(), content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@cache
def _style_sheet() -> SafeString:
    """The styles of the drawings with the light colours in the place of their names, which few programs know."""
    colours = dict(_PROPERTY.findall(_sheet("workbench").split("@media", 1)[0])) | _FAMILIES
    drawing = _USE.sub(lambda found: colours[found[1]], _sheet("drawing"))
    return mark_safe(escape(drawing).replace("&quot;", '"'))  # noqa: S308  (a style sheet of ours)


def _sheet(name: str) -> str:
    found = finders.find(f"annotations/css/{name}.css")
    return Path(str(found)).read_text(encoding="utf-8")


def brief(text: str, limit: int) -> str:
    """The beginning of a text on one line, cut at a space if there is one, and never through what is one sign."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    end = limit - 1
    while end > 0 and (line[end - 1] == JOINER or line[end] == JOINER or category(line[end]).startswith("M")):
        end -= 1
    cut = line[:end]
    at_space = cut.rpartition(" ")[0]
    return f"{at_space if len(at_space) > limit // 2 else cut}…"


def isolated(text: str) -> str:
    """The text so that its direction is its own, whatever stands around it (Unicode's first strong isolate)."""
    return f"\u2068{text}\u2069"


def width_of(text: str) -> float:
    """About how wide it is drawn, in pixels; rather more than less."""
    return sum(WIDE if east_asian_width(letter) in "WF" else NARROW for letter in text)


def number(value: float) -> str:
    """A coordinate as SVG writes it, whatever the language."""
    return f"{value:.1f}".removesuffix(".0")
