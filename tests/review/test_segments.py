from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from huishang.review.segments import Mark, segments

TEXT = "市委书记罗远山说，共建园区。"


def test_marks_that_overlap_are_cut_where_each_begins_and_ends() -> None:
    found = segments(TEXT, [Mark(1, 0, 7), Mark(2, 4, 9)])
    assert [(one.text, [mark.id for mark in one.marks]) for one in found] == [
        ("市委书记", [1]),
        ("罗远山", [1, 2]),
        ("说，", [2]),
        ("共建园区。", []),
    ]


def test_the_longer_mark_lies_outside_and_of_equal_places_the_lower_rank_on_top() -> None:
    found = segments(TEXT, [Mark(1, 4, 7, rank=0), Mark(2, 4, 7, rank=3), Mark(3, 0, 14)])
    assert [mark.id for mark in found[1].marks] == [3, 2, 1]


def test_a_text_without_marks_is_one_segment_and_no_text_is_none() -> None:
    assert [one.text for one in segments(TEXT, [])] == [TEXT]
    assert segments("", [Mark(1, 0, 3)]) == ()


places = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12)


@given(st.text(max_size=30), places)
def test_segments_are_the_text_and_each_lies_wholly_under_its_marks(
    text: str, wanted: list[tuple[int, int]]
) -> None:
    marks = [Mark(number, min(pair), max(pair)) for number, pair in enumerate(wanted)]
    found = segments(text, marks)
    assert "".join(one.text for one in found) == text
    for one in found:
        assert one.text == text[one.start : one.start + len(one.text)] != ""
        over = {
            mark.id
            for mark in marks
            if mark.length and mark.start <= one.start and one.start + len(one.text) <= mark.end
        }
        touching = {
            m.id for m in marks if m.length and m.start < one.start + len(one.text) and one.start < m.end
        }
        assert {mark.id for mark in one.marks} == over == touching
