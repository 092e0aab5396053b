from __future__ import annotations

from huishang.record.assembly import assemble
from tests.record.reports import PAIR, Report, of_the_host


def test_the_events_of_one_visit_are_one_occasion() -> None:
    assembly = assemble(of_the_host().findings)
    (draft,) = assembly.drafts
    assert [stage.get("type") for stage in draft.of("stage")] == ["visit", "meeting", "signing"]
    assert {(p.get("name"), p.get("part")) for p in draft.of("party")} == {
        ("江南省", "guest"),
        ("河东省", "host"),
    }
    assert [(s.get("name"), s.get("order")) for s in draft.of("stop")] == [
        ("东山港", "1"),
        ("河东博物馆", "2"),
    ]
    assert draft.state and draft.state.value == "held"
    assert assembly.agreements == ()


def test_people_stand_in_the_order_of_what_they_did_with_posts_and_every_role() -> None:
    (draft,) = assemble(of_the_host().findings).drafts
    people = draft.of("participation")
    assert [p.get("name") for p in people] == ["何东升", "江一帆", "何立新", "江明远"]
    assert people[0].get("post") == "河东省委书记、河东省人大常委会主任"
    assert set(people[0].all("role")) == {
        "chair",
        "speaker",
        "witness",
    }
    assert people[1].get("side") == "江南省"


def test_every_value_names_its_finding() -> None:
    (draft,) = assemble(of_the_host().findings).drafts
    assert all(given.finding for element in draft.elements for given in element.given)


def test_an_agreement_hangs_on_the_signing_and_takes_its_day() -> None:
    (draft,) = assemble(of_the_host().findings).drafts
    (agreement,) = draft.of("agreement")
    assert agreement.get("signed") == "2021-05-11"
    assert [part.kind for part in agreement.parts] == [
        "agreement_party",
        "agreement_party",
        "signature",
        "signature",
    ]


def test_a_meeting_of_earlier_years_is_an_occasion_of_its_own() -> None:
    report = of_the_host()
    report.event("meeting", "第一次会议", "2018-03-17", parties=PAIR)
    assert len(assemble(report.findings).drafts) == 2


def test_another_pair_in_the_same_days_is_an_occasion_of_its_own() -> None:
    report = of_the_host()
    report.event("visit", "考察", "2021-05-09", parties=[("江南省", "guest"), ("西山市", "host")])
    drafts = assemble(report.findings).drafts
    assert [{p.get("name") for p in d.of("party")} for d in drafts] == [
        {"江南省", "河东省"},
        {"江南省", "西山市"},
    ]


def test_an_event_without_sides_joins_the_occasion_near_it_and_is_none_alone() -> None:
    report = of_the_host()
    report.event("ceremony", "揭牌仪式", "2021-05-11")
    (draft,) = assemble(report.findings).drafts
    assert draft.of("stage")[-1].get("name") == "揭牌仪式"
    alone = Report()
    alone.event("ceremony", "揭牌仪式", "2021-05-11")
    assert assemble(alone.findings).drafts == ()


def test_people_only_mentioned_were_not_there() -> None:
    report = of_the_host()
    report.person("某领导", "", "总书记", roles=["mentioned"])
    report.person("江子陵", "江南省", "江南省副省长", roles=["companion"])
    (draft,) = assemble(report.findings).drafts
    names = [p.get("name") for p in draft.of("participation")]
    assert "某领导" not in names
    assert names[-1] == "江子陵"


def test_a_day_without_a_year_is_no_date() -> None:
    report = Report()
    report.event("visit", "", "05-10", parties=PAIR)
    (draft,) = assemble(report.findings).drafts
    assert draft.of("stage")[0].get("start") == ""


def test_a_planned_visit_is_planned() -> None:
    report = Report()
    report.event("visit", "", "2021-05-10", parties=PAIR, status="planned")
    (draft,) = assemble(report.findings).drafts
    assert draft.state and draft.state.value == "planned"


def test_an_agreement_without_an_occasion_stands_alone() -> None:
    report = Report()
    report.agreement("旅游合作协议", "河东省人民政府", "江南省人民政府")
    assembly = assemble(report.findings)
    assert assembly.drafts == ()
    assert assembly.agreements[0].get("title") == "旅游合作协议"
