"""Every address of the site, asked by everybody: who may not, does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, StringConverter, UUIDConverter

from huishang.accounts.rules import Act, Role, role_may
from tests.people import signed_in

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
    from django.urls import reverse

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
