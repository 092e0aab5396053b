from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huishang.accounts.rules import Role
from huishang.analysis.models import Promise
from huishang.record import actions as record
from huishang.registry.models import Organization, Person
from tests.analysis.reports import two_years
from tests.people import account, signed_in
from tests.record.entries import entry, meeting, sides, someone, treaty

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
ZUNYI, LUZHOU, GUIZHOU, SICHUAN = "520300", "510500", "520000", "510000"


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def addresses() -> list[str]:
    two_years()
    person = Person.objects.get(name="林朝阳")
    body = Organization.objects.get(name="遵义市人民政府")
    return [
        f"/regions/{ZUNYI}", f"/regions/{GUIZHOU}?parts=0", f"/pairs/{ZUNYI}+{LUZHOU}", "/pairs",
        f"/people/{person.uuid}", f"/bodies/{body.uuid}", "/phrases", f"/phrases/{quote('一带一路')}",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_can_be_shown_in_both_languages_and_is_small(language: str) -> None:
    client = signed_in(Role.READER)
    client.cookies["language"] = language
    for path in addresses():
        assert len(text(client, path).encode()) < 100_000, path


def test_a_pair_is_the_same_in_either_order_and_at_every_level() -> None:
    two_years()
    client = signed_in(Role.READER)
    for path in (f"{ZUNYI}+{LUZHOU}", f"{LUZHOU}+{ZUNYI}", f"{SICHUAN}+{GUIZHOU}", f"{SICHUAN}+{ZUNYI}"):
        page = client.get(f"/pairs/{path}")
        assert page.context["exchange_count"] == 2, path
        assert page.context["agreement_count"] == 1, path
        assert page.context["table"].total == Promise.objects.count(), path
        assert [level.count for level in page.context["levels"]] == [2], path
    assert client.get(f"/pairs/{SICHUAN}+500000").context["exchange_count"] == 0


def test_a_region_and_what_lies_in_it_are_a_pair_of_their_own() -> None:
    """What the city does with others is no meeting with its own province."""
    two_years()
    assert signed_in(Role.READER).get(f"/pairs/{GUIZHOU}+{ZUNYI}").context["exchange_count"] == 0


@pytest.mark.parametrize(
    "path", ["/pairs/520300+x", "/pairs/520300+520300", "/phrases/nothing", "/regions/x"]
)
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert signed_in(Role.READER).get(path).status_code == 404


def test_a_promise_is_one_click_from_its_characters() -> None:
    two_years()
    one = Promise.objects.get(text__contains="旅游环线")
    link = f'href="/review/{one.document.uuid}#f{one.finding_id}"'
    client = signed_in(Role.READER)
    assert one.person is not None
    for path in (f"/regions/{ZUNYI}", f"/pairs/{ZUNYI}+{LUZHOU}", f"/people/{one.person.uuid}"):
        assert link in text(client, path), path


def test_a_region_lists_partners_of_its_own_level() -> None:
    two_years()
    client = signed_in(Role.READER)
    for slug, partner in ((ZUNYI, "泸州市"), (GUIZHOU, "四川省")):
        found = client.get(f"/regions/{slug}").context["partners"]
        assert [(one.region.name, len(one.exchanges), one.last) for one in found] == [
            (partner, 2, "2024-03-20")
        ]
    assert client.get(f"/regions/{GUIZHOU}?parts=0").context["exchange_count"] == 0


def test_names_typed_lead_to_the_page_of_the_pair() -> None:
    client = signed_in(Role.READER)
    assert client.get("/pairs?region=遵义市&region=泸州")["Location"] == f"/pairs/{ZUNYI}+{LUZHOU}"
    assert client.get("/pairs?region=遵义市&region=遵义").status_code == 422
    assert "没有这样的地区" in client.get("/pairs?region=遵义市&region=无此市").content.decode()


def test_a_phrase_says_who_used_it_first() -> None:
    two_years()
    context = signed_in(Role.READER).get("/phrases/一带一路").context
    assert (context["first"].on, context["first"].speaker) == ("2023-01-05", "林朝阳")
    assert context["years"] == [{"year": "2023", "n": 1}, {"year": "2024", "n": 1}]
    assert {one.name for one in context["regions"]} == {"遵义市", "泸州市"}


def test_a_person_has_posts_exchanges_and_promises() -> None:
    two_years()
    person = Person.objects.get(name="林朝阳")
    client = signed_in(Role.READER)
    page = text(client, f"/people/{person.uuid}")
    assert "遵义市委书记" in page and "赤水河旅游环线" in page
    client.cookies["language"] = "en"
    assert "Lin " in text(client, f"/people/{person.uuid}")


def test_following_is_a_button_that_keeps_its_state() -> None:
    client = signed_in(Role.READER)
    assert 'aria-pressed="false"' in text(client, f"/regions/{ZUNYI}")
    client.post(f"/regions/{ZUNYI}/follow", {"follow": "1"})
    assert 'aria-pressed="true"' in text(client, f"/regions/{ZUNYI}")
    client.post(f"/regions/{ZUNYI}/follow", {"follow": "0"})
    assert 'aria-pressed="false"' in text(client, f"/regions/{ZUNYI}")


def test_the_queries_of_a_page_do_not_grow_with_what_it_shows() -> None:
    two_years()
    client = signed_in(Role.READER)

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            text(client, path)
        return len(seen)

    paths = {f"/regions/{ZUNYI}": 27, f"/pairs/{ZUNYI}+{LUZHOU}": 18}
    before = {path: queries(path) for path in paths}
    by = account(Role.EDITOR)
    for year in range(2005, 2020):
        made = entry(
            *sides("遵义市", "泸州市"), meeting(f"{year}-05-11"), someone("何东升", "遵义市", "遵义市委书记"),
            someone("江一帆", "泸州市", "泸州市市长"),
        )  # fmt: skip
        held = record.enter_exchange(by, made, NOW)
        record.enter_agreement(
            by, treaty(f"{year}年协议", "遵义市人民政府", "泸州市人民政府"), NOW, exchange=held
        )
    after = {path: queries(path) for path in paths}
    assert after == before
    assert all(after[path] <= most for path, most in paths.items()), after


@pytest.mark.parametrize(("roles", "first"), [("attendee", "何东升"), ("leader", "何西山")])
def test_who_led_is_who_is_said_to_or_else_whom_the_sources_list_first(roles: str, first: str) -> None:
    made = entry(
        *sides("遵义市", "泸州市"),
        meeting("2021-05-11"),
        someone("何东升", "遵义市", "遵义市委书记", 1),
        someone("何西山", "遵义市", "遵义市市长", 2, roles=roles),
        someone("江一帆", "泸州市", "泸州市市长", 3),
    )
    record.enter_exchange(account(Role.EDITOR), made, NOW)
    page = signed_in(Role.READER).get(f"/pairs/{ZUNYI}+{LUZHOU}")
    ((_exchange, led),) = page.context["exchanges"]
    assert [one.name for one in led] == [first, "江一帆"]
