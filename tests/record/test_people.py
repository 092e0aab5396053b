"""People entered by hand in exchanges, linked to the registry."""

from __future__ import annotations

import pytest

from huishang.accounts.rules import Role
from huishang.record import actions
from huishang.record.elements import Citation, Line, element
from huishang.record.models import Exchange, Participation
from huishang.record.queries import took_part
from huishang.registry import actions as registry
from huishang.registry import queries
from huishang.registry.models import EnteredName, Person
from tests.people import account, signed_in
from tests.record.entries import AT, CITED, entry, meeting, sides, someone, treaty

pytestmark = pytest.mark.django_db
GOVERNOR = someone("林朝阳", "四川省", "四川省省长")
LATER = Citation("江南日报2021年9月1日第2版")


def met(*people: object, day: str = "2021-05-11", cited: Citation = CITED) -> Exchange:
    given = entry(*sides("四川省", "贵州省"), meeting(day), *people, cited=cited)  # type: ignore[arg-type]
    return actions.enter_exchange(account(), given, AT)


def line_of(exchange: Exchange, name: str = "林朝阳") -> Participation:
    row: Participation = exchange.participations.get(name=name)
    return row


def test_who_is_entered_with_a_post_becomes_a_person_whose_post_cites_the_entry() -> None:
    exchange = met(GOVERNOR)
    person = Person.objects.get()
    (held,) = queries.tenures(person)
    (proof,) = held.attestations
    assert (person.name, held.title, held.region and held.region.name) == ("林朝阳", "四川省省长", "四川省")
    assert (proof.on, proof.cited, proof.entered_by, proof.entered_at) == (
        "2021-05-11",
        CITED.words,
        account(),
        AT,
    )
    assert [one.exchange for one in took_part(person)] == [exchange]
    assert CITED.words in signed_in(Role.READER).get(f"/registry/people/{person.uuid}").content.decode()
    assert exchange.title in signed_in(Role.READER).get(f"/people/{person.uuid}").content.decode()


def test_who_is_entered_without_a_post_stays_text_and_waits() -> None:
    exchange = met(someone("林朝阳", "四川省"))
    assert not Person.objects.exists()
    assert line_of(exchange).person is None
    assert "林朝阳" in signed_in().get("/registry/open?of=hand").content.decode()


def test_the_same_post_links_to_the_known_person_and_another_region_does_not() -> None:
    first = met(GOVERNOR)
    second = met(GOVERNOR, day="2021-08-20", cited=LATER)
    elsewhere = met(someone("林朝阳", "贵州省", "贵州省省长"), day="2021-05-25")
    assert line_of(first).person == line_of(second).person != line_of(elsewhere).person is not None
    assert len(queries.tenures(line_of(first).person)[0].attestations) == 2


def test_two_of_one_name_on_one_occasion_are_never_taken_for_one() -> None:
    exchange = met(GOVERNOR, someone("林朝阳", "四川省", "四川省副省长", order=2))
    linked = [row.person_id for row in exchange.participations.all()]
    assert linked.count(None) == 1
    assert queries.open_entered().count() == 1


def test_a_common_name_is_left_open_with_candidates_and_why_and_a_person_decides() -> None:
    met(someone("张伟", "四川省", "四川省副省长"))
    exchange = met(someone("张伟", "四川省", "四川省委常委"), day="2021-12-20")
    assert line_of(exchange, "张伟").person is None
    client = signed_in(Role.REVIEWER)
    page = client.get("/registry/open?of=hand").content.decode()
    assert "可能" in page
    assert CITED.words in page
    name, known = queries.open_entered().get(), Person.objects.get()
    client.post(f"/registry/entered/{name.pk}/link", {"person": known.pk, "back": "open"})
    assert line_of(exchange, "张伟").person == known
    assert {held.title for held in queries.tenures(known)} == {"四川省副省长", "四川省委常委"}
    (link,) = [one for one in queries.links(known) if one.by]
    client.post(f"/registry/links/{link.pk}/unlink")
    assert line_of(exchange, "张伟").person is None
    assert [held.title for held in queries.tenures(known)] == ["四川省副省长"]


