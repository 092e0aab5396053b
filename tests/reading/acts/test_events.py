"""Events: what a report tells as held, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huishang.reading.acts.exchanges.events import Acts

Read = Callable[..., Acts]


def told(acts: Acts) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [(e.type, e.start, e.end, [name for name, _ in e.parties]) for e in acts.events]


def test_a_journey_is_one_visit_with_its_meeting_and_signing(acts: Read) -> None:
    found = acts(
        "5月8日至10日，福建省泉州市党政代表团赴青海省西宁市考察。9日上午，两市召开座谈会。"
        "会上，双方签署《泉州市 西宁市友好合作协议》。代表团先后到城北生物园、青海大学参观。",
        "2023-05-12",
    )
    assert told(found) == [
        ("visit", "2023-05-08", "2023-05-10", ["泉州市", "西宁市"]),
        ("meeting", "2023-05-09", "2023-05-09", ["泉州市", "西宁市"]),
        ("signing", "2023-05-09", "2023-05-09", ["泉州市", "西宁市"]),
    ]
    assert [part for _, part in found.events[0].parties] == ["guest", "host"]
    assert [site.name for site in found.events[0].sites] == ["城北生物园", "青海大学"]


def test_a_meeting_on_the_way_has_no_day_of_its_own(acts: Read) -> None:
    found = acts("5月8日至10日，泉州市党政代表团赴西宁市考察。期间，两市召开座谈会。", "2023-05-12")
    assert told(found)[1][:3] == ("meeting", None, None)


@pytest.mark.parametrize(
    ("text", "guest", "host"),
    [
        ("5月8日，湖北省红安县委书记沈大河率队到福建省连城县考察红薯产业。", "红安县", "连城县"),
        (
            "5月8日，浙江省宁波市鄞州区潘火街道党工委书记沈大河率考察组到贵州省兴义市调研。",
            "潘火街道",
            "兴义市",
        ),
        ("5月8日，应邀来访的内蒙古自治区锡林郭勒盟党政代表团到河北省承德市考察。", "锡林郭勒盟", "承德市"),
    ],
)
def test_who_travels_is_the_delegation_s_or_the_leader_s_region(
    acts: Read, text: str, guest: str, host: str
) -> None:
    visit = acts(text, "2023-05-12").events[0]
    assert [name for name, _ in visit.parties] == [guest, host]


@pytest.mark.parametrize(
    "text",
    [
        "5月8日，泉州市委书记沈大河到泉州市晋江市调研。",  # his own region
        "泉州市党政代表团将于下月赴西宁市考察。",  # announced
        "会议研究了泉州市党政代表团赴西宁市考察的有关准备工作。",  # prepared
        "2019年，泉州市党政代表团曾赴西宁市考察。",  # recalled
        "近年来，泉州市与西宁市多次召开座谈会。",  # a habit
        "5月8日，全市对口合作工作推进会在泉州市召开。",  # its own
        "沈大河说，5月8日泉州市党政代表团赴西宁市考察。",  # said
        "泉州市、西宁市就共建园区达成意向，尚未签约。",  # not signed
    ],
)
def test_near_misses_are_no_events(acts: Read, text: str) -> None:
    assert acts(text, "2023-05-12").events == ()


def test_a_meeting_of_departments_has_the_departments(acts: Read) -> None:
    found = acts("近日，江西省发展和改革委员会、湖南省发展和改革委员会在萍乡市召开联席会议。", "2023-05-12")
    assert told(found) == [("meeting", None, None, ["江西省发展和改革委员会", "湖南省发展和改革委员会"])]


def test_a_year_inside_a_name_makes_no_background(acts: Read) -> None:
    found = acts(
        "5月8日，泉州市与赣州市召开联席会议，听取了2022年工作汇报，双方签署《护林协议》。", "2023-05-12"
    )
    assert [event[0] for event in told(found)] == ["meeting", "signing"]


def test_a_meeting_of_heads_of_departments_has_the_departments(acts: Read) -> None:
    found = acts(
        "5月8日，长三角林业局长座谈会召开。江苏省林业局局长沈大河、浙江省林业局局长林小溪出席。", "2023-05-12"
    )
    assert told(found)[0][3] == ["江苏省林业局", "浙江省林业局"]


def test_a_national_meeting_has_the_regions_that_take_part(acts: Read) -> None:
    found = acts(
        "全国东西部协作工作会议17日在银川召开。国务院副总理沈大河出席会议并讲话。\n"
        "福建省、宁夏回族自治区负责同志在会上发言。",
        "2023-05-19",
    )
    assert told(found) == [("meeting", "2023-05-17", "2023-05-17", ["福建省", "宁夏回族自治区"])]


def test_the_place_of_a_national_meeting_is_no_party(acts: Read) -> None:
    found = acts(
        "国务院副总理沈大河17日在湖南省长沙市主持召开东西部协作座谈会并讲话。\n"
        "福建省委书记林小溪、江西省委书记罗小山先后发言。",
        "2023-05-19",
    )
    assert told(found) == [("meeting", "2023-05-17", "2023-05-17", ["福建省", "江西省"])]


def test_where_those_received_came_to_is_no_party(acts: Read) -> None:
    found = acts(
        "国务院副总理沈大河24日会见了来京参加培训的澳门特别行政区政府官员。沈大河表示，希望澳门融入国家发展大局。",
        "2018-04-25",
    )
    assert told(found) == [("meeting", "2018-04-24", "2018-04-24", ["国务院", "澳门特别行政区"])]


def test_commemorations_are_no_meetings_of_sides(acts: Read) -> None:
    found = acts(
        "纪念沈大河同志诞辰100周年座谈会15日在北京举行。福建省省长林小溪、江西省省长罗小山发言。",
        "2023-05-19",
    )
    assert told(found) == []


def test_a_ceremony_of_both_sides(acts: Read) -> None:
    found = acts(
        "5月8日，泉州市党政代表团赴西宁市考察。随后，泉州市委书记沈大河、西宁市委书记马小川为劳务协作工作站揭牌。",
        "2023-05-12",
    )
    assert told(found)[-1] == ("ceremony", "2023-05-08", "2023-05-08", ["泉州市", "西宁市"])


def test_every_span_lies_in_the_text(acts: Read) -> None:
    text = "5月8日，泉州市党政代表团赴西宁市考察。两市召开座谈会，签署合作协议。"
    for event in acts(text).events:
        assert 0 <= event.span_start < event.span_end <= len(text)


@pytest.mark.parametrize(
    "text", ["", "，", "《", "签署《》", "座谈会上", "会见", "31日，四川省代表团赴贵州省考察", "考察" * 3000]
)
def test_no_text_makes_it_fail(acts: Read, text: str) -> None:
    for published in (None, "2023-02-28", "0001-01-01"):
        acts(text, published)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("5月8日，襄阳高新区考察团到湖南省益阳市考察。", ["襄阳高新区", "益阳市"]),
        ("5月8日，泉州市党政代表团到第八师石河子市考察。", ["泉州市", "石河子市"]),
        ("5月8日，福建省政协副主席林小溪率省政协调研组来江西省调研。", ["福建省政协", "江西省"]),
        ("5月8日，福建省副省长林小溪率省政府代表团来江西省调研。", ["福建省", "江西省"]),
        ("5月8日，福建省林业局局长林小溪一行到江西省林业局调研。", ["福建省林业局", "江西省林业局"]),
        ("5月8日，怒江州委书记率党政代表团赴泉州市考察。", ["怒江傈僳族自治州", "泉州市"]),
        ("5月8日，泉州市代表团在副市长林小溪带领下，前往赣州市开展山海协作。", ["泉州市", "赣州市"]),
        ("5月8日，泉州市党政代表团在赣州市市长罗小山陪同下到章贡区考察。", ["泉州市", "章贡区"]),
        ("5月8日，福建省泉州市政协副主席林小溪带队到赣州市考察。", ["泉州市政协", "赣州市"]),
        (
            "5月8日，泉州市政协副主席林小溪一行到赣州市考察。赣州市政协副主席罗小山陪同。",
            ["泉州市政协", "赣州市政协"],
        ),
        ("怒江州政协主席林小溪率队赴江西省赣州市政协考察。", ["怒江州政协", "赣州市政协"]),
        ("5月8日，泉州市林业局组织人员赴江西省赣州市考察。", ["泉州市林业局", "赣州市"]),
        ("5月8日，泉州市鲤城区茶业协会一行8人来章贡区学习调研。", ["鲤城区茶业协会", "章贡区"]),
        ("5月8日，泉州市公安机关代表团到赣州市参观交流。", ["泉州市", "赣州市"]),
    ],
)
def test_the_sides_of_a_visit(acts: Read, text: str, parties: list[str]) -> None:
    assert [name for name, _ in acts(text, "2023-05-12").events[0].parties] == parties


@pytest.mark.parametrize(
    "text",
    [
        "5月8日，国家主席沈大河在北京会见来华访问的希腊总理林小溪。",
        "国家主席沈大河在结束对希腊的访问后回到北京。",
        "国家主席沈大河将率中国代表团于5月20日访问希腊。",
        "沈大河在江西省调研期间专门作了批示。",
        "那是2009年秋天，泉州市党政代表团赴西宁市考察时拍的。",
        "5月8日，福建省林业局组织人员到泉州市考察。",  # its own region
        "5月8日，福建省政协副主席林小溪一行到泉州市调研。",
    ],
)
def test_what_is_no_visit(acts: Read, text: str) -> None:
    assert [event.type for event in acts(text, "2023-05-12").events if event.type == "visit"] == []


def test_a_body_that_its_region_s_name_is_left_out_of_travels_too(acts: Read) -> None:
    found = acts(
        "怒江州政协\n5月8日，州政协主席林小溪率队赴泉州市考察。\n9月3日，州政协组织委员先后赴江西赣州、吉安等市考察。",
        "2023-10-12",
    )
    assert told(found) == [
        ("visit", "2023-05-08", "2023-05-08", ["怒江州政协", "泉州市"]),
        ("visit", "2023-09-03", "2023-09-03", ["怒江州政协", "赣州市", "吉安市"]),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "start", "parties"),
    [
        pytest.param(
            "在8日举行的泉州市·赣州市工作交流座谈会上，两市通报了情况。",
            "meeting",
            None,
            ["泉州市", "赣州市"],
            id="in-the-meeting-s-name",
        ),
        pytest.param(
            "5月8日，江西省赣州市章贡区、福建省泉州市鲤城区协同发展第一次联席会议在章贡区召开。",
            "meeting",
            "05-08",
            ["章贡区", "鲤城区"],
            id="before-the-meeting-s-name",
        ),
        pytest.param(
            "5月8日，由福建省文化和旅游厅联合江西省文化和旅游厅共同主办的双向游启动仪式在赣州市举行。",
            "ceremony",
            "05-08",
            ["福建省文化和旅游厅", "江西省文化和旅游厅"],
            id="who-holds-it",
        ),
        pytest.param(
            "5月8日，泉州市和赣州市战略合作启动仪式在中山大厦举行。",
            "ceremony",
            "05-08",
            ["泉州市", "赣州市"],
            id="before-the-ceremony-s-name",
        ),
        pytest.param(
            "8日，泉州市与赣州市签署合作框架协议。",
            "signing",
            None,
            ["泉州市", "赣州市"],
            id="an-open-day",
        ),
    ],
)
def test_whose_occasion_it_is(
    acts: Read, text: str, kind: str, start: str | None, parties: list[str]
) -> None:
    assert told(acts(text)) == [(kind, start, start, parties)]


@pytest.mark.parametrize(
    "text",
    [
        "5月8日，泉州市、赣州市等12市联席会议在章贡区召开。",  # twelve, not two
        "5月8日，由福建省文化和旅游厅主办的双向游启动仪式在泉州市举行。",  # one holds it
        "根据协议，双方将定期举办座谈会。",
    ],
)
def test_occasions_of_nobody_in_particular(acts: Read, text: str) -> None:
    assert told(acts(text)) == []


def test_on_the_way_a_visit_has_no_day_but_its_own(acts: Read) -> None:
    text = "5月8日，泉州市与赣州市在赣州市举行座谈会。在赣州期间，泉州市代表团还赴兴国县考察。"
    assert told(acts(text, "2023-05-12"))[-1][:3] == ("visit", None, None)


def test_the_host_that_the_document_does_not_name_is_left_open(acts: Read) -> None:
    found = acts("5月8日，福建省德化县县长林小溪一行来我市考察，与我市签订友好合作协议。", "2023-05-12")
    assert [(e.type, [name for name, _ in e.parties]) for e in found.events] == [
        ("visit", ["德化县"]),
        ("signing", ["德化县"]),
    ]


def test_a_headline_s_meeting_is_the_one_that_the_report_dates(acts: Read) -> None:
    found = acts("泉州市政府与赣州市政府召开座谈会\n5月8日，泉州市政府与赣州市政府召开座谈会。", "2023-05-12")
    assert told(found) == [("meeting", "2023-05-08", "2023-05-08", ["泉州市", "赣州市"])]


def test_a_journey_told_twice_takes_its_days_from_the_second_telling(acts: Read) -> None:
    found = acts(
        "泉州市党政代表团到西宁市考察。\n5月8日至10日，泉州市党政代表团到西宁市城北区考察产业园。",
        "2023-05-12",
    )
    assert told(found) == [("visit", "2023-05-08", "2023-05-10", ["泉州市", "西宁市"])]


def test_sides_that_a_sentence_names_are_those_of_its_event(acts: Read) -> None:
    found = acts(
        "5月8日至11日，泉州市党政代表团赴赣州市、西宁市考察。9日，泉州与赣州两市召开座谈会。",
        "2023-05-12",
    )
    assert told(found)[1] == ("meeting", "2023-05-09", "2023-05-09", ["泉州市", "赣州市"])


def test_receptions_apart_are_meetings_apart(acts: Read) -> None:
    found = acts(
        "5月8日，泉州市委书记沈大河分别会见了赣州市市长罗小山，西宁市市长马小川。5月8日，泉州市来了客人。",
        "2023-05-12",
    )
    assert [e[3] for e in told(found)] == [["泉州市", "赣州市"], ["泉州市", "西宁市"]]


def test_a_national_meeting_of_no_region_is_none(acts: Read) -> None:
    found = acts(
        "全国书法工作会议17日召开。国务院副总理沈大河出席会议并讲话。福建省省长林小溪发言。", "2023-05-19"
    )
    assert told(found) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("5月8日，泉州市与赣州市在龙岩召开联席会议。", ("龙岩市",)),
        ("5月8日，泉州市与赣州市在龙岩宾馆召开联席会议。", ("龙岩宾馆",)),
        (
            "5月8日，泉州市与赣州市以视频方式召开联席会议。主会场设在泉州市，赣州市设分会场。",
            ("泉州市", "赣州市"),
        ),
        ("5月8日，泉州市与赣州市召开联席会议。", ()),
        ("5月8日，泉州市与赣州市在友好气氛中召开联席会议。", ()),
    ],
)
def test_where_a_meeting_took_place(acts: Read, text: str, places: tuple[str, ...]) -> None:
    assert acts(text, "2023-05-12").events[0].places == places


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("泉州市党政代表团将于下周赴西宁市考察。", ["event-planned"]),
        ("5月8日，泉州市与赣州市召开联席会议。第二届联席会议明年在赣州市举行。", ["event-planned"]),
        ("会议要求做好泉州市党政代表团赴西宁市考察的准备工作。", []),
        ("5月8日，泉州市与赣州市召开联席会议。", []),
    ],
)
def test_what_is_announced_is_a_warning(acts: Read, text: str, codes: list[str]) -> None:
    assert [warning.code for warning in acts(text, "2023-05-12").warnings] == codes


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("5月8日，泉州市检察院与西宁市检察院开展检察协作座谈会。", ["meeting"]),
        ("5月8日，泉州市、西宁市旅游合作联席会议，在西宁市举行。", ["meeting"]),
        ("5月8日，泉州市与西宁市开展检察协作。", []),
        ("5月8日，泉州市、西宁市谈到联席会议，定于明年在西宁市举行。", []),
    ],
)
def test_a_meeting_carried_out_or_told_over_a_comma(acts: Read, text: str, kinds: list[str]) -> None:
    assert [event.type for event in acts(text, "2023-05-12").events] == kinds


def parties(found: Acts) -> dict[str, list[str]]:
    return {event.type: [name for name, _ in event.parties] for event in found.events}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "为推动闽青两地互动，5月8日，安溪县感德镇与湟中区塔尔镇结对。\n两地召开座谈会。",
            {"meeting": ["感德镇", "塔尔镇"]},
            id="两地 are the townships of the opening, not the provinces of its frame",
        ),
        pytest.param(
            "5月8日，安溪县与湟中区结对。\n两地召开座谈会。",
            {"meeting": ["安溪县", "湟中区"]},
            id="the counties where no townships are named",
        ),
        pytest.param(
            "为贯彻全市检察会议精神，5月8日，安溪县检察院与湟中区检察院开展座谈会。",
            {"meeting": ["安溪县检察院", "湟中区检察院"]},
            id="全市 in another clause makes no meeting of one side",
        ),
        pytest.param(
            "5月8日，全市检察工作座谈会召开。安溪县检察院与惠安县检察院发言。", {}, id="全市…座谈会"
        ),
        pytest.param(
            "福建省安溪县、永春县，青海省互助县的代表到齐。5月8日，三地开展座谈会。",
            {"meeting": ["安溪县", "永春县", "互助土族自治县"]},
            id="三地 after a list with a comma",
        ),
        pytest.param(
            "5月8日，安溪县河长办公室与湟中区河长办公室签订《甲河协议》，与大通县河长办公室签订《乙河协议》。",
            {"signing": ["安溪县河长办公室", "湟中区河长办公室", "大通县河长办公室"]},
            id="one body signs with two",
        ),
        pytest.param(
            "5月8日，泉州市工商联调研组一行赴西宁市考察。西宁市工商联主席林小溪陪同。",
            {"visit": ["泉州市工商联", "西宁市工商联"]},
            id="a delegation of a chamber",
        ),
        pytest.param(
            "5月8日，泉州市委书记林小溪率党政代表团赴西宁市考察，泉州市工商联组团随行。",
            {"visit": ["泉州市", "西宁市"]},
            id="a chamber beside a delegation of party and government",
        ),
    ],
)
def test_departments_and_townships_as_sides(acts: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert parties(acts(text, "2023-05-12")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月8日，泉州市党政代表团来八师石河子市考察。", ["泉州市", "石河子市"]),
        ("5月8日，泉州市党政代表团赴新疆生产建设兵团第一师阿拉尔市考察。", ["泉州市", "阿拉尔市"]),
        ("5月8日，泉州市党政代表团赴一师医院考察。", None),
    ],
)
def test_a_division_that_is_one_with_its_city(acts: Read, text: str, expected: list[str] | None) -> None:
    assert parties(acts(text, "2023-05-12")).get("visit") == expected


def test_the_body_that_is_visited_is_no_site(acts: Read) -> None:
    text = (
        "5月8日，安溪县检察院一行到湟中区检察院学习。湟中区检察院检察长林小溪陪同。代表团参观了藏毯展览馆。"
    )
    [visit] = acts(text, "2023-05-12").events
    assert [name for name, _ in visit.parties] == ["安溪县检察院", "湟中区检察院"]
    assert [site.name for site in visit.sites] == ["藏毯展览馆"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "5月8日，湘鄂赣三省气象局在长沙召开联席会议。",
            {"meeting": ["湖南省气象局", "湖北省气象局", "江西省气象局"]},
            id="letters, a count and a department",
        ),
        pytest.param(
            "5月8日，湘鄂赣三省在长沙召开气象局工作联席会议。",
            {"meeting": ["湖南省", "湖北省", "江西省"]},
            id="the provinces, on the work of departments",
        ),
        pytest.param(
            "5月8日，福建省安溪县尚卿乡与青海省湟中区田家寨镇签订联防协议。",
            {"signing": ["尚卿乡", "田家寨镇"]},
            id="a township's own name, as a region's",
        ),
        pytest.param(
            "5月8日，福建省安溪县医院与青海省湟中区医院签订联防协议。",
            {"signing": ["安溪县医院", "湟中区医院"]},
            id="a hospital keeps its county",
        ),
    ],
)
def test_bodies_and_townships_by_their_names(acts: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert parties(acts(text, "2023-05-12")) == expected


@pytest.mark.parametrize(
    ("opening", "day"), [("签约前", None), ("签约仪式上", "2023-05-08"), ("会前", "2023-05-08")]
)
def test_the_day_of_what_came_before_the_signing(acts: Read, opening: str, day: str | None) -> None:
    text = f"5月8日，安溪县与湟中区签订《联防协议》。\n{opening}，两地召开座谈会。"
    [meeting] = [event for event in acts(text, "2023-05-12").events if event.type == "meeting"]
    assert meeting.start == day


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        ("5月8日，泉州市工商联（总商会）调研组一行在市委副部长沈大河带领下赴西宁市考察。", "泉州市工商联"),
        ("5月8日，泉州市政府考察组一行赴西宁市考察。", "泉州市"),
        (
            "5月8日，中卫市政协副主席、海原县县长沈大河带队到漳浦县考察。海原县副县长林小满参加。",
            "海原县",
        ),
        ("5月8日，海原县政协副主席沈大河带队到漳浦县考察。", "海原县政协"),
    ],
)
def test_a_body_s_group_travels_for_it_and_no_second_office_does(acts: Read, text: str, guest: str) -> None:
    assert told(acts(text, "2023-05-12"))[0][3][0] == guest


def test_an_outlet_s_own_people_go_elsewhere(acts: Read) -> None:
    found = acts(
        "5月8日，县政府副县长沈大河率队前往兴文县、江安县考察供水。"
        "一行与两地部门就供水进行了深入细致的座谈交流。沈大河要求学习经验，推动筠连供水建设。",
        "2023-05-12",
    )
    parties = ["筠连县", "兴文县", "江安县"]
    assert [(kind, named) for kind, _, _, named in told(found)] == [("visit", parties), ("meeting", parties)]


def test_two_townships_are_meant_where_they_acted_before(acts: Read) -> None:
    text = (
        "为推动甘青两地党建互联，5月8日，肃南县马蹄藏族乡与祁连县八宝镇建立党建联盟。两地召开了共建座谈会。"
    )
    assert [name for name, _ in acts(text, "2023-05-12").events[0].parties] == ["马蹄藏族乡", "八宝镇"]
    near = "为推动甘青两地互联，5月8日，两地召开了共建座谈会。"  # nobody has acted before
    assert [name for name, _ in acts(near, "2023-05-12").events[0].parties] == ["甘肃省", "青海省"]


def test_three_sides_may_stand_on_both_sides_of_a_comma(acts: Read) -> None:
    found = acts(
        "5月8日，黑龙江省讷河市、嫩江市，内蒙古自治区莫力达瓦达斡尔族自治旗三地签订联防协议。"
        "签约前，三地召开了座谈会。",
        "2023-05-12",
    )
    parties = ["讷河市", "嫩江市", "莫力达瓦达斡尔族自治旗"]
    assert told(found) == [
        ("signing", "2023-05-08", "2023-05-08", parties),
        ("meeting", None, None, parties),
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("为落实全市检察工作会议精神，5月8日，奉节县检察院与蓬安县检察院召开协作座谈会。", True),
        ("5月8日，奉节县召开全县检察院与公安局协作座谈会。", False),
    ],
)
def test_the_spirit_of_an_own_meeting_makes_no_meeting_an_own_one(acts: Read, text: str, held: bool) -> None:
    assert bool(acts(text, "2023-05-12").events) is held


@pytest.mark.parametrize(
    ("signers", "parties"),
    [
        ("海原县人民政府还和飞秒实业有限公司", ["海原县", "飞秒实业有限公司"]),
        ("海原县教育局还和漳浦县教育局", ["海原县", "漳浦县"]),
    ],
)
def test_a_firm_that_signs_with_one_side_is_a_party(acts: Read, signers: str, parties: list[str]) -> None:
    found = acts(
        f"5月8日，海原县县长沈大河带队到漳浦县考察。当天，{signers}签订了投资框架协议。", "2023-05-12"
    )
    assert sorted(told(found)[1][3]) == sorted(parties)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "国务院副总理周启山8日至10日视察澳门特别行政区。",
            [("visit", ["国务院", "澳门特别行政区"])],
            id="inspects-a-region",
        ),
        pytest.param("国务院副总理周启山8日视察达州市甲厂时说，好。", [], id="inspects-a-works"),
        pytest.param(
            "全国政协主席周启山8日在京会见温若水率领的台湾教师交流参访团一行。",
            [("meeting", ["全国政协", "台湾教师交流参访团"])],
            id="receives-a-group-of-its-own",
        ),
        pytest.param(
            "国务院副总理周启山8日在京会见达州市党政代表团。",
            [("meeting", ["国务院", "达州市"])],
            id="receives-a-government",
        ),
        pytest.param(
            "港澳妇女代表考察团8日在四川省、贵州省考察。",
            [("visit", ["港澳妇女代表考察团", "四川省", "贵州省"])],
            id="a-group-of-its-own-travels",
        ),
        pytest.param(
            "达州市委书记周启山率市党政代表团8日赴西宁市考察。",
            [("visit", ["达州市", "西宁市"])],
            id="a-led-delegation-travels",
        ),
    ],
)
def test_leaders_and_groups_of_their_own(acts: Read, text: str, found: list[tuple[str, list[str]]]) -> None:
    assert [(kind, names) for kind, _, _, names in told(acts(text, "2023-05-12"))] == found
