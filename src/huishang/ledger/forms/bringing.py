"""What is brought to a row: evidence, its judgement, sources, notes of one's own side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from huishang.documents.models import Document
from huishang.ledger import actions
from huishang.ledger.drafts import Cited
from huishang.ledger.forms.base import ActForm, Here, words_field
from huishang.ledger.models import Evidence
from huishang.ledger.names import EVIDENCE_VERDICTS
from huishang.ledger.words import EvidenceKind, EvidenceVerdict
from huishang.sides.models import SideBody
from huishang.sides.rules import Act as Permission


def partial_field(label: Any, *, is_needed: bool = True) -> forms.CharField:
    """A day, or as much of it as is known."""
    return forms.CharField(
        label=label, required=is_needed, max_length=10, help_text=_("2026-03-31, 2026-03 or 2026")
    )


class BringForm(ActForm):
    """Whoever reports, or changes rows for all, brings something."""

    place, is_told = "evidence", False

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who neither reports nor changes rows."""
        bodies = here.deed.standing.bodies
        return "" if bodies or here.deed.may(Permission.REPORT) else here.refused(Permission.CHANGE_ROW)


class ShownForm(BringForm):
    """Evidence that shows something: in words, and the figure that it gives."""

    words = words_field(_("What it shows"))
    value = forms.CharField(label=_("Figure as printed"), required=False, max_length=40)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=20)
    definition = forms.CharField(label=_("What the figure counts"), required=False, max_length=300)
    dated = partial_field(_("Day of the figure"), is_needed=False)
    issuer = forms.CharField(label=_("Issued by"), required=False, max_length=200)

    @property
    def shown(self) -> actions.Shown:
        """What was filled in, as the actions take it."""
        keys = ("words", "value", "unit", "definition", "dated", "issuer")
        return actions.Shown(**{key: self.cleaned_data[key] for key in keys})


class LinkForm(ShownForm):
    """The address of a page."""

    title = _("Add a page as evidence")
    address = forms.CharField(label=_("Address of the page"), max_length=1000)
    read_on = partial_field(_("Read on"))
    field_order = ("address", "read_on")

    def perform(self, by: Any, at: datetime) -> None:
        """Add it."""
        told = self.cleaned_data
        actions.add_link(by, self.here.row, self.shown, told["address"], told["read_on"], at)


class FileForm(ShownForm):
    """A file."""

    title = _("Add a file as evidence")
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, picture, Word, Excel, OFD or text, up to 20 MB")
    )
    field_order = ("file",)

    def perform(self, by: Any, at: datetime) -> None:
        """Add it."""
        file = self.cleaned_data["file"]
        actions.add_file(by, self.here.row, self.shown, file.name, file.read(), at)


class DocumentForm(ShownForm):
    """A document of the record."""

    title = _("Add a document of the record as evidence")
    document = forms.CharField(
        label=_("Address of the document's page"), help_text=_("Copy it from the head of the browser.")
    )
    field_order = ("document",)

    def clean_document(self) -> Document:
        """The document whose page has that address."""
        last = self.cleaned_data["document"].strip().rstrip("/").split("/")[-1]
        try:
            return Document.objects.get(uuid=UUID(last.split("?")[0].split("#")[0]))
        except (ValueError, Document.DoesNotExist):
            raise forms.ValidationError(_now("There is no document under this address.")) from None

    def perform(self, by: Any, at: datetime) -> None:
        """Add it."""
        actions.add_document(by, self.here.row, self.shown, self.cleaned_data["document"], at)


class NoneFoundForm(BringForm):
    """That nothing public was found."""

    title = _("Say that no public evidence was found")
    words = words_field(_("What was searched, and where"))
    searched_on = partial_field(_("Searched on"))

    def perform(self, by: Any, at: datetime) -> None:
        """Say so."""
        actions.add_none_found(
            by, self.here.row, self.cleaned_data["words"], self.cleaned_data["searched_on"], at
        )


def _standing(here: Here) -> list[Evidence]:
    """The evidence that shows something and was not withdrawn."""
    found = [one for one in here.whole.evidence if not one.withdrawn_because]
    return [one for one in found if one.kind != EvidenceKind.NONE_FOUND]


