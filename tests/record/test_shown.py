from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huishang.record.shown import Claim, contradicts, shown

HOST, GUEST, THIRD = ("2021-05-12", "a"), ("2021-05-12", "b"), ("2021-05-13", "c")


def told(value: str, document: tuple[str, str] = HOST) -> Claim:
    return Claim(value, None, document)


@pytest.mark.parametrize(
    ("field", "a", "b"),
    [
        ("start", "2023-11", "2023-11-23"),
        ("place", "成都市", "四川省成都市"),
        ("post", "江南省委书记", "江南省委书记、江南省人大常委会主任"),
        ("name", "座谈会", "两省经济社会发展座谈会"),
        ("part", "party", "host"),
        ("state", "planned", "held"),
        ("state", "signed", "in_force"),
        ("number", "8", "8"),
    ],
)
def test_what_can_both_be_right_is_no_contradiction(field: str, a: str, b: str) -> None:
    assert not contradicts(field, [told(a), told(b, GUEST)])


@pytest.mark.parametrize(
    ("field", "a", "b"),
    [
        ("start", "2023-11-22", "2023-11-23"),
        ("place", "成都市", "德阳市"),
        ("post", "江南省省长", "江南省副省长"),
        ("part", "host", "guest"),
        ("state", "held", "cancelled"),
        ("number", "8", "9"),
        ("value", "75", "50"),
        ("side", "河东省", "江南省"),
    ],
)
def test_what_cannot_both_be_right_is_one(field: str, a: str, b: str) -> None:
    assert contradicts(field, [told(a), told(b, GUEST)])
    assert contradicts(field, [told(b), told(a, GUEST)])


def test_an_entry_by_hand_is_shown_whatever_documents_say_and_the_last_one_counts() -> None:
    claims = [Claim("2023-11-21", 4), Claim("2023-11-20", 3), told("2023-11-22"), told("2023-11-22", GUEST)]
    assert shown("start", claims) == "2023-11-21"


def test_a_value_emptied_by_hand_stays_empty() -> None:
    assert shown("post", [told("江南省省长"), Claim("", 1)]) == ""


def test_what_most_documents_say_is_shown_and_the_fuller_form_of_it() -> None:
    claims = [told("2023-11-22"), told("2023-11", GUEST), told("2023-11-25", THIRD)]
    assert shown("start", claims) == "2023-11-22"
    assert (
        shown("post", [told("省委书记"), told("省委书记、省人大常委会主任", GUEST)])
        == "省委书记、省人大常委会主任"
    )


def test_where_one_stands_against_one_the_earlier_document_is_shown() -> None:
    assert shown("start", [told("2023-11-23", THIRD), told("2023-11-22", HOST)]) == "2023-11-22"


CLAIMS = st.lists(
    st.builds(
        Claim,
        st.sampled_from(["2023", "2023-11", "2023-11-22", "2023-11-23"]),
        st.none() | st.integers(1, 9),
        st.tuples(st.sampled_from(["2023-11-24", "2023-11-25"]), st.sampled_from("abc")),
    ),
    max_size=6,
    unique_by=lambda claim: claim.by_hand or claim.document,
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_sources_shows_the_same(claims: list[Claim], random: object) -> None:
    other = list(claims)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert shown("start", claims) == shown("start", other)
    assert contradicts("start", claims) == contradicts("start", other)
