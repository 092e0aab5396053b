"""What a reviewer sees for one mention."""

from __future__ import annotations

from datetime import date

from huishang.registry.linking import Mention, body_candidates, person_candidates, read_body

DAY = date(2023, 11, 22)
BODIES = [
    (key, read_body(name))
    for key, name in enumerate(
        ["四川省人民政府", "贵州省人民政府", "四川省委", "成都市人民政府", "四川省卫生厅"]
    )
]


def test_bodies_come_best_first_and_plain_others_not_at_all() -> None:
    found = body_candidates("省政府", BODIES, "四川省")
    assert (found[0].key, found[0].judgement.verdict) == (0, "same")
    assert 1 not in [one.key for one in found]


def test_a_successor_is_shown_but_not_linked() -> None:
    found = body_candidates("省卫健委", BODIES, "四川省")
    assert [(one.key, one.judgement.verdict, one.judgement.reasons[0]) for one in found] == [
        (4, "different", "successor")
    ]


def test_a_person_is_known_by_the_best_of_several_mentions() -> None:
    known = [
        (
            "governor",
            [
                Mention("柏青松", ("四川省副省长",), "", date(2019, 1, 1)),
                Mention("柏青松", ("四川省省长",), "", DAY),
            ],
        ),
        ("other", [Mention("柏青山", ("四川省省长",), "", date(2013, 1, 1))]),
        ("namesake", [Mention("柏青松", ("桐梓县副县长",), "", DAY)]),
        ("unknown", []),
    ]
    found = person_candidates(Mention("柏青松", ("省长",), "四川省", DAY), known)
    assert [(one.key, one.judgement.verdict) for one in found] == [
        ("governor", "same"),
        ("namesake", "different"),
    ]


def test_a_mention_that_excludes_the_person_makes_the_link_unsure() -> None:
    known = [
        ("mixed", [Mention("柏青松", ("四川省省长",), "", DAY), Mention("柏青松", ("贵州省省长",), "", DAY)])
    ]
    (found,) = person_candidates(Mention("柏青松", ("四川省省长",), "", DAY), known)
    assert found.judgement.verdict == "unsure"
    assert found.judgement.reasons[:2] == ("conflict", "same_name")
