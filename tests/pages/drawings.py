"""Pictures of a project as tests read them: what is drawn, by its classes, and whether a file needs anything else."""

import re
from typing import Any
from xml.etree import ElementTree

from tests.pages.visiting import visitor
from tests.play import Play

SVG = "{http://www.w3.org/2000/svg}"
OUTSIDE = re.compile(r"https?://(?!www\.w3\.org/2000/svg)|url\((?!#)|@import|javascript:", re.I)


def picture(play: Play, address: str, by: str = "ada") -> ElementTree.Element:
    """A picture as a file: well-formed, with everything in it."""
    response = visitor(by).get(f"/projects/{play.project}/{address}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Content-Disposition"].startswith("attachment")
    drawn = ElementTree.fromstring(response.content)
    assert drawn.tag == f"{SVG}svg"
    assert not OUTSIDE.search(response.content.decode().replace(f'xmlns="{SVG[1:-1]}"', ""))
    names = {element.tag.removeprefix(SVG) for element in drawn.iter()}
    assert not names & {"script", "a", "image", "use", "foreignObject"}
    return drawn


def of_class(drawn: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """The elements of a class."""
    return [element for element in drawn.iter() if name in element.get("class", "").split()]


def titles(drawn: ElementTree.Element, name: str) -> list[str]:
    """What the elements of a class say to those who point at them."""
    return [str(element.findtext(f"{SVG}title")) for element in of_class(drawn, name)]


def page(play: Play, address: str, by: str = "ada", status: int = 200) -> Any:
    """A page in words."""
    response = visitor(by).get(f"/projects/{play.project}/{address}")
    assert response.status_code == status
    return response.content.decode()
