"""The queue, the screen of a document, and what is done on it.

What is done answers with pieces of the screen that changed since the person last saw it (``revision``),
his own change and others'; htmx puts them in their places, so no page is loaded again.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from huishang.accounts.access import may, needs
from huishang.accounts.rules import Act
from huishang.documents.models import Document
from huishang.documents.queries import waiting
from huishang.documents.reader import reader_version
from huishang.review import actions, comparison, forms
from huishang.review import anew as reading
from huishang.review.models import KIND_NAMES, Finding
from huishang.review.naming import STATE_NAMES, line_of
from huishang.review.queries import acceptance, changed_by_reader, counts_of, walk
from huishang.review.rules import PARENTS, Kind, VerdictKind
from huishang.review.screen import Screen, screen_of

PER_PAGE = 50


# --- pages


@needs(Act.READ)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The documents that wait for review, oldest first, and those that a newer reader reads otherwise."""
    page = Paginator(waiting(), PER_PAGE).get_page(request.GET.get("page"))
    found = counts_of([document.pk for document in page])
    rows = [(document, *found.get(document.pk, (0, 0))) for document in page]
    context = {"page": page, "rows": rows, "changed": changed_by_reader()[:PER_PAGE]}
    context["may_administer"] = may(request.user, Act.ADMINISTER)
    return render(request, "review/queue.html", context)


@needs(Act.READ)
@require_GET
def screen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One document: left the original, right the record that came out."""
    document = get_object_or_404(Document, uuid=uuid)
    return render(request, "review/screen.html", _context(request, screen_of(document)))


@needs(Act.READ)
@require_GET
def anew(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the newest reading changed in a document, and what in it contradicts a verdict."""
    document = get_object_or_404(Document, uuid=uuid)
    context = {"document": document, **comparison.compare(document)}
    return render(request, "review/anew.html", context)


@needs(Act.READ)
@require_GET
def accuracy(request: HttpRequest) -> HttpResponse:
    """How often reviewers accept, by kind and version of the reader."""
    return render(request, "review/accuracy.html", {"versions": acceptance()})


@needs(Act.ADMINISTER)
def read_anew(request: HttpRequest) -> HttpResponse:
    """How far this version of the reader has come with the documents; posting to it starts the work."""
    if request.method == "POST":
        actions.start_reading_anew(request.user)
        return redirect("review:read_anew")
    context = {"progress": reading.progress(), "version": reader_version()}
    page = "read_anew_progress" if request.htmx else "read_anew"
    return render(request, f"review/{page}.html", context)


# --- pieces of the screen


@needs(Act.READ)
@require_GET
def changes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What others changed since the person last looked; nothing (204) where nobody did."""
    document = get_object_or_404(Document, uuid=uuid)
    if document.revision <= _revision(request):
        return HttpResponse(status=204)
    return _answer(request, document, "")


@needs(Act.READ)
@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every verdict on a finding, with who and when."""
    finding = get_object_or_404(
        Finding.objects.select_related("document", "added_by", "first_reading"), pk=pk
    )
    text, lines = finding.document.text, []
    for line in finding.verdicts.select_related("by", "undone_by"):
        before = line.before and _words(finding.kind, line.before["value"], text, line.before)
        now = {"start": line.start, "end": line.end}
        lines.append((line, _words(finding.kind, line.value, text, now), before))
    context = {"finding": finding, "kind": KIND_NAMES[Kind(finding.kind)], "lines": lines}
    return render(request, "review/history.html", context)


# --- what is done


