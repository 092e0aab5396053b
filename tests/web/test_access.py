"""Every address of the site, asked by everybody: who may not, does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, StringConverter, UUIDConverter

from huishang.accounts.rules import Act, Role, role_may
from huishang.sides.models import Side
from huishang.sides.rules import OF_NO_SIDE, Held
from huishang.sides.rules import Act as MechanismAct
from huishang.sides.rules import Role as MechanismRole
from tests.people import signed_in
from tests.sides.mechanisms import mechanism, member, sides_of

PUBLIC = {"sign_in", "sign_out", "choose_language"}
_SAMPLES = {IntConverter: 1, StringConverter: "x", UUIDConverter: "00000000-0000-4000-8000-000000000000"}


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address: its full name and pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        else:
            yield space + (entry.name or ""), entry


ADDRESSES = dict(patterns(get_resolver()))


def needed(name: str) -> Act | None:
    return getattr(ADDRESSES[name].callback, "needs", "nothing said")  # type: ignore[return-value]


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_every_view_says_what_it_needs_and_only_the_known_ones_need_nothing(name: str) -> None:
    assert (needed(name) is None) == (name in PUBLIC)
    assert needed(name) is None or needed(name) in set(Act)


def path_of(name: str) -> str:
    """An address with something in its places; whether it exists does not matter to who may ask."""
    converters = ADDRESSES[name].pattern.converters
    return reverse(name, kwargs={key: _sample(converter) for key, converter in converters.items()})


def _sample(converter: object) -> object:
    """Something that a converter takes: its own ``sample``, else one for its type."""
    return getattr(converter, "sample", None) or _SAMPLES[type(converter)]


GUARDED = sorted(name for name in ADDRESSES if name not in PUBLIC)


@pytest.mark.django_db
@pytest.mark.parametrize("name", GUARDED)
def test_nobody_comes_in_without_signing_in(name: str) -> None:
    for response in (Client().get(path_of(name)), Client().post(path_of(name))):
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in?next=")


@pytest.mark.django_db
@pytest.mark.parametrize("name", GUARDED)
@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_refused_exactly_what_it_may_not(name: str, role: Role) -> None:
    allowed = role_may(role, needed(name))  # type: ignore[arg-type]
    client = signed_in(role)
    client.raise_request_exception = True
    status = client.get(path_of(name)).status_code
    assert (status != 403) == allowed, status
    if not allowed:
        assert client.post(path_of(name)).status_code == 403


WITHIN = sorted(name for name in ADDRESSES if hasattr(ADDRESSES[name].callback, "needs_within"))
"""The addresses of one mechanism, whichever app they belong to."""
PLACES = [*MechanismRole, "administrator", "other mechanism", "editor"]


def within_path(name: str, side: Side) -> str:
    """An address of a mechanism, with one side, its body and its coordinator in the places."""
    found = {
        "mechanism": side.mechanism.uuid,
        "side": side.pk,
        "body": side.bodies.first().pk,
        "role": side.memberships.filter(role="coordinator").first().pk,
    }
    converters = ADDRESSES[name].pattern.converters
    places = {key: found.get(key) or _sample(converter) for key, converter in converters.items()}
    return reverse(name, kwargs=places)


@pytest.fixture
def two_sides() -> tuple[Side, Side]:
    """A mechanism with a coordinator for each side."""
    ours, theirs = sides_of(mechanism())
    for side in (ours, theirs):
        member(f"coordinator-{side.pk}", MechanismRole.COORDINATOR, side)
    return ours, theirs


def somebody(who: str, side: Side) -> Client:
    """A browser of somebody who has a role in the mechanism for this side, or in another one, or none."""
    if who in ("administrator", "editor"):
        return signed_in(Role(who))
    if who == "other mechanism":
        side = sides_of(mechanism("丙丁合作机制"))[0]
        who = "coordinator"
    role = MechanismRole(who)
    of = side.bodies.first() if role is MechanismRole.LIAISON else side
    return signed_in(
        Role.READER, member("somebody", role, side.mechanism if role in OF_NO_SIDE else of).username
    )


@pytest.mark.django_db
@pytest.mark.parametrize("who", PLACES)
def test_an_address_of_a_mechanism_is_refused_to_a_role_and_unknown_to_all_others(
    who: str, two_sides: tuple[Side, Side]
) -> None:
    ours, theirs = two_sides
    client = somebody(who, ours)
    is_known = who not in ("other mechanism", "editor")
    for name in WITHIN:
        act = ADDRESSES[name].callback.needs_within  # type: ignore[attr-defined]
        is_of_a_side = {"side", "body", "role"} & set(ADDRESSES[name].pattern.converters)
        for side in two_sides if is_of_a_side else (ours,):
            path = within_path(name, side)
            status = client.get(path).status_code
            if not is_known:
                assert (status, client.post(path).status_code) == (404, 404), name
            elif not Held(who).allows_somewhere(act) or _is_others(who, act, name, side is theirs):
                assert (status, client.post(path).status_code) == (403, 403), name
            else:
                assert status != 403, name


def _is_others(who: str, act: MechanismAct, name: str, is_theirs: bool) -> bool:
    """Whether an address is about the other side, or about who coordinates: not a coordinator's to change."""
    of_one_side = act is MechanismAct.MANAGE_SIDE and name != "sides:give_role"
    return who != "administrator" and of_one_side and (is_theirs or name == "sides:end_role")


@pytest.mark.django_db
@pytest.mark.parametrize("name", WITHIN)
def test_nobody_learns_of_a_mechanism_without_signing_in(name: str, two_sides: tuple[Side, Side]) -> None:
    path = within_path(name, two_sides[0])
    for response in (Client().get(path), Client().post(path)):
        assert response.status_code == 302 and response["Location"].startswith("/sign-in?next=")


def test_every_address_under_a_mechanism_says_what_it_needs_there() -> None:
    """A view that takes a mechanism and does not go through the guard would tell that it exists."""
    named = {name for name, pattern in ADDRESSES.items() if "mechanism" in pattern.pattern.converters}
    assert named == set(WITHIN)
