"""Exchanges and agreements entered, changed, merged by people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from huishang.accounts.rules import Role
from huishang.record import actions
from huishang.record.elements import Citation, Entry, Line, element
from huishang.record.models import Change, Doubt, Exchange
from huishang.record.rules import AgreementState, State
from tests.people import account
from tests.record.entries import AT, CITED, entry, meeting, regions, sides, someone, treaty, whole
from tests.record.reports import of_the_guest, of_the_host, stored

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _regions() -> None:
    regions()


def entered(*more: object, **values: str) -> Exchange:
    return actions.enter_exchange(account(Role.EDITOR), entry(*sides(), meeting(), *more, values=values), AT)  # type: ignore[arg-type]


def test_an_entry_keeps_who_when_and_from_where_for_every_value() -> None:
    exchange = entered(someone("何东升", "河东省", "河东省委书记"), title="两省座谈")
    (source,) = exchange.participations.get().sources.filter(field="post")
    assert (source.value, source.entered_by, source.entered_at, source.cited, source.address) == (
        "河东省委书记",
        account(Role.EDITOR),
        AT,
        CITED.words,
        CITED.address,
    )
    assert (exchange.title, exchange.start, exchange.level) == ("两省座谈", "2021-05-11", "leaders")
    assert exchange.changes.get().act == Change.Act.ENTERED


def test_without_a_title_one_is_composed() -> None:
    assert entered().title == "江南省赴河东省，举行两省座谈会"


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER])
def test_who_may_not_edit_enters_nothing(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        actions.enter_exchange(account(role), entry(*sides()), AT)


@pytest.mark.parametrize(
    "wrong",
    [
        entry(*sides(), cited=Citation(" ")),
        entry(sides()[0]),
        entry(*sides(), meeting("2021-05-32")),
        entry(*sides(), element("stage", type="visit", start="2021-05-11", end="2021-05-10")),
        entry(*sides(), values={"state": "cancelled"}),
        entry(*sides(), values={"state": "postponed", "reason": "other"}),
    ],
    ids=[
        "no source",
        "one side",
        "no date",
        "ends before it starts",
        "no reason",
        "other reason without words",
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_half_stored(wrong: Entry) -> None:
    with pytest.raises(actions.RecordError):
        actions.enter_exchange(account(Role.EDITOR), wrong, AT)
    assert not Exchange.objects.exists()


def test_a_change_ends_the_earlier_entry_and_keeps_it() -> None:
    exchange = entered(someone("何东升", "河东省", "河东省省长"))
    row = exchange.participations.get()
    better = Line(someone("何东升", "河东省", "河东省委书记"), row.pk)
    by = account(Role.EDITOR, "second")
    actions.change_exchange(by, exchange, entry(better), exchange.revision, LATER)
    row.refresh_from_db()
    assert row.post == "河东省委书记"
    lines = [(s.value, s.ended_at is None, s.entered_by) for s in row.sources.filter(field="post")]
    assert lines == [("河东省省长", False, account(Role.EDITOR)), ("河东省委书记", True, by)]
    assert row.sources.filter(field="name", ended_at=None).get().entered_by == account(Role.EDITOR)
    assert "河东省省长 → 河东省委书记" in exchange.changes.first().words


def test_a_change_of_what_somebody_else_changed_since_is_refused_and_names_him() -> None:
    exchange = entered()
    second = account(Role.EDITOR, "second")
    actions.change_exchange(second, exchange, entry(values={"title": "甲"}), exchange.revision, LATER)
    with pytest.raises(actions.Stale) as caught:
        actions.change_exchange(
            account(Role.EDITOR), exchange, entry(values={"title": "乙"}), exchange.revision, LATER
        )
    assert caught.value.change and caught.value.change.by == second
    exchange.refresh_from_db()
    assert exchange.title == "甲"


def test_a_change_that_changes_nothing_leaves_no_line() -> None:
    exchange = entered(title="甲")
    actions.change_exchange(account(Role.EDITOR), exchange, entry(values={"title": "甲"}), 0, LATER)
    assert exchange.changes.count() == 1


def test_a_row_is_taken_out_with_a_reason() -> None:
    exchange = entered(someone("何东升", "河东省"))
    row = exchange.participations.get()
    gone = Line(someone("何东升", "河东省"), row.pk, is_removed=True)
    with pytest.raises(actions.RecordError):
        actions.change_exchange(account(Role.EDITOR), exchange, entry(gone), 0, LATER)
    actions.change_exchange(account(Role.EDITOR), exchange, entry(gone, why="未到会"), 0, LATER)
    row.refresh_from_db()
    assert row.withdrawn_because == "未到会"


def test_a_side_named_twice_is_refused_in_a_sentence() -> None:
    exchange = entered()
    row = exchange.parties.get(name="江南省")
    with pytest.raises(actions.RecordError):
        actions.change_exchange(
            account(Role.EDITOR),
            exchange,
            entry(Line(element("party", name="河东省", part="guest"), row.pk)),
            0,
            LATER,
        )


def test_postponing_and_cancelling_need_a_coded_reason_and_holding_clears_it() -> None:
    by, exchange = account(Role.EDITOR), entered(state="planned")
    with pytest.raises(actions.RecordError):
        actions.set_exchange_state(by, exchange, State.POSTPONED, CITED, LATER)
    exchange = actions.set_exchange_state(
        by, exchange, State.POSTPONED, CITED, LATER, reason="weather", words="台风"
    )
    assert (exchange.state, exchange.reason, exchange.reason_words) == ("postponed", "weather", "台风")
    exchange = actions.set_exchange_state(by, exchange, State.HELD, CITED, LATER, revision=exchange.revision)
    assert (exchange.state, exchange.reason) == ("held", "")
    assert [change.act for change in exchange.changes.all()] == ["state", "state", "entered"]


def test_an_exchange_taken_out_comes_back_as_it_was() -> None:
    by, exchange = account(Role.EDITOR), entered(title="甲")
    actions.withdraw_exchange(by, exchange, "误录", LATER)
    exchange.refresh_from_db()
    assert not exchange.stands
    actions.restore_exchange(by, exchange, LATER)
    exchange.refresh_from_db()
    assert exchange.stands and exchange.title == "甲"


def test_merging_and_undoing_gives_back_what_was() -> None:
    by = account(Role.EDITOR)
    one = entered(someone("何东升", "河东省", "河东省委书记"))
    two = actions.enter_exchange(
        by,
        entry(
            *sides(),
            meeting("2021-05-11", "座谈会"),
            someone("何东升", "河东省"),
            someone("江一帆", "江南省", order=2),
        ),
        AT,
    )
    before = whole(one), whole(two)
    joining = actions.merge_exchanges(by, one, two, "同一次活动", LATER)
    one.refresh_from_db()
    two.refresh_from_db()
    assert two.merged_into == one
    assert {p.name for p in one.participations.filter(withdrawn_because="")} == {"何东升", "江一帆"}
    assert one.participations.get(name="何东升").sources.filter(field="name", ended_at=None).count() == 2
    actions.undo_merge(by, joining, LATER)
    assert (whole(one), whole(two)) == before


def test_a_document_of_a_merged_exchange_goes_on_counting_for_the_kept_one() -> None:
    by = account(Role.EDITOR)
    actions.take_document(stored(of_the_host(), "甲", date(2021, 5, 12)), AT)
    first = Exchange.objects.get()
    kept = actions.enter_exchange(by, entry(*sides("西山省", "江南省"), meeting("2021-05-11")), AT)
    actions.merge_exchanges(by, kept, first, "同一次活动", LATER)
    other = stored(of_the_guest(), "乙", date(2021, 5, 12))
    from huishang.documents.models import Document

    actions.take_document(Document.objects.get(title="甲"), LATER)
    actions.take_document(other, LATER)
    assert Exchange.objects.filter(withdrawn_because="", merged_into=None).count() == 1
    assert kept.participations.filter(withdrawn_because="").count() == 5


def test_two_that_look_alike_are_kept_apart_for_good() -> None:
    by = account(Role.EDITOR)
    one, two = entered(), entered()
    pair = Doubt.objects.create(first=one, second=two, reasons="days_near", at=AT)
    actions.keep_apart(by, pair, LATER)
    pair.refresh_from_db()
    assert (pair.settled_by, pair.settled_at) == (by, LATER)


def test_what_is_entered_twice_is_recognised() -> None:
    exchange = entered()
    assert [found for found, _judged in actions.likely_same(entry(*sides(), meeting()))] == [exchange]
    assert actions.likely_same(entry(*sides(), meeting("2021-07-11"))) == []


def test_what_is_added_leaves_what_is_there() -> None:
    exchange = entered(someone("何东升", "河东省", "河东省委书记"))
    more = entry(
        someone("何东升", "河东省", "河东省省长"),
        someone("江一帆", "江南省"),
        values={"series": "两省联席会议"},
    )
    actions.add_to_exchange(account(Role.EDITOR), exchange, more, LATER)
    exchange.refresh_from_db()
    assert exchange.participations.get(name="何东升").post == "河东省委书记"
    assert exchange.participations.count() == 2
    assert exchange.series == "两省联席会议"


def test_agreements_make_a_tree() -> None:
    by = account(Role.EDITOR)
    frame = actions.enter_agreement(by, treaty(signed="2021-05-11"), AT)
    special = actions.enter_agreement(by, treaty("交通合作协议"), AT, parent=frame)
    plan = actions.enter_agreement(by, treaty("交通合作行动计划"), AT, parent=special)
    assert [frame.kind, special.kind, plan.kind] == ["framework", "special", "plan"]
    with pytest.raises(actions.RecordError):
        actions.change_agreement(by, frame, treaty(), 0, LATER, parent=plan)
    with pytest.raises(actions.RecordError):
        actions.enter_agreement(by, treaty("另一框架协议"), AT, parent=plan)


def test_the_state_of_an_agreement_goes_on_with_day_and_source() -> None:
    by = account(Role.EDITOR)
    agreement = actions.enter_agreement(by, treaty(signed="2021-05-11"), AT)
    agreement = actions.set_agreement_state(
        by, agreement, AgreementState.IN_FORCE, CITED, LATER, date="2021-06-01"
    )
    assert (agreement.state, agreement.since) == ("in_force", "2021-06-01")
    with pytest.raises(actions.RecordError):
        actions.set_agreement_state(by, agreement, AgreementState.SIGNED, CITED, LATER)
    with pytest.raises(actions.RecordError):
        actions.set_agreement_state(by, agreement, AgreementState.ENDED, CITED, LATER)
    agreement = actions.set_agreement_state(by, agreement, AgreementState.ENDED, CITED, LATER, why="双方商定")
    assert agreement.state == "ended"
    assert agreement.changes.first().words == "ended 双方商定"


def test_an_agreement_needs_title_parties_and_source() -> None:
    by = account(Role.EDITOR)
    for wrong in (
        treaty(""),
        entry(values={"title": "协议"}),
        entry(element("agreement_party", name="甲"), values={"title": "协议"}, cited=Citation("")),
    ):
        with pytest.raises(actions.RecordError):
            actions.enter_agreement(by, wrong, AT)


def test_facts_keep_both_figures_with_their_sources() -> None:
    exchange = entered()
    by = account(Role.EDITOR)
    facts = [
        (
            element("fact", text="行程缩短", value=value, unit="公里", cited=Citation(words)),
            "connectivity",
            True,
        )
        for value, words in (("75", "江南网"), ("50", "东山市公路局"))
    ]
    first, second = actions.enter_facts(by, exchange, facts, AT)
    assert [first.sources.get(field="value").cited, second.sources.get(field="value").cited] == [
        "江南网",
        "东山市公路局",
    ]