@needs(Act.REVIEW)
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or reject a finding, or accept what is open in it and below it."""
    finding = get_object_or_404(Finding.objects.select_related("document"), pk=pk)
    wanted = request.POST.get("verdict", "")
    document, seen = finding.document, _seen(request)
    try:
        if wanted == "all":
            found = actions.accept_all(request.user, document, seen, timezone.now(), within=finding)
            return _answer(request, document, _accepted(len(found)))
        if wanted not in (VerdictKind.ACCEPTED, VerdictKind.REJECTED):
            return HttpResponse(status=400)
        made = actions.judge(
            request.user,
            finding,
            VerdictKind(wanted),
            reason=request.POST.get("reason", ""),
            revision=seen,
            at=timezone.now(),
        )
    except actions.Conflict as conflict:
        return _conflict(request, conflict, {"verdict": wanted})
    except actions.ReviewError as error:
        return _answer(request, document, str(error), is_wrong=True)
    return _answer(request, document, _said(finding, made.verdict))


@needs(Act.REVIEW)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in what is right, or where it stands."""
    finding = get_object_or_404(Finding.objects.select_related("document", "verdict"), pk=pk)
    document = finding.document
    held = finding.verdict or finding
    if request.method != "POST":
        return _form(request, document, finding.kind, held.value, (held.start, held.end), finding=finding)
    value, wrong = forms.value_from(finding.kind, request.POST)
    place = forms.place_from(request.POST)
    if wrong:
        return _form(request, document, finding.kind, value, place, finding=finding, wrong=wrong)
    try:
        made = actions.judge(
            request.user,
            finding,
            VerdictKind.CORRECTED,
            value=value,
            start=place[0],
            end=place[1],
            reason=request.POST.get("reason", ""),
            revision=_seen(request),
            at=timezone.now(),
        )
    except actions.Conflict as conflict:
        return _conflict(request, conflict, {"corrected": True, "value": value, "place": place})
    except actions.ReviewError as error:
        return _form(request, document, finding.kind, value, place, finding=finding, error=str(error))
    return _answer(request, document, _said(finding, made.verdict), focus=finding)


@needs(Act.REVIEW)
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add what the reader missed at the marked characters."""
    document = get_object_or_404(Document, uuid=uuid)
    data = request.POST if request.method == "POST" else request.GET
    kind, place = data.get("kind", ""), forms.place_from(data)
    kind = kind if kind in set(Kind) else Kind.PERSON
    parent = _parent(document, data.get("parent", ""))
    if request.method != "POST":
        quote = document.text[place[0] : place[1]] if place[0] is not None else ""
        value = forms.first_value(kind, quote) | forms.typed(kind, data)
        return _form(request, document, kind, value, place, parent=parent)
    value, wrong = forms.value_from(kind, request.POST)
    if wrong:
        return _form(request, document, kind, value, place, parent=parent, wrong=wrong)
    try:
        made = actions.add(
            request.user,
            document,
            kind,
            place[0],
            place[1],
            value,
            parent if kind in PARENTS else None,
            revision=_revision(request),
            at=timezone.now(),
        )
    except actions.ReviewError as error:
        return _form(request, document, kind, value, place, parent=parent, error=str(error))
    return _answer(request, document, _said(made, VerdictKind.ADDED), focus=made)


@needs(Act.REVIEW)
@require_POST
def accept_all(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Accept everything that is still open."""
    document = get_object_or_404(Document, uuid=uuid)
    try:
        found = actions.accept_all(request.user, document, _revision(request), timezone.now())
    except actions.ReviewError as error:
        return _answer(request, document, str(error), is_wrong=True)
    return _answer(request, document, _accepted(len(found)))


@needs(Act.REVIEW)
@require_POST
def undo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take back one's own last act on this document."""
    document = get_object_or_404(Document, uuid=uuid)
    try:
        found = actions.undo(request.user, document, timezone.now())
    except actions.ReviewError as error:
        return _answer(request, document, str(error), is_wrong=True)
    said = ngettext("Taken back: %(count)d finding.", "Taken back: %(count)d findings.", len(found))
    return _answer(request, document, said % {"count": len(found)}, focus=found[0])


@needs(Act.REVIEW)
@require_POST
def finish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Call a document reviewed and go on to the next one that waits."""
    document = get_object_or_404(Document, uuid=uuid)
    try:
        left = len(actions.finish(request.user, document, timezone.now()))
    except actions.ReviewError as error:
        messages.error(request, str(error))
        return redirect("review:screen", uuid=uuid)
    said = _("Reviewed: %(title)s.") % {"title": document}
    if left:
        more = ngettext("%(count)d finding is left open.", "%(count)d findings are left open.", left)
        said = f"{said} {more % {'count': left}}"
    messages.success(request, said)
    following = waiting().exclude(pk=document.pk).first()
    if following is None:
        return redirect("review:queue")
    return redirect("review:screen", uuid=following.uuid)


# --- how it is answered


def _answer(
    request: HttpRequest,
    document: Document,
    said: str,
    *,
    focus: Finding | None = None,
    is_wrong: bool = False,
) -> HttpResponse:
    """The pieces that changed since the person's revision, and what is to be said of it."""
    document.refresh_from_db()
    now, seen = screen_of(document), _revision(request)
    touched = [node for node in walk(now.nodes) if node.finding.touched > seen]
    whole = any(node.finding.touched_by_id is None or node.finding.added_by_id for node in touched)
    moved = whole or any(_moves_marks(node.finding) for node in touched)
    context = _context(request, now)
    context |= {
        "said": said,
        "is_wrong": is_wrong,
        "focus": focus,
        "whole": whole,
        "moved": moved,
        "rows": [] if whole else [now.row(node) for node in walk(touched)],
    }
    return render(request, "review/answer.html", context)


