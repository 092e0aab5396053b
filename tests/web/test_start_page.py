from __future__ import annotations

from datetime import UTC, datetime

import pytest

from huishang.accounts.rules import Role
from huishang.analysis.actions import follow
from huishang.registry.models import Region
from tests.people import account, signed_in
from tests.registry.reports import brought_in, reviewed

pytestmark = pytest.mark.django_db
SIGNED = (
    "1月5日，泸州市党政代表团赴遵义市考察。当天，两市在遵义举行座谈会，遵义市委书记林朝阳主持并讲话。"
    "会上，遵义市人民政府与泸州市人民政府签署《文旅合作协议》。"
)


def test_an_empty_installation_says_what_to_do_first() -> None:
    page = signed_in(Role.EDITOR).get("/").content.decode()
    assert "还没有" in page
    assert "/documents/add" in page
    assert "最近的交往" not in page


def test_a_reader_is_not_asked_to_bring_documents_in() -> None:
    assert "/documents/add" not in signed_in(Role.READER).get("/").content.decode()


def test_the_start_page_shows_who_met_what_was_signed_and_what_waits() -> None:
    reviewed(SIGNED, "2024-01-06")
    brought_in("3月20日，哈密市副市长秦明月率队到泸州市考察。座谈会上，秦明月讲话。", "2024-03-21")
    page = signed_in().get("/").content.decode()
    assert "文旅合作协议" in page
    assert "遵义市、泸州市" in page
    assert "<strong>1</strong> 个人名待关联" in page


def test_the_start_page_takes_few_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = signed_in()
    for day in range(1, 6):
        reviewed(SIGNED.replace("1月5日", f"1月{day}日"), f"2024-01-{day + 10:02}")
    with django_assert_max_num_queries(16):
        client.get("/")
    follow(account(), Region.objects.get(name="遵义市", until=None), datetime(2026, 1, 1, tzinfo=UTC))
    with django_assert_max_num_queries(16):
        client.get("/")


def test_who_follows_regions_sees_what_concerns_them_alone() -> None:
    reviewed(SIGNED, "2024-01-06")
    other = (
        SIGNED.replace("泸州", "广安").replace("遵义", "重庆").replace("《文旅合作协议》", "《水利合作协议》")
    )
    reviewed(other, "2024-01-06")
    page = signed_in().get("/").content.decode()
    assert "文旅合作协议" in page and "水利合作协议" in page and "请在" in page
    follow(account(), Region.objects.get(name="遵义市", until=None), datetime(2026, 1, 1, tzinfo=UTC))
    page = signed_in().get("/").content.decode()
    assert "您关注的地区" in page and "文旅合作协议" in page and "遵义市、泸州市" in page
    assert "水利合作协议" not in page and "重庆市、广安市" not in page


def test_who_follows_a_region_of_which_nothing_is_known_is_told_so() -> None:
    reviewed(SIGNED, "2024-01-06")
    follow(account(), Region.objects.get(name="河北省", until=None), datetime(2026, 1, 1, tzinfo=UTC))
    page = signed_in().get("/").content.decode()
    assert "您关注的地区尚无内容" in page and "尚无文献述及" in page and "文旅合作协议" not in page