class JudgeForm(ActForm):
    """Another side than the one that brought it judges evidence."""

    title, place, is_told = _("Judge the evidence"), "evidence", False
    verdict = forms.ChoiceField(
        label=pgettext_lazy("evidence", "Verdict"), choices=lambda: list(EVIDENCE_VERDICTS.items())
    )
    words = words_field(_("Why, where it is not good"), is_needed=False)

    @classmethod
    def parts(cls, here: Here) -> Iterable[Evidence]:
        """What other sides brought, for somebody of a side."""
        ours = here.deed.side
        return [] if ours is None else [one for one in _standing(here) if one.side != ours]

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not verify for his side."""
        others = [side for side in here.sides if side != here.deed.side]
        return here.refused(Permission.VERIFY, of=part.side or others[0])

    def perform(self, by: Any, at: datetime) -> None:
        """Judge it."""
        told = self.cleaned_data
        actions.verify_evidence(by, self.part, EvidenceVerdict(told["verdict"]), told["words"], at)


class ContradictForm(BringForm):
    """Two figures that cannot both be right."""

    title = _("Say that two figures contradict each other")
    one = forms.ChoiceField(label=_("One figure"))
    other = forms.ChoiceField(label=_("The other figure"))

    def __init__(self, here: Here, part: Any = None, data: Any = None, files: Any = None) -> None:
        super().__init__(here, part, data, files)
        self.known = {str(e.pk): e for e in _standing(here) if e.value}
        choices = [(key, f"{e.value} {e.unit} · {e.words[:40]}") for key, e in self.known.items()]
        for name in ("one", "other"):
            self.fields[name].choices = [("", pgettext("choice", "Choose")), *choices]  # type: ignore[attr-defined]

    @classmethod
    def parts(cls, here: Here) -> Iterable[Any]:
        """The row, where two pieces of evidence give a figure."""
        return [None] if len([e for e in _standing(here) if e.value]) > 1 else []

    def perform(self, by: Any, at: datetime) -> None:
        """Set them side by side."""
        actions.contradict(
            by, self.known[self.cleaned_data["one"]], self.known[self.cleaned_data["other"]], at
        )


class WithdrawEvidenceForm(BringForm):
    """Evidence of one's own side counts no more."""

    title = _("Withdraw the evidence")
    words = words_field(_("Why, in words"))

    @classmethod
    def parts(cls, here: Here) -> Iterable[Evidence]:
        """What one's own side brought."""
        found = [one for one in here.whole.evidence if not one.withdrawn_because]
        return [one for one in found if one.side == here.deed.side and one.report is None]

    def perform(self, by: Any, at: datetime) -> None:
        """Withdraw it."""
        actions.withdraw_evidence(by, self.part, self.cleaned_data["words"], at)


class CiteForm(ActForm):
    """A source that tells of the same row."""

    title, place, is_told = _("Add a source"), "source", False
    cited = words_field(_("Where it stands: document, item"))
    address = forms.CharField(label=_("Where it can be read"), required=False, max_length=1000)

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who does not change rows for all."""
        return here.refused(Permission.CHANGE_ROW)

    def perform(self, by: Any, at: datetime) -> None:
        """Add it."""
        actions.cite(by, self.here.row, Cited(self.cleaned_data["cited"], self.cleaned_data["address"]), at)


class NoteForm(ActForm):
    """A note that only one's own side sees."""

    title, place, is_told = _("Write a note for your side"), "note", False
    words = words_field(_("Note"))

    @classmethod
    def parts(cls, here: Here) -> Iterable[Any]:
        """The row, for somebody of a side."""
        return [] if here.deed.side is None else [None]

    @classmethod
    def why_not(cls, here: Here, part: Any) -> str:
        """Who writes nothing private."""
        return here.refused(Permission.WRITE_PRIVATE, _own_body(here))

    def perform(self, by: Any, at: datetime) -> None:
        """Write it."""
        actions.write_note(by, self.here.row, self.cleaned_data["words"], at, body=_own_body(self.here))


def _own_body(here: Here) -> SideBody | None:
    """The body that a liaison acts for, one with a duty on the row before others; None: he acts for the whole side."""
    if here.deed.side is None or here.deed.standing.may(Permission.WRITE_PRIVATE, here.deed.side):
        return None
    keys = here.deed.standing.bodies
    duties = [duty.body for duty in here.whole.duties if duty.body_id in keys]
    return duties[0] if duties else SideBody.objects.filter(pk__in=keys).first()
