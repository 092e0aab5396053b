"""The Excel form: out and in are the same, each faulty cell is named, nothing is taken half."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huishang.ledger import actions, queries
from huishang.ledger.models import HistoryLine, Period, ProgressReport, Target
from huishang.reporting.form.coming_back import compare
from huishang.reporting.form.going_out import workbook
from huishang.reporting.form.layout import CODE_ROW, FIRST_ROW, GUIDE, SHEET, letters
from huishang.reporting.reporters import Reporter
from tests.ledger.people import World, at, world
from tests.reporting.scene import LAST, address, browser, handed_in, opened, report_of, rows, second_period

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


@pytest.fixture
def period(here: World) -> Period:
    rows(here, "甲事", "乙事")
    return opened(here)


def fetched(client: Client, here: World, period: Period) -> Any:
    answer = client.get(address("fetch", period, here.body_a.pk))
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def brought(client: Client, here: World, period: Period, data: bytes) -> Any:
    file = SimpleUploadedFile("form.xlsx", data)
    return client.post(address("bring", period, here.body_a.pk), {"file": file})


def column(sheet: Any, code: str) -> int:
    return next(cell.column for cell in sheet[CODE_ROW] if cell.value == code)


def put(sheet: Any, row: int, **values: Any) -> None:
    for code, value in values.items():
        sheet.cell(FIRST_ROW + row, column(sheet, code)).value = value


def taken(client: Client, here: World, period: Period, page: Any, **more: str) -> Any:
    """Press the button of the page that shows the difference."""
    form = {}
    for filled, _changes in page.context["brought"].changes:
        form |= {filled.add_prefix(name): filled[name].value() for name in filled.fields}
    return client.post(address("write", period, here.body_a.pk), form | more)


def test_the_form_holds_what_the_body_owes_locked_and_in_both_languages(here: World, period: Period) -> None:
    handed_in(here, report_of(period, here.a, 1))
    book = fetched(browser(here.liaison(here.a)), here, period)
    sheet = book[SHEET]
    row = {cell.value: sheet.cell(FIRST_ROW, cell.column) for cell in sheet[CODE_ROW]}
    assert row["title"].value == "甲事" and sheet.cell(FIRST_ROW + 1, 1).value is None
    assert row["target_1"].value == "新增省界通道: 6 条（通车的）" and row["plan_1"].value == "2"
    assert sheet.protection.sheet and sheet.row_dimensions[CODE_ROW].hidden
    locked = {code for code, cell in row.items() if cell.protection.locked}
    assert locked == {"number", "version", "title", "term", "returned", "target_1", "plan_1", "step_1"}
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert [str(one.sqref) for one in lists] == [row["done"].coordinate] and "未完成" in lists[0].formula1
    assert "本期工作进展 Done in this period" in [cell.value for cell in sheet[CODE_ROW + 1]]
    assert any("累计" in str(cell.value) and "cumulative" in str(cell.value) for cell in book[GUIDE]["A"])


def test_a_filled_form_is_compared_then_taken_then_says_nothing_new(here: World, period: Period) -> None:
    client = browser(here.liaison(here.a))
    book = fetched(client, here, period)
    put(
        book[SHEET],
        0,
        work="动工\n两处",
        value_1=1.1,
        percent=12.5,
        done="部分完成 Partly done",
        done_on_1=46083,
    )
    data, before = saved(book), HistoryLine.objects.count()
    page = brought(client, here, period, data)
    assert page.status_code == 200 and "What would change" in page.content.decode()
    assert HistoryLine.objects.count() == before, "looking stores nothing"
    assert taken(client, here, period, page, hand_in="all").status_code == 302
    one = report_of(period, here.a)
    assert (one.work, one.done, one.state, str(one.percent)) == ("动工\n两处", "partly", "submitted", "12.50")
    assert str(one.values.get().value) == "1.1000" and str(one.milestones.get().done_on) == "2026-03-02"
    assert report_of(period, here.a, 1).state == "draft", "what did not change is not handed in"
    lines = HistoryLine.objects.count()
    again = brought(client, here, period, data)
    assert again.status_code == 200 and "says nothing that is not stored" in again.content.decode()
    assert HistoryLine.objects.count() == lines


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=("Cs",)), max_size=30
)
_FIGURE = st.decimals(min_value=-(10**15), max_value=10**15, places=4).map(lambda n: f"{n:f}")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(work=_TEXT, problems=_TEXT, definition=_TEXT, value=_FIGURE, percent=st.decimals(0, 100, places=2))
def test_out_and_in_without_an_edit_changes_nothing(
    here: World, period: Period, work: str, problems: str, definition: str, value: str, percent: Any
) -> None:
    report = report_of(period, here.a)
    told = actions.Told(
        work=work,
        problems=problems,
        percent=f"{percent:f}",
        values={"t1": (value, definition)},
        done="partly",
    )
    actions.write_report(here.liaison(here.a), report, told, at(81))
    reports = list(queries.reports_of(here.liaison(here.a), period, here.a, here.body_a))
    reporter = Reporter(here.a, here.body_a)
    found = compare(workbook(period, reporter, reports), period, reporter, reports)
    assert (found.changes, found.altered, found.faults) == ([], [], [])


@pytest.mark.parametrize(
    ("code", "value", "why"),
    [
        ("value_1", "约两条", "Enter a number"),
        ("percent", 101, "less than or equal to 100"),
        ("percent", True, "Enter a number"),
        ("done", "差不多", "Select a valid choice"),
        ("done_on_1", "2026-02-30", "Enter a valid date"),
        ("done_on_1", 10**9, "Enter a valid date"),
        ("physical", "字" * 301, "at most 300 characters"),
        ("work", "=1+1", "formula"),
        ("value_1", "=HYPERLINK(1)", "formula"),
        ("number", "无此号", "owes no row"),
        ("version", "7", "older one"),
    ],
)
def test_each_faulty_cell_is_named_and_nothing_is_taken(
    here: World, period: Period, code: str, value: Any, why: str
) -> None:
    client = browser(here.liaison(here.a))
    book = fetched(client, here, period)
    sheet = book[SHEET]
    put(sheet, 0, work="动工")
    put(sheet, 1, **{code: value})
    page = brought(client, here, period, saved(book))
    text = page.content.decode()
    assert page.status_code == 422 and why in text
    assert f"<td>{letters(column(sheet, code))}{FIRST_ROW + 1}</td>" in text and f"<td>{SHEET}</td>" in text
    assert "Take it as draft" not in text
    assert not ProgressReport.objects.exclude(work="").exists()


def test_a_number_that_stands_twice_is_named(here: World, period: Period) -> None:
    client = browser(here.liaison(here.a))
    book = fetched(client, here, period)
    put(book[SHEET], 1, number=book[SHEET].cell(FIRST_ROW, 1).value)
    assert f"stands in row {FIRST_ROW} already" in brought(client, here, period, saved(book)).content.decode()


def test_a_plan_value_that_was_altered_is_shown_and_not_taken(here: World, period: Period) -> None:
    client = browser(here.liaison(here.a))
    book = fetched(client, here, period)
    put(book[SHEET], 0, plan_1="1", work="动工", title="改过的题目")
    page = brought(client, here, period, saved(book))
    assert [(one.stored, one.said) for one in page.context["silent"]] == [("2", "1")]
    assert "Silent changes of the plan" in page.content.decode()
    assert [one.said for one in page.context["altered"]] == ["改过的题目"]
    taken(client, here, period, page)
    one = report_of(period, here.a)
    assert (one.work, one.row.title) == ("动工", "甲事")
    assert Target.objects.filter(row=one.row).get().plan == [["2026-Q1", "2"]]


def test_what_looks_like_a_formula_goes_out_as_text_and_comes_in_as_text(here: World, period: Period) -> None:
    evil = "=cmd|' /C calc'!A0"
    told = actions.Told(work=evil, problems="+1", next_step="@x", physical="-2")
    actions.write_report(here.liaison(here.a), report_of(period, here.a), told, at(81))
    client = browser(here.liaison(here.a))
    data = client.get(address("fetch", period, here.body_a.pk)).content
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and 'quotePrefix="1"' in parts.read("xl/styles.xml").decode()
    page = brought(client, here, period, data)
    assert "says nothing that is not stored" in page.content.decode()


def other_period(here: World, period: Period) -> bytes:
    second = opened(here, "2026-Q2", 170)
    return bytes(browser(here.liaison(here.a)).get(address("fetch", second, here.body_a.pk)).content)


def other_body(here: World, period: Period) -> bytes:
    return bytes(browser(here.liaison(here.b)).get(address("fetch", period, here.body_b.pk)).content)


def another_workbook(here: World, period: Period) -> bytes:
    return saved(openpyxl.Workbook())


def no_workbook(here: World, period: Period) -> bytes:
    return b"%PDF-1.7"


def bomb(here: World, period: Period) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("_rels/.rels", _RELATIONS.format("officeDocument", "xl/workbook.xml"))
        parts.writestr("xl/workbook.xml", " " * (70 << 20))
    return stream.getvalue()


_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="x/{}" Target="{}"/></Relationships>'
)


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (other_period, "This is the form of 2026-Q2"),
        (other_body, "This is the form of"),
        (another_workbook, "it is not the form of this page"),
        (no_workbook, "damaged"),
        (bomb, "MiB"),
    ],
)
def test_what_is_not_this_form_is_refused_with_a_sentence(
    here: World, period: Period, made: Callable[[World, Period], bytes], why: str
) -> None:
    page = brought(browser(here.liaison(here.a)), here, period, made(here, period))
    assert page.status_code == 422 and why in page.content.decode()
    assert not ProgressReport.objects.exclude(work="").exists()


def test_a_report_that_was_handed_in_meanwhile_is_named(here: World, period: Period) -> None:
    client = browser(here.liaison(here.a))
    book = fetched(client, here, period)
    handed_in(here, report_of(period, here.a))
    put(book[SHEET], 0, work="另写")
    page = brought(client, here, period, saved(book))
    assert page.status_code == 422 and "has been handed in" in page.content.decode()


def test_carried_values_go_out_with_the_form(here: World) -> None:
    second = second_period(here)
    sheet = fetched(browser(here.liaison(here.a)), here, second)[SHEET]
    row = {cell.value: sheet.cell(FIRST_ROW, cell.column).value for cell in sheet[CODE_ROW]}
    assert (row["problems"], row["value_1"], row["percent"], row["work"]) == (LAST.problems, 2, 40, None)


def test_only_who_reports_for_the_body_fetches_and_brings(here: World, period: Period) -> None:
    ours = {here.liaison(here.a), here.coordinator(here.a), here.second(here.a)}
    for user in here.everybody():
        client = browser(user, "zh-hans")
        status = client.get(address("fetch", period, here.body_a.pk)).status_code
        assert (status == 200) == (user in ours), user
        assert (brought(client, here, period, b"").status_code == 422) == (user in ours), user
