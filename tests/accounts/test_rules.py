from __future__ import annotations

import pytest

from huishang.accounts.rules import _LEAST, Act, Role, role_may


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (Role.READER, {Act.READ}),
        (Role.REVIEWER, {Act.READ, Act.REVIEW}),
        (Role.EDITOR, {Act.READ, Act.REVIEW, Act.IMPORT, Act.EDIT}),
        (Role.ADMINISTRATOR, set(Act)),
    ],
)
def test_role_may_do_its_acts_and_no_other(role: Role, acts: set[Act]) -> None:
    assert {act for act in Act if role_may(role, act)} == acts


def test_an_act_without_a_rule_is_refused() -> None:
    assert set(_LEAST) == set(Act)
    assert not role_may(Role.ADMINISTRATOR, "fly")  # type: ignore[arg-type]
