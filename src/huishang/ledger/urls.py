"""Addresses of the ledger."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from huishang.ledger.forms import FORMS
from huishang.ledger.views import across, bulk, listing, making, overview, row, when


class ActConverter(StringConverter):
    """An act on a row."""

    regex = "|".join(FORMS)
    sample = "review"


register_converter(ActConverter, "ledger_act")

app_name = "ledger"
urlpatterns = [
    path("", overview.opening, name="opening"),
    path("<uuid:mechanism>", overview.overview, name="overview"),
    path("<uuid:mechanism>/board", across.board, name="board"),
    path("<uuid:mechanism>/calendar", when.calendar, name="calendar"),
    path("<uuid:mechanism>/timeline", when.timeline, name="timeline"),
    path("<uuid:mechanism>/differences", across.differences, name="differences"),
    path("<uuid:mechanism>/past", across.past, name="past"),
    path("<uuid:mechanism>/obstacles", across.obstacles, name="obstacles"),
    path("<uuid:mechanism>/rows", listing.rows, name="rows"),
    path("<uuid:mechanism>/make", making.make, name="make"),
    path("<uuid:mechanism>/rows/bulk", bulk.bulk, name="bulk"),
    path("<uuid:mechanism>/rows.csv", listing.rows_csv, name="rows_csv"),
    path("<uuid:mechanism>/rows.xlsx", listing.rows_xlsx, name="rows_xlsx"),
    path("<uuid:mechanism>/rows/<uuid:row>", row.row, name="row"),
    path("<uuid:mechanism>/rows/<uuid:row>/do/<ledger_act:act>", row.act, name="act"),
    path(
        "<uuid:mechanism>/rows/<uuid:row>/evidence/<uuid:evidence>", row.evidence_file, name="evidence_file"
    ),
]