def test_one_decision_settles_the_others_of_the_same_name_and_post() -> None:
    met(someone("张伟", "四川省", "四川省副省长"))
    first = met(someone("张伟", "四川省", "四川省委常委"), day="2021-12-20")
    second = met(someone("张伟", "四川省", "四川省委常委"), day="2022-01-20")
    known = Person.objects.get()
    registry.link(account(), line_of(first, "张伟").entered, known, at=AT)
    assert line_of(second, "张伟").person == known


def test_what_a_person_decided_no_change_of_the_entry_decides_again() -> None:
    exchange = met(GOVERNOR)
    registry.unlink(account(), EnteredName.objects.get(), at=AT)
    row = line_of(exchange)
    change(exchange, Line(someone("林朝阳", "四川省", "四川省委书记"), row.pk))
    assert line_of(exchange).person is None


def change(exchange: Exchange, line: Line, why: str = "") -> None:
    exchange.refresh_from_db()
    given = entry(line, cited=LATER, why=why)
    actions.change_exchange(account(), exchange, given, exchange.revision, AT)


def test_a_corrected_post_is_the_same_persons_and_cites_the_correction() -> None:
    exchange = met(GOVERNOR)
    row = line_of(exchange)
    change(exchange, Line(someone("林朝阳", "四川省", "四川省委书记"), row.pk))
    (held,) = queries.tenures(Person.objects.get())
    assert (held.title, held.attestations[0].cited) == ("四川省委书记", LATER.words)
    assert line_of(exchange).person == row.person


def test_an_entry_taken_out_attests_nothing_and_again_when_it_comes_back() -> None:
    exchange = met(GOVERNOR)
    person = Person.objects.get()
    actions.withdraw_exchange(account(), exchange, "重复录入", AT)
    assert queries.tenures(person) == []
    assert not queries.links(person)
    actions.restore_exchange(account(), exchange, AT)
    assert len(queries.tenures(Person.objects.get(pk=line_of(exchange).person_id))) == 1


def test_merging_exchanges_counts_their_people_once_and_undoing_gives_them_back() -> None:
    first = met(GOVERNOR)
    second = met(GOVERNOR, day="2021-05-12", cited=LATER)
    person = Person.objects.get()
    joining = actions.merge_exchanges(account(), first, second, "同一活动", AT)
    assert len(queries.links(person)) == 1
    actions.undo_merge(account(), joining, AT)
    assert len(queries.links(person)) == 2


def test_a_split_takes_entered_names_with_their_posts_and_back() -> None:
    first, second = met(GOVERNOR), met(GOVERNOR, day="2021-08-20", cited=LATER)
    person = Person.objects.get()
    *_, last = queries.links(person)
    record = registry.split(account(), person, [last], reason="同名两人", at=AT)
    assert line_of(second).person == record.other_person != line_of(first).person
    assert [len(held.attestations) for held in queries.tenures(record.other_person)] == [1]
    registry.undo_merge(account(), record, AT)
    assert line_of(second).person == person
    assert len(queries.tenures(person)[0].attestations) == 2


def test_merged_people_show_the_exchanges_of_both() -> None:
    one = met(GOVERNOR)
    other = met(someone("林朝阳", "贵州省", "贵州省省长"), day="2021-05-25")
    kept, gone = line_of(one).person, line_of(other).person
    registry.merge(account(), kept, gone, reason="同一人", at=AT)
    assert {row.exchange for row in took_part(kept)} == {one, other}


def test_who_signs_is_the_participant_of_the_same_name() -> None:
    exchange = met(GOVERNOR)
    given = treaty("战略合作框架协议")
    signed = Line(element("signature", name="林朝阳", part="signatory", order="1"))
    agreement = actions.enter_agreement(
        account(),
        entry(*given.lines, signed, values=given.values | {"signed": "2021-05-11"}),  # type: ignore[operator]
        AT,
        exchange=exchange,
    )
    assert agreement.signatures.get().person == line_of(exchange).person
    loose = actions.enter_agreement(account(), entry(*given.lines, signed, values=given.values), AT)
    assert loose.signatures.get().person is None
