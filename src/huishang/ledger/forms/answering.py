"""What a side answers to a request, and until when it should."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from huishang.ledger import actions
from huishang.ledger.actions.asking import permission_for
from huishang.ledger.forms.base import ActForm, Here, words_field
from huishang.ledger.models import Request
from huishang.ledger.names import DISPUTES, WORDS
from huishang.ledger.rules.confirming import Subject, Word
from huishang.ledger.rules.states import Refusal
from huishang.ledger.sentences import sentence
from huishang.sides.rules import Act as Permission


class AnswerForm(ActForm):
    """One's side confirms, with a remark or without, disputes with a coded reason, or asks for more evidence."""

    title, place = _("Answer for your side"), "answer"
    word = forms.ChoiceField(
        label=_("Answer"),
        widget=forms.RadioSelect,
        choices=lambda: [(str(word), WORDS[word]) for word in Word if word is not Word.NO_REPLY],
    )
    code = forms.ChoiceField(
        label=_("Reason, where you dispute it"),
        required=False,
        choices=lambda: [("", pgettext("choice", "None")), *DISPUTES.items()],
    )
    remark = words_field(_("Remark"), is_needed=False)

    @classmethod
    def parts(cls, here: Here) -> Iterable[Request]:
        """What is asked now."""
        return [request for request in here.whole.requests if not request.outcome]

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who belongs to no side, made it himself, or does not answer for his side."""
        if here.deed.side is None:
            return here.refused(Permission.CONFIRM)
        if here.deed.by in part.makers.all():
            return sentence(Refusal("own_making"))
        subject = Subject(part.subject)
        if subject is Subject.DELIVERY and here.deed.side != here.row.reported_by:
            return here.refused(Permission.VERIFY, of=here.row.reported_by)
        return here.refused(permission_for(subject, Word.CONFIRMED))

    @property
    def about(self) -> str:
        """What is asked."""
        return str(self.part.get_subject_display())

    def perform(self, by: Any, at: datetime) -> None:
        """Answer."""
        told = self.cleaned_data
        code = told["code"] if told["word"] == Word.DISPUTED else ""
        actions.answer(by, self.part, Word(told["word"]), at, code=code, remark=told["remark"], **self.given)


class TimeForm(ActForm):
    """Until when the sides should answer."""

    title, place, is_told = _("Set until when the sides should answer"), "answer", False
    until = forms.DateTimeField(label=_("Until"), widget=forms.DateTimeInput({"type": "datetime-local"}))

    @classmethod
    def parts(cls, here: Here) -> Iterable[Request]:
        """What is asked now."""
        return AnswerForm.parts(here)

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not prepare for all sides."""
        return here.refused(Permission.MERGE)

    @property
    def about(self) -> str:
        """What is asked."""
        return str(self.part.get_subject_display())

    def perform(self, by: Any, at: datetime) -> None:
        """Set it."""
        actions.set_time(by, self.part, self.cleaned_data["until"], at)
