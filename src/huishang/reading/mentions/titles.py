"""Titles of documents in 《》: the outermost marks count, one inside another belongs to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from huishang.reading.layout import Page

_TITLE = re.compile("《([^《》]{1,160}(?:《[^《》]{0,80}》[^《》]{0,80}){0,2})》")
_SHORT = re.compile("(?:（|，)?(?:以下)?简称")
_SHORT_BEFORE = re.compile("(?:以下简称|简称|下称|根据|按照|依据|依照|落实|贯彻|执行)[：“]?$")


class Title(NamedTuple):
    """A title at ``[start, end)`` of the normal form, marks included; ``name`` is what stands between them."""

    start: int
    end: int
    name: str


def find_titles(page: Page) -> list[Title]:
    """Every title in 《》, in order; short names given to one (以下简称《协议》) are left out."""
    text = page.text
    if "《" not in text:
        return []
    found = []
    for match in _TITLE.finditer(text):
        start = match.start()
        if text[max(start - 4, 0) : start].endswith(("简称", "下称")):
            continue
        found.append(Title(start, match.end(), match.group(1).strip()))
    return found
