"""The people of each level of the ladder, for what is awaited; asked of ``sides.access`` on the day itself."""

from __future__ import annotations

from typing import Any

from huishang.ledger.queries import Awaited
from huishang.ledger.rules.clocks import Level
from huishang.sides.access import who_may
from huishang.sides.models import Mechanism, Side, SideBody
from huishang.sides.rules import Act


class Ladder:
    """Who stands on which level in a mechanism; each question is asked once."""

    def __init__(self, mechanism: Mechanism) -> None:
        self.mechanism = mechanism
        self.known: dict[Any, list[Any]] = {}

    def people(self, one: Awaited) -> dict[Level, list[Any]]:
        """Of each level the accounts to be reminded of something that is awaited."""
        sides = {side.pk: side for side, _body in one.who}.values()
        offices = [user for side in sides for user in self.office(side)]
        return {
            Level.BODY: [user for side, body in one.who for user in self.body(side, body)],
            Level.OFFICE: offices if one.act is Act.REPORT else self._answering(one, sides),
            Level.JOINT: self._may(Act.MERGE, None, None, without=self._offices()),
            Level.LEADERS: [user for side in sides for user in self._may(Act.APPROVE_CLOSING, side, None)],
        }

    def body(self, side: Side, body: SideBody | None) -> list[Any]:
        """Who reports for a body; the coordination office only where it has no liaison."""
        office = self.office(side)
        return self._may(Act.REPORT, side, body, without=office) or office

    def office(self, side: Side) -> list[Any]:
        """The coordination office of a side."""
        return self._may(Act.RETURN_REPORT, side, None)

    def _answering(self, one: Awaited, sides: Any) -> list[Any]:
        """Who answers a request for a side: to verify is to do something with what is of another side."""
        acts = {Act.VERIFY: Act.CONFIRM}
        return [user for side in sides for user in self._may(acts.get(one.act, one.act), side, None)]

    def _offices(self) -> list[Any]:
        return [user for side in self.mechanism.sides.all() for user in self.office(side)]

    def _may(self, act: Act, side: Side | None, body: SideBody | None, *, without: Any = ()) -> list[Any]:
        key = act, side and side.pk, body and body.pk
        if key not in self.known:
            self.known[key] = who_may(act, self.mechanism, side, body)
        return [user for user in self.known[key] if user not in without]
