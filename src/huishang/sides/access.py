"""The few functions that everything asks: who may do what in which mechanism, and which rows a person sees.

A person who has nothing to do with a mechanism is not told that it exists: it is not found (404), not refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from huishang.accounts.access import may as may_at_all
from huishang.accounts.access import needs
from huishang.accounts.rules import Act as GlobalAct
from huishang.sides.models import Mechanism, Membership, Side, SideBody
from huishang.sides.rules import (
    ADMINISTRATOR,
    Act,
    Answer,
    Held,
    Place,
    allowed,
    allowed_somewhere,
    answer,
)

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Standing:
    """What a person is in a mechanism: asked once in a request (one query), then as often as needed."""

    user: Any
    mechanism: Mechanism
    held: tuple[Held, ...]

    def may(self, act: Act, side: Side | None = None, body: SideBody | None = None) -> bool:
        """Whether this person may do an act on what is shared, of a side, or of a body (which tells its side)."""
        side = body.side if body is not None and side is None else side
        if not self._is_ours(side, body):
            return False
        return allowed(
            self.held, act, side and side.pk, body and body.pk, is_retired=self.mechanism.is_retired
        )

    def may_somewhere(self, act: Act) -> bool:
        """Whether there is anything here on which this person may do an act."""
        return allowed_somewhere(self.held, act, is_retired=self.mechanism.is_retired)

    def demand(self, act: Act, side: Side | None = None, body: SideBody | None = None) -> None:
        """Refuse what this person may not do.

        Raises Http404 where he may not even know of the mechanism, else PermissionDenied.
        """
        if not self.may(Act.SEE):
            raise Http404
        if not self.may(act, side, body):
            raise PermissionDenied(act)

    @property
    def sides(self) -> frozenset[int]:
        """The keys of the sides that this person belongs to."""
        return frozenset(one.side for one in self.held if one.side is not None)

    @property
    def bodies(self) -> frozenset[int]:
        """The keys of the bodies that this person is liaison of."""
        return frozenset(one.body for one in self.held if one.body is not None)

    def _is_ours(self, side: Side | None, body: SideBody | None) -> bool:
        if side is not None and side.mechanism_id != self.mechanism.pk:
            return False
        return body is None or side is None or body.side_id == side.pk


def standing(user: Any, mechanism: Mechanism) -> Standing:
    """What a person is in a mechanism now; nothing where he is not signed in or his account is closed."""
    if not _is_active(user):
        return Standing(user, mechanism, ())
    held = [_held(one) for one in _memberships(user).filter(mechanism=mechanism)]
    if may_at_all(user, GlobalAct.ADMINISTER):
        held.append(Held(ADMINISTRATOR))
    return Standing(user, mechanism, tuple(held))


def may(
    user: Any, act: Act, mechanism: Mechanism, side: Side | None = None, body: SideBody | None = None
) -> bool:
    """Whether a person may do an act in a mechanism: on what is shared, of a side, or of a body."""
    return standing(user, mechanism).may(act, side, body)


def demand(
    user: Any, act: Act, mechanism: Mechanism, side: Side | None = None, body: SideBody | None = None
) -> None:
    """Refuse an act: Http404 where the person may not know of the mechanism, else PermissionDenied."""
    standing(user, mechanism).demand(act, side, body)


def mechanisms_of(user: Any, act: Act = Act.SEE) -> QuerySet[Mechanism]:
    """The mechanisms in which a person may do something shared, retired ones too; by default: of which he may know."""
    if not _is_active(user):
        return Mechanism.objects.none()
    if may_at_all(user, GlobalAct.ADMINISTER) and answer(ADMINISTRATOR, act, Place.SHARED) is Answer.YES:
        return Mechanism.objects.all()
    keys = {one.mechanism_id for one in _memberships(user) if _held(one).allows(act)}
    return Mechanism.objects.filter(pk__in=keys)


def private_sides(user: Any, mechanism: Mechanism) -> QuerySet[Side]:
    """The sides of which this person sees something private: his own; a liaison there only what concerns his body."""
    held = standing(user, mechanism).held
    keys = [one.side for one in held if answer(one.who, Act.READ_PRIVATE, Place.OWN) is not Answer.NO]
    return Side.objects.filter(mechanism=mechanism, pk__in=[key for key in keys if key is not None])


def visible(
    rows: QuerySet[Any], user: Any, *, mechanism: str = "mechanism", side: str = "side", body: str = ""
) -> QuerySet[Any]:
    """Of rows those that a person may read: shared ones of his mechanisms, private ones of his own side.

    ``mechanism``, ``side`` and ``body`` are the ways from a row to them; a row whose side is null is shared. Without
    ``body`` the rows concern no body in particular, and a liaison sees none of the private ones.
    Every list, count, facet, search and export starts here.
    """
    if not _is_active(user):
        return rows.none()
    members = list(_memberships(user))
    shared = {one.mechanism_id for one in members if _held(one).allows(Act.READ_SHARED)}
    whole = {one.side_id for one in members if _private(one) is Answer.YES}
    seen = Q(**{f"{mechanism}__in": shared, f"{side}__isnull": True}) | Q(**{f"{side}__in": whole})
    if body:
        concerned = [(one.side_id, one.body_id) for one in members if _private(one) is Answer.BODY]
        sides, bodies = {s for s, _b in concerned}, {b for _s, b in concerned}
        seen |= Q(**{f"{side}__in": sides, f"{body}__in": bodies})
    return rows.filter(seen)


def who_may(
    act: Act, mechanism: Mechanism, side: Side | None = None, body: SideBody | None = None
) -> list[Any]:
    """The members who may do an act there, by user name: whom to remind, whom to ask. One query."""
    members = Membership.objects.filter(mechanism=mechanism, ended_at=None, user__is_active=True)
    held: dict[Any, list[Held]] = {}
    for one in members.select_related("user").order_by("user__username", "pk"):
        held.setdefault(one.user, []).append(_held(one))
    found = (Standing(user, mechanism, tuple(roles)) for user, roles in held.items())
    return [one.user for one in found if one.may(act, side, body)]


def within(act: Act) -> Callable[[View], View]:
    """Let a view of one mechanism be called only by those who may do ``act`` somewhere in it.

    The address names the mechanism (``<uuid:mechanism>``); the view gets it as an object, and ``request.standing``.
    Who may not know of it gets 404, who may not do the act 403. What exactly the act is on, the view or its action
    asks again. The view keeps ``needs`` as every view, and ``needs_within`` for the test that asks every address.
    """

    def guard(view: View) -> View:
        @needs(GlobalAct.READ)
        @wraps(view)
        def guarded(request: HttpRequest, mechanism: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
            found = Mechanism.objects.filter(uuid=mechanism).first()
            here = found and standing(request.user, found)
            if not here or not here.may(Act.SEE):
                raise Http404
            if not here.may_somewhere(act):
                raise PermissionDenied(act)
            request.standing = here  # type: ignore[attr-defined]
            return view(request, found, *args, **kwargs)

        guarded.needs_within = act  # type: ignore[attr-defined]
        return guarded

    return guard


def _is_active(user: Any) -> bool:
    return user is not None and user.is_authenticated and user.is_active


def _memberships(user: Any) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user, ended_at=None)


def _held(one: Membership) -> Held:
    return Held(one.role, one.side_id, one.body_id)


def _private(one: Membership) -> Answer:
    return answer(one.role, Act.READ_PRIVATE, Place.OWN)