def _moves_marks(finding: Finding) -> bool:
    """Whether its last change may have moved or taken away marks in the text; an acceptance does not."""
    return finding.verdict is None or finding.verdict.verdict != VerdictKind.ACCEPTED


def _context(request: HttpRequest, now: Screen) -> dict[str, Any]:
    document = now.document
    open_to = document.state != Document.State.WITHDRAWN
    return {"screen": now, "document": document, "may_review": open_to and may(request.user, Act.REVIEW)}


def _form(
    request: HttpRequest,
    document: Document,
    kind: str,
    value: dict[str, Any],
    place: tuple[int | None, int | None],
    *,
    finding: Finding | None = None,
    parent: Finding | None = None,
    wrong: tuple[str, ...] = (),
    error: str = "",
) -> HttpResponse:
    needed = PARENTS.get(kind, ()) if finding is None else ()
    nodes = list(walk(screen_of(document).nodes)) if needed or finding is None else []
    candidates = [
        _candidate(document, node) for node in nodes if node.finding.kind in needed and not node.hidden
    ]
    context = {
        "document": document,
        "finding": finding,
        "kind": kind,
        "kind_name": KIND_NAMES[Kind(kind)],
        "kinds": [(str(one), KIND_NAMES[one]) for one in Kind],
        "entries": forms.entries(kind, value, wrong),
        "start": place[0],
        "end": place[1],
        "quote": document.text[place[0] : place[1]] if place[0] is not None else "",
        "parents": candidates,
        "parent_name": _(" or ").join(str(KIND_NAMES[one]) for one in needed),
        "parent": forms.nearest(candidates, parent, place[0]),
        "error": error,
        "is_wrong": bool(wrong),
    }
    return render(request, "review/form.html", context)


def _candidate(document: Document, node: Any) -> tuple[int, str, int | None]:
    value, start, end = node.standing
    return (
        node.finding.pk,
        _words(node.finding.kind, value, document.text, {"start": start, "end": end}),
        start,
    )


def _conflict(request: HttpRequest, conflict: actions.Conflict, mine: dict[str, Any]) -> HttpResponse:
    """Who decided what in between, beside what this person meant; he chooses."""
    finding = conflict.finding
    document = finding.document
    held = finding.verdict or finding
    theirs = _words(finding.kind, held.value, document.text, {"start": held.start, "end": held.end})
    last = finding.verdicts.select_related("by", "undone_by").order_by("-pk").first()
    if mine.get("corrected"):
        place = dict(zip(("start", "end"), mine["place"], strict=True))
        mine["words"] = _words(finding.kind, mine["value"], document.text, place)
        mine["entries"] = forms.entries(finding.kind, mine["value"])
        mine |= place
    mine["name"] = STATE_NAMES["corrected" if mine.get("corrected") else mine["verdict"]]
    context = {
        "finding": finding,
        "kind_name": KIND_NAMES[Kind(finding.kind)],
        "theirs": theirs,
        "last": last,
        "by_reading": finding.touched_by_id is None,
        "mine": mine,
        "revision": conflict.revision,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "review/conflict.html", context)


def _words(kind: str, value: dict[str, Any], text: str, place: dict[str, Any]) -> str:
    start = place["start"]
    quote = text[start : place["end"]] if start is not None else ""
    return " · ".join(part for part in line_of(kind, value, quote) if part)


def _said(finding: Finding, verdict: str) -> str:
    finding.refresh_from_db(fields=["verdict"])
    held = finding.verdict or finding
    words = _words(finding.kind, held.value, finding.document.text, {"start": held.start, "end": held.end})
    return f"{STATE_NAMES[verdict]}: {words}"


def _accepted(count: int) -> str:
    return ngettext("Accepted: %(count)d finding.", "Accepted: %(count)d findings.", count) % {"count": count}


def _parent(document: Document, pk: str) -> Finding | None:
    return document.findings.filter(pk=int(pk)).first() if pk.isdecimal() else None


def _revision(request: HttpRequest, key: str = "revision") -> int:
    """The revision that the person's screen shows; without one, nothing."""
    asked = (request.POST if request.method == "POST" else request.GET).get(key, "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else -1


def _seen(request: HttpRequest) -> int:
    """The revision that the person has seen: on the screen, or as it was told to him (``seen``)."""
    return max(_revision(request), _revision(request, "seen"))
