"""Specifications drawn: SVG for pages, PNG for documents. Nothing is fetched, no browser is needed.

A drawing takes a tenth to a third of a second, so SVG is kept by the hash of its specification.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import caches

from huishang.analysis.pictures.specifications import HERE

FORM = 2
"""Counts the changes of what becomes of a drawing (``_cleaned``), so that none is shown in an old form."""

_LINK = re.compile(
    r'<a xlink:href="([^"]*)"><(\w+) aria-label="([^"]*)" role="[^"]*" aria-roledescription="[^"]*"'
)
_GROUP = re.compile(r'(<g class="[^"]*") role="[^"]*" aria-roledescription="[^"]*"(?: aria-label="[^"]*")?')
_ROOT = re.compile(r"<svg [^>]*?width=\"(\d+)\" height=\"(\d+)\"[^>]*>")


def svg(specification: dict[str, Any]) -> str:
    """The picture as SVG to stand within a page: links of this site, each with its words; no style of its own."""
    key = _key(specification)
    drawn = caches["pictures"].get(key)
    if drawn is None:
        drawn = _cleaned(_converter().vegalite_to_svg(specification))
        caches["pictures"].set(key, drawn)
    return drawn  # type: ignore[no-any-return]


def png(specification: dict[str, Any], scale: float = 2) -> bytes:
    """The picture as PNG, ``scale`` pixels to each unit, Chinese in the font that comes with the program."""
    return bytes(_converter().vegalite_to_png(specification, scale=scale))


@cache
def _converter() -> Any:
    import noto_cjk_sans_otc
    import vl_convert

    vl_convert.register_font_directory(str(Path(noto_cjk_sans_otc.__file__).parent))
    return vl_convert


def _key(specification: dict[str, Any]) -> str:
    from vl_convert import __version__

    line = json.dumps([__version__, FORM, specification], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(line.encode()).hexdigest()


def _cleaned(drawn: str) -> str:
    """Links that a keyboard reaches and a screen reader reads; the words beside them once."""
    drawn = _ROOT.sub(
        r'<svg xmlns="http://www.w3.org/2000/svg" width="\1" height="\2" viewBox="0 0 \1 \2">', drawn, count=1
    )
    drawn = _GROUP.sub(
        r"\1", drawn
    )  # the figure around it says what it is; an empty group would be nameless, a name without role is none
    drawn = _LINK.sub(r'<a href="\1" aria-label="\3"><\2 aria-hidden="true"', drawn)
    return drawn.replace(HERE, "")
