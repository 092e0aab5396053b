"""Many files at once: each with its outcome, cancelled between files, taken up where a worker died."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from huishang.accounts.rules import Role
from huishang.documents import imports, sentences, spool
from huishang.documents.imports import Handed
from huishang.documents.models import Document, ImportItem, ImportJob, Original
from huishang.intake import limits
from tests.documents.conftest import files_in
from tests.documents.test_actions import broken, listening
from tests.documents.texts import GUEST, HOST, PLAN, REPORT, REPRINT, UNDATED
from tests.people import account

pytestmark = pytest.mark.django_db


def handed(name: str, data: str | bytes, form: str = "") -> Handed:
    raw = data.encode() if isinstance(data, str) else data
    return Handed(name, len(raw), [raw], form)


def hand_in(*files: Handed, **more: Any) -> ImportJob:
    more = {"published": None, "at": timezone.now()} | more
    return imports.hand_in(account(), files, **more)


def worked_off(job: ImportJob) -> list[str]:
    imports.work(job.uuid, job.run, seconds=60)
    job.refresh_from_db()
    return [item.state for item in job.items.all()]


def test_each_file_has_its_outcome_and_a_bad_one_stops_none(incoming_folder: Path) -> None:
    job = hand_in(
        handed("a.txt", HOST),
        handed("empty.txt", b""),
        handed("b.txt", REPRINT),
        handed("again.txt", HOST),
        handed("c.pdf", b"%PDF-1.4"),
        handed("d.txt", GUEST),
        handed("page", "<p>甲乙丙丁</p>", "HTML"),
    )
    assert worked_off(job) == ["stored", "refused", "repeated", "there", "refused", "stored", "stored"]
    assert job.finished_at is not None
    assert files_in(incoming_folder) == []
    first, empty, *_ = job.items.all()
    assert (first.document.origin, first.documents, first.problems) == ("a.txt", 1, [])
    assert sentences.said(empty.problems[0], "zh") == "文件是空的；请重新导出或下载"
    assert sentences.said(empty.problems[0], "en") == "the file is empty; export or download it again"


def test_a_date_said_for_all_counts_where_a_document_gives_none() -> None:
    job = hand_in(handed("a.txt", REPORT), handed("b.txt", UNDATED), published=date(2031, 4, 1))
    worked_off(job)
    assert [item.document.published for item in job.items.all()] == [date(2031, 3, 28), date(2031, 4, 1)]


def test_bad_lines_of_a_stored_file_are_named() -> None:
    job = hand_in(handed("a.jsonl", '{"text": "甲"}\n{"bad": 1}\n{"text": "乙"}'))
    assert worked_off(job) == ["stored"]
    item = job.items.get()
    assert item.documents == 2
    assert sentences.said(item.problems[0], "en").startswith("line 2: not the JSON asked for")


def test_a_file_of_blank_lines_says_so() -> None:
    job = hand_in(handed("a.jsonl", "\n\n"))
    assert worked_off(job) == ["refused"]
    assert job.items.get().problems[0]["key"] == "no_text"


def test_a_file_that_is_too_large_is_refused_at_once_and_lies_nowhere(
    incoming_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "FILE_BYTES", limits.Limit(100, "why_file"))
    job = hand_in(handed("a.txt", REPORT))
    item = job.items.get()
    assert (item.state, item.spool, job.items.count()) == ("refused", "", 1)
    assert "公文和报道很少超过" in sentences.said(item.problems[0], "zh")
    job.refresh_from_db()
    assert job.finished_at is not None
    assert files_in(incoming_folder) == []


def test_a_fault_of_the_program_stops_no_other_file(
    caplog: pytest.LogCaptureFixture, originals_folder: Path
) -> None:
    job = hand_in(handed("a.txt", REPORT), handed("b.txt", PLAN))

    def broken_for_reports(document: Document, **_: Any) -> None:
        if document.kind == "communique":
            broken()

    with listening(broken_for_reports):
        assert worked_off(job) == ["refused", "stored"]
    assert "could not be brought in" in caplog.text
    assert [document.kind for document in Document.objects.all()] == ["instrument"]
    assert len(files_in(originals_folder)) == Original.objects.count() == 1


def test_a_disk_that_is_full_is_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("huishang.documents.originals.os.fsync", full)
    job = hand_in(handed("a.txt", REPORT))
    assert worked_off(job) == ["refused"]
    assert "No space left" in sentences.said(job.items.get().problems[0], "zh")
    assert not Original.objects.exists()


def test_who_may_not_import_hands_nothing_in(incoming_folder: Path) -> None:
    with pytest.raises(PermissionDenied):
        imports.hand_in(account(Role.REVIEWER), [handed("a.txt", REPORT)], published=None, at=timezone.now())
    assert files_in(incoming_folder) == []


def test_what_fails_while_files_are_taken_over_leaves_nothing(incoming_folder: Path) -> None:
    def chunks() -> Any:
        yield b"a"
        raise OSError

    with pytest.raises(OSError):
        hand_in(handed("a.txt", REPORT), Handed("b.txt", 9, chunks()))
    assert not ImportJob.objects.exists()
    assert files_in(incoming_folder) == []


# --- cancelled, died, taken up


def test_cancelled_between_files(incoming_folder: Path) -> None:
    job = hand_in(handed("a.txt", HOST), handed("b.txt", GUEST), handed("c.txt", PLAN))
    assert imports.work(job.uuid, job.run, seconds=0)
    imports.cancel(account(), job, timezone.now())
    assert worked_off(job) == ["stored", "cancelled", "cancelled"]
    assert (job.cancelled_by, job.finished_at is None) == (account(), False)
    assert files_in(incoming_folder) == []
    assert Document.objects.count() == 1


def test_cancelled_while_a_file_is_worked_off(incoming_folder: Path) -> None:
    job = hand_in(handed("a.txt", HOST), handed("b.txt", GUEST))

    def cancelled(**_: Any) -> None:
        imports.cancel(account(), job, timezone.now())

    with listening(cancelled):
        assert worked_off(job) == ["stored", "cancelled"]
    assert files_in(incoming_folder) == []


def test_cancelling_what_is_finished_changes_nothing() -> None:
    job = hand_in(handed("a.txt", HOST))
    worked_off(job)
    imports.cancel(account(), job, timezone.now())
    job.refresh_from_db()
    assert job.cancelled_at is None


class Killed(BaseException):
    """As if the process had ended."""


def test_a_worker_that_dies_leaves_the_rest_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    job = hand_in(handed("a.txt", HOST), handed("b.txt", GUEST))

    def killed(*_: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(ImportItem, "save", killed)  # the document is stored, but not noted
        with pytest.raises(Killed):
            imports.work(job.uuid, job.run)
    assert Document.objects.count() == 1
    assert [item.state for item in job.items.all()] == ["waiting", "waiting"]
    former = job.run
    imports.resume(account(), job, timezone.now())
    assert not imports.work(job.uuid, former)
    assert worked_off(job) == ["stored", "stored"]
    assert Document.objects.count() == 2


def test_a_worker_that_dies_within_a_document_leaves_nothing_of_it(originals_folder: Path) -> None:
    job = hand_in(handed("a.txt", HOST))

    def killed(**_: Any) -> None:
        raise Killed

    with listening(killed), pytest.raises(Killed):
        imports.work(job.uuid, job.run)
    assert not Document.objects.exists()
    assert files_in(originals_folder) == []
    assert worked_off(job) == ["stored"]


def test_a_file_twice_in_one_import_is_there_the_second_time() -> None:
    assert worked_off(hand_in(handed("a.txt", HOST), handed("b.txt", HOST))) == ["stored", "there"]


def test_bytes_that_are_gone_are_named() -> None:
    job = hand_in(handed("a.txt", HOST))
    spool.drop_all(job)
    assert worked_off(job) == ["refused"]
    assert "重新上传" in sentences.said(job.items.get().problems[0], "zh")


def test_a_worker_that_is_silent_for_long_is_noticed() -> None:
    now = timezone.now()
    old = hand_in(handed("a.txt", HOST), at=now - imports.SILENCE - timedelta(seconds=1))
    young = hand_in(handed("b.txt", GUEST), at=now)
    assert (imports.is_silent(old, now), imports.is_silent(young, now)) == (True, False)
    imports.resume(account(), old, now)
    assert not imports.is_silent(old, now)
    worked_off(old)
    assert not imports.is_silent(old, now + timedelta(days=1))


def test_at_the_start_what_is_not_finished_is_taken_up() -> None:
    done, left = hand_in(handed("a.txt", HOST)), hand_in(handed("b.txt", GUEST))
    worked_off(done)
    assert imports.resume_all(timezone.now()) == 1
    left.refresh_from_db()
    assert worked_off(left) == ["stored"]


@pytest.mark.django_db(transaction=True)
def test_the_worker_beside_the_site_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "TURN_SECONDS", 0.0)
    job = hand_in(handed("a.txt", HOST), handed("b.txt", GUEST))
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
    job.refresh_from_db()
    assert [item.state for item in job.items.all()] == ["stored", "stored"]
    assert job.finished_at is not None
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


@pytest.mark.parametrize("name", ["甲" * 600 + ".txt", "../../etc/passwd.txt", "a\\b:c.txt"])
def test_no_name_of_a_file_leads_anywhere(name: str, incoming_folder: Path, originals_folder: Path) -> None:
    job = hand_in(handed(name, HOST))
    assert [path.parent.parent for path in files_in(incoming_folder)] == [incoming_folder]
    assert worked_off(job) == ["stored"]
    assert [path.parent.parent for path in files_in(originals_folder)] == [originals_folder]
