from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huishang.ledger.rules.clocks import Item, Level, Reminder, Sent, clock, digests, due_acts, step_day
from huishang.ledger.rules.reasons import explain
from huishang.ledger.rules.versions import RuleId, UnknownRule
from huishang.ledger.rules.workdays import is_workday

PEOPLE = {
    Level.BODY: ["liaison"],
    Level.OFFICE: ["officer"],
    Level.JOINT: ["joint"],
    Level.LEADERS: ["leader"],
}
DUE = date(2025, 6, 30)
DELIVERY = clock("delivery")


def run(item: Item, first: date, days: int, name: str = "delivery") -> list[tuple[date, Reminder]]:
    """What goes out day by day when everything that is due is sent."""
    history: list[Sent] = []
    out = []
    for day in (first + timedelta(days=n) for n in range(days)):
        for mail in digests(due_acts(clock(name), item, history, day), history, day).values():
            out += [(day, reminder) for reminder in mail]
            history += [reminder.sent(day) for reminder in mail]
    return out


def test_an_item_climbs_the_ladder_step_by_step() -> None:
    out = run(Item("7", DUE, PEOPLE), date(2025, 5, 1), 100)
    firsts: dict[str, tuple[date, str]] = {}
    for day, reminder in out:
        firsts.setdefault(reminder.step, (day, reminder.person))
    assert firsts == {
        "month_before": (date(2025, 6, 3), "liaison"),  # 31 May to 2 June are off
        "week_before": (date(2025, 6, 23), "liaison"),
        "day_before": (date(2025, 6, 30), "liaison"),  # 29 June is a Sunday
        "over": (date(2025, 7, 7), "liaison"),  # 1 July is within the gap, the 5th is a Saturday
        "over_office": (date(2025, 7, 7), "officer"),
        "over_joint": (date(2025, 7, 14), "joint"),
        "over_leaders": (date(2025, 7, 28), "leader"),
    }


def test_a_reminder_says_why_and_by_which_rule() -> None:
    (reminder,) = due_acts(DELIVERY, Item("7", DUE, PEOPLE), [], date(2025, 6, 23))
    assert (reminder.rule, reminder.step, reminder.is_assumed) == (
        RuleId("delivery", 1),
        "week_before",
        False,
    )
    assert explain(reminder.reason, "en") == "days to the deadline: 7"
    late = due_acts(DELIVERY, Item("7", DUE, PEOPLE), [], date(2025, 7, 2))
    assert explain(late[0].reason, "zh") == "已超时限2天"


@pytest.mark.parametrize(
    ("day", "count"), [(date(2025, 5, 30), 0), (date(2025, 5, 31), 0), (date(2025, 6, 3), 1)]
)
def test_nothing_goes_out_too_early_or_on_a_day_off(day: date, count: int) -> None:
    assert len(due_acts(DELIVERY, Item("7", DUE, PEOPLE), [], day)) == count


def test_without_a_deadline_nobody_is_reminded() -> None:
    assert due_acts(DELIVERY, Item("7", None, PEOPLE), [], date(2025, 6, 23)) == ()


@pytest.mark.parametrize(("days", "count"), [(4, 0), (5, 1)])
def test_both_sides_of_the_gap(days: int, count: int) -> None:
    sent = Sent("7", "liaison", "month_before", DUE, date(2025, 6, 24) - timedelta(days=days))
    assert len(due_acts(DELIVERY, Item("7", DUE, PEOPLE), [sent], date(2025, 6, 24))) == count


def test_a_new_deadline_starts_anew_and_another_item_is_not_held_back() -> None:
    sent = Sent("7", "liaison", "week_before", DUE, date(2025, 6, 23))
    later = Item("7", date(2025, 7, 31), PEOPLE)
    assert [r.step for r in due_acts(DELIVERY, later, [sent], date(2025, 7, 24))] == ["week_before"]
    assert due_acts(DELIVERY, Item("8", DUE, PEOPLE), [sent], date(2025, 6, 24))


def test_who_stands_on_two_levels_hears_once_from_the_higher() -> None:
    both = {Level.BODY: ["li"], Level.OFFICE: ["li"]}
    (reminder,) = due_acts(DELIVERY, Item("7", DUE, both), [], date(2025, 7, 15))
    assert reminder.level is Level.OFFICE


def test_a_person_gets_one_digest_a_day() -> None:
    day = date(2025, 6, 23)
    items = [Item(key, DUE, PEOPLE) for key in ("7", "8")]
    due = [reminder for item in items for reminder in due_acts(DELIVERY, item, [], day)]
    mails = digests(due, [], day)
    assert [reminder.item for reminder in mails["liaison"]] == ["7", "8"]
    assert digests(due, [mails["liaison"][0].sent(day)], day) == {}
    assert digests(due, [mails["liaison"][0].sent(day - timedelta(days=1))], day) == mails


def test_a_year_that_is_not_set_is_said() -> None:
    (reminder,) = due_acts(DELIVERY, Item("7", date(2099, 6, 8), PEOPLE), [], date(2099, 6, 1))
    assert reminder.is_assumed


def test_an_unknown_clock_is_named() -> None:
    with pytest.raises(UnknownRule, match="delivery/1"):
        clock("delivery", 2)


@settings(max_examples=6, deadline=None)
@given(
    st.sampled_from(["delivery", "report", "confirmation", "obstacle"]),
    st.dates(min_value=date(2023, 3, 1), max_value=date(2025, 6, 30)),
    st.dictionaries(st.sampled_from(list(Level)), st.sets(st.sampled_from("abc"), max_size=2)),
)
def test_no_mail_in_the_gap_none_on_a_day_off_and_none_before_its_step(
    name: str, due: date, people: dict[Level, set[str]]
) -> None:
    out = run(Item("7", due, people), due - timedelta(days=35), 80, name)
    steps = {step.code: step for step in clock(name).steps}
    for person in {reminder.person for _, reminder in out}:
        on = [day for day, reminder in out if reminder.person == person]
        assert all((later - earlier).days >= clock(name).gap_days for earlier, later in pairwise(on))
    for day, reminder in out:
        assert is_workday(day)
        assert day >= step_day(steps[reminder.step], due).day
        assert reminder.person in people[reminder.level]
