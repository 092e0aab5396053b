"""A page → headline, lines of date and source, paragraphs."""

from __future__ import annotations

import pytest

from huishang.intake.html import read_html
from huishang.intake.source import IntakeError

BODY = (
    "<p>　　11月22日，甲县党政代表团到乙县考察。"
    "县委书记赵\n东平率队，双方举行座谈会，共同推进跨县公路建设。</p>"
    "<p>　　会上，<b>李</b>文说：<br>要<a href=x>加强</a>合作。</p>"
)
LINES = [
    "　　11月22日，甲县党政代表团到乙县考察。县委书记赵东平率队，双方举行座谈会，共同推进跨县公路建设。",
    "　　会上，李文说：",
    "要加强合作。",
]


def page(body: str, head: str = "") -> bytes:
    menu = "<div class=nav><a href=/>首页</a><a href=/x>要闻</a></div>"
    foot = "<script>var 书记='甲'</script><footer>主办：乙县人民政府</footer>"
    html = (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{menu}{body}{foot}</body></html>"
    )
    return html.encode()


TOP = "<h1>甲县代表团到乙县考察</h1><div><span>发布时间：2023-11-24</span>　<span>来源：乙县</span></div>"
HEAD = ["甲县代表团到乙县考察", "发布时间：2023-11-24　来源：乙县"]


@pytest.mark.parametrize(
    "place",
    [
        'class="TRS_Editor"',
        'class="view TRS_UEDITOR trs_paper"',
        'id="zoom"',
        'id="UCAP-CONTENT"',
        'itemprop="articleBody"',
        'class="content"',
        "",
    ],
)
def test_headline_credit_lines_and_paragraphs_of_a_cms_page(place: str) -> None:
    side = "<div>推荐阅读<ul><li><a href=1>另一条消息</a></li></ul></div>"
    read = read_html(page(f"{TOP}<div {place}>{BODY}</div>{side}"))
    assert read.text.split("\n") == [*HEAD, *LINES]


def test_an_element_with_the_right_name_and_hardly_any_text_is_not_the_main_text() -> None:
    read = read_html(page(f'{TOP}<div class="content">字体：大 中 小</div><div>{BODY}</div>'))
    assert read.text.endswith("\n".join(LINES))
    assert "字体" not in read.text


def test_a_headline_inside_the_main_text_stands_once() -> None:
    read = read_html(
        page(f'<div id="zoom">{TOP}{BODY}</div>', "<title>甲县代表团到乙县考察-乙县政府网</title>")
    )
    assert read.text.split("\n") == [*HEAD, *LINES]


def test_without_a_heading_the_title_gives_the_headline_without_the_site() -> None:
    read = read_html(page(f'<div id="zoom">{BODY}</div>', "<title>甲县代表团到乙县考察_乙县政府网</title>"))
    assert read.text.split("\n")[0] == "甲县代表团到乙县考察"


def test_the_date_of_the_metadata() -> None:
    def published(content: str) -> str | None:
        return read_html(page(f"<div>{BODY}</div>", f'<meta name="PubDate" content="{content}">')).published

    assert published("2023-11-24 10:00") == "2023-11-24"
    assert published("2023年1月4日") == "2023-01-04"
    assert published("2023-02-29") is None
    assert published("昨天") is None


def test_what_is_hidden_or_run_is_not_text() -> None:
    hidden = (
        "<p style='display:none'>隐一</p><p hidden>隐二</p><style>.隐三{}</style><script>隐四</script>"
        "<select><option>隐五</select>"
    )
    assert "隐" not in read_html(page(f"<div id=zoom>{hidden}{BODY}</div>")).text


def table_lines(table: str) -> list[str]:
    lines = read_html(page(f"<div id=zoom>{BODY}<table>{table}</table>后文</div>")).text.split("\n")
    assert lines[-1] == "后文"
    return lines[3:-1]


