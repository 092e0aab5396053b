"""The files that tests of intake make to break a reader, brought into the record: nothing is half stored.

Each test of that module runs here again, its way of reading a file exchanged for an import.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from huishang.documents.bringing import bring_in
from huishang.documents.models import Band, Document, Original, Reading
from huishang.documents.originals import path_of
from huishang.documents.sentences import said
from huishang.intake import IntakeError
from huishang.intake.files import bytes_of
from tests.documents.conftest import files_in
from tests.intake import test_hostile_files as hostile
from tests.people import account

pytestmark = pytest.mark.django_db


def imported(path: Path) -> hostile.Ended:
    """Import a file, and look at what is stored: whole documents, or nothing at all."""
    try:
        data = bytes_of(path)
    except IntakeError as error:
        return hostile.Ended(1, "", [error.message("en")])
    outcome = bring_in(account(), data, str(path), published=None, at=timezone.now())
    assert Document.objects.count() == len(outcome.added) == Reading.objects.count()
    assert Original.objects.count() == (1 if outcome.added else 0)
    assert all(document.reading_id and document.text for document in Document.objects.all())
    assert "our fault" not in {problem["key"] for problem in outcome.problems}
    complaints = [f"{path}: {said(problem, 'en')}" for problem in outcome.problems]
    return hostile.Ended(1 if complaints else 0, "stored" if outcome.added else "", complaints)


@pytest.fixture(autouse=True)
def _imports_instead_of_reading(monkeypatch: pytest.MonkeyPatch, originals_folder: Path) -> object:
    monkeypatch.setattr(hostile, "read", imported)
    yield
    assert [str(path) for path in files_in(originals_folder)] == [
        str(path_of(original)) for original in Original.objects.all()
    ]
    assert Band.objects.filter(document=None).count() == 0


_LEFT_OUT = {
    "test_the_limits_bite",  # tests those tests
    # These can be read, and take their time; storing them is as storing any other.
    "test_a_page_of_very_much",
    "test_a_pdf_whose_forms_draw_each_other_ten_times",
    "test_a_pdf_whose_page_unpacks_to_a_gigabyte",
}
for _name, _test in vars(hostile).items():
    if _name.startswith("test_") and _name not in _LEFT_OUT:
        globals()[_name] = _test
