from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.published import check_rate, check_sum
from huishang.ledger.rules.rates import NoRate, elapsed, progress, rate, rounded, rounding, total
from huishang.ledger.rules.reasons import explain
from huishang.ledger.rules.versions import RuleId, UnknownRule
from huishang.reading.lexicon.tables import parse

D = Decimal
_FILE = Path(__file__).with_name("published_rates.tsv")
CASES = parse(_FILE.read_text(encoding="utf-8"), _FILE.name)
FIELDS_2023 = [D(v) for v in ("2200.9", "804.5", "120.3", "114.1", "37", "21.4", "97.1")]
amounts = st.decimals(min_value=0, max_value=10**7, places=2)
plans = st.decimals(min_value=D("0.01"), max_value=10**7, places=2)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_published_rate_follows_or_is_said_not_to(case: dict[str, str]) -> None:
    check = check_rate(D(case["done"]), D(case["plan"]), D(case["published"]))
    assert check.follows is (case["follows"] == "yes")
    assert check.is_explained_by(D(case["plan"])) is check.follows


@pytest.mark.parametrize("case", [c for c in CASES if c["ahead"] != "-"], ids=lambda case: case["case"])
def test_a_published_distance_to_time_is_reached_by_rounding_first(case: dict[str, str]) -> None:
    found = progress(D(case["done"]), D(case["plan"]), int(case["months"]))
    assert found.ahead == D(case["ahead"])
    assert found.rule == RuleId("printed", 1)


def test_rounding_first_and_last_part_in_april_2025() -> None:
    printed = progress(D("1530.9"), D("4414.5"), 4)
    exact = progress(D("1530.9"), D("4414.5"), 4, convention=rounding("unrounded"))
    assert (printed.rate, printed.elapsed, printed.ahead) == (D("34.7"), D("33.3"), D("1.4"))
    assert rounded(printed.exact_ahead, 3) == rounded(exact.ahead, 3) == D("1.346")


def test_the_rate_of_2025_implies_another_plan_which_the_fields_make() -> None:
    check = check_rate(D("5332.42"), D("4414.5"), D("121.08"))
    assert check.computed == D("120.79")
    assert check.plan_implied == D("4404.05")
    assert check.is_explained_by(D("4404.04"))
    assert check.is_explained_by(D("4403.97"))  # the plans of its four fields, added
    assert not check.is_explained_by(D("4414.5"))
    assert "about 4404.05 (4403.87 to 4404.23)" in explain(check.reason, "en")


def test_the_plans_by_field_make_the_plan_of_2023() -> None:
    assert check_sum(FIELDS_2023, D("3395.3")).follows
    assert check_sum([D(n) for n in (90, 81, 27, 21, 13, 6, 10)], D(248)).follows


def test_a_notice_that_says_28_open_contradicts_its_own_43() -> None:
    assert check_sum([D(16), D(27)], D(43)).follows
    contradicting = check_sum([D(16), D(25) + D(3)], D(43))
    assert not contradicting.follows
    assert contradicting.difference == 1
    assert explain(contradicting.reason, "zh") == "分项之和为44，总数为43，相差1"


def test_halves_go_up_and_away_from_zero() -> None:
    assert [rounded(D(v), 1) for v in ("0.05", "0.049", "-0.05")] == [D("0.1"), D("0.0"), D("-0.1")]
    assert rounded(D("1.25"), None) == D("1.25")


@pytest.mark.parametrize("plan", ["0", "-1"])
def test_without_a_plan_there_is_no_rate(plan: str) -> None:
    with pytest.raises(NoRate, match="above zero"):
        rate(D(5), D(plan))


@pytest.mark.parametrize(("months", "of"), [(13, 12), (-1, 12), (0, 0)])
def test_more_months_than_there_are_is_no_time(months: int, of: int) -> None:
    with pytest.raises(NoRate):
        elapsed(months, of)
    assert elapsed(12) == 100
    assert elapsed(0) == 0


def test_a_rate_of_nothing_implies_no_plan() -> None:
    with pytest.raises(ValueError, match="implies no plan"):
        check_rate(D(0), D(5), D(0))


def test_an_unknown_rounding_names_those_there_are() -> None:
    with pytest.raises(UnknownRule, match="printed/1"):
        rounding("printed", 9)


@settings(max_examples=50)
@given(st.lists(amounts, max_size=8), st.lists(amounts, max_size=8))
def test_sums_do_not_depend_on_how_the_parts_are_grouped(one: list[Decimal], other: list[Decimal]) -> None:
    assert total(one + other) == total(other) + total(reversed(one))


@settings(max_examples=50)
@given(amounts, amounts, plans, st.integers(0, 12))
def test_more_done_is_never_less_ahead(one: Decimal, other: Decimal, plan: Decimal, months: int) -> None:
    less, more = sorted((one, other))
    assert progress(less, plan, months).ahead <= progress(more, plan, months).ahead


@settings(max_examples=50)
@given(st.decimals(min_value=1, max_value=10**6, places=2), plans)
def test_a_rate_rounded_from_a_plan_is_explained_by_it(done: Decimal, plan: Decimal) -> None:
    published = rounded(rate(done, plan), 1)
    if published > 0:
        check = check_rate(done, plan, published)
        assert check.follows
        assert check.plan_least <= plan <= check.plan_most * (1 + D("1e-20"))
