"""The import map: every module of ours by the name that the others import it by."""

import json
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

MODULES = Path(__file__).resolve().parent.parent / "static" / "annotations" / "js"


@register.simple_tag
def import_map() -> SafeString:
    """JSON for a `<script type="importmap">`; file names are ours, so nothing in it can end the script."""
    return mark_safe(_imports.__wrapped__() if settings.DEBUG else _imports())  # noqa: S308


@cache
def _imports() -> str:
    """Put together once in each process, since it stands in every page, unless somebody works on the files."""
    names = sorted(path.name for path in MODULES.glob("*.js"))
    imports = {f"workbench/{name}": static(f"annotations/js/{name}") for name in names}
    return json.dumps({"imports": imports})
