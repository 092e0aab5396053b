"""Reports for the tests of speech: the roster is given, so that only speech is tested."""

from __future__ import annotations

import re

import pytest

from huishang.reading.acts.speech.commitments import CommitmentDraft, read_commitments
from huishang.reading.acts.speech.statements import read_statements
from huishang.reading.layout import Page, lay_out
from huishang.reading.mentions.roster import Mention, Roster
from huishang.reading.scan import scan

LEAD = (
    "云岭县党政代表团到滨江县考察，两县召开合作座谈会。滨江县委书记闻笛主持，云岭县委书记林间月讲话。"
    "会上还交流了跨省协作、毗邻乡镇结对和共建园区的做法。\n"
)
"""Makes any report one about the joint work of two counties."""


class Report:
    """Reads a text with the people that the tests invent."""

    people = ("闻笛", "林间月", "古丽米热·买买提", "岳小满")

    def page(self, text: str) -> tuple[Page, Roster]:
        page = lay_out(text)
        found = re.finditer("|".join(self.people), page.text)
        return page, Roster([Mention(*match.span(), match.group()) for match in found])

    def said(self, text: str) -> list[tuple[str | None, str, str]]:
        """Speaker, act and words of each statement."""
        page, roster = self.page(text)
        found = read_statements(page, scan(page.text), roster)
        return [(one.speaker, one.act, page.text[one.start : one.end]) for one in found]

    def speakers(self, text: str) -> list[str | None]:
        return [speaker for speaker, _, _ in self.said(text)]

    def acts(self, text: str) -> list[str]:
        return [act for _, act, _ in self.said(text)]

    def promised(self, text: str, published: str | None = None) -> list[tuple[str, CommitmentDraft]]:
        """Each commitment with its quote, in a report of two counties."""
        page, roster = self.page(LEAD + text)
        hits = scan(page.text)
        found = read_commitments(read_statements(page, hits, roster), page, hits, published)
        return [(page.text[one.start : one.end], one) for one in found]

    def quotes(self, text: str) -> list[str]:
        return [quote for quote, _ in self.promised(text)]


@pytest.fixture(scope="session")
def report() -> Report:
    return Report()