def test_a_row_of_a_table_is_a_line() -> None:
    rows = "<thead><tr><th>序号<th>事项</thead><tr><td>1</td>\n<td><p>修路</p><p>通车</p></td></tr>"
    assert table_lines(rows) == ["序号\t事项", "1\t修路 通车"]


def test_merged_cells_count_for_every_row() -> None:
    rows = (
        "<tr><td colspan=3>清单<tr><td>序号<td>事项<td>单位<tr><td>1<td>修路<td rowspan=2>甲厅<tr><td>2<td>架桥"
        "<tr><td colspan=3>二、产业<tr><td>3<td><td>乙厅"
    )
    assert table_lines(rows) == [
        *("清单", "序号\t事项\t单位", "1\t修路\t甲厅", "2\t架桥\t甲厅", "二、产业", "3\t\t乙厅")
    ]


def test_a_table_inside_a_cell_becomes_the_words_of_the_cell() -> None:
    inner = "<table><tr><td>牵头<td>甲厅<tr><td>配合<td>乙厅</table>"
    rows = f"<tr><td>序号<td>单位<tr><td>1<td>{inner}"
    assert table_lines(rows) == ["序号\t单位", "1\t牵头 甲厅 配合 乙厅"]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>甲<td>乙",
        "<tr><td>甲<tr><td>乙",
        "<tr><td><a href=1>甲</a><td><a href=2>乙</a><tr><td><a href=3>丙</a><td><a href=4>丁</a>",
        f"<tr><td>甲<td>{'共建。' * 600}<tr><td>乙<td>丙",
        "<tr><td><h2>甲</h2><td>乙<tr><td>丙<td>丁",
    ],
)
def test_a_table_that_lays_the_page_out_gives_the_lines_of_its_cells(rows: str) -> None:
    assert not any("\t" in line for line in table_lines(rows))


def test_a_main_text_inside_a_table_is_found() -> None:
    rows = f"<tr><td>首页<td>要闻<tr><td>栏目<td><div class=TRS_Editor>{BODY}</div>"
    assert read_html(page(f"{TOP}<table>{rows}</table>")).text.split("\n") == [*HEAD, *LINES]


def test_of_an_index_before_the_text_only_the_lines_of_date_are_kept() -> None:
    rows = "<tr><td>发文机关<td>甲省<td>成文日期<td>2031-03-05<tr><td>主题<td>交通<td>发布日期<td>2031-03-09"
    read = read_html(page(f"<table>{rows}</table><div id=zoom>{BODY}</div>", "<title>甲省通知</title>"))
    assert read.text.split("\n") == ["甲省通知", "成文日期\t2031-03-05", "发布日期\t2031-03-09", *LINES]


def test_cells_that_reach_over_very_many_rows_end_with_a_sentence() -> None:
    rows = "<tr>" + f"<td rowspan=9999>{'甲' * 900}" * 200 + "<tr><td>乙<td>丙" * 1000
    with pytest.raises(IntakeError) as caught:
        read_html(f"<table>{rows}</table>".encode())
    assert caught.value.problem == "too_large"


def test_the_charset_that_the_page_declares() -> None:
    text = "兩岸經濟合作應該繼續推動，相關部門將在會後簽署備忘錄。"
    assert read_html(f'<html><meta charset="big5"><p>{text}'.encode("big5")).text == text
    assert read_html(f'<?xml version="1.0" encoding="gb2312"?><html><p>{BODY}'.encode("gb18030")).text


def test_nesting_up_to_the_limit_is_read_and_beyond_it_refused() -> None:
    def nested(depth: int) -> bytes:
        return b"<html><body>" + b"<div>" * depth + b"text" + b"</div>" * depth

    assert read_html(nested(200)).text == "text"
    with pytest.raises(IntakeError) as caught:
        read_html(nested(300))
    assert caught.value.problem == "too_deep"


def test_a_page_of_very_many_tags_is_read() -> None:
    assert read_html(b"<p class=a>x" * 100_000).text.count("x") == 100_000
