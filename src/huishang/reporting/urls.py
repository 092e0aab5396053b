"""Addresses of reporting."""

from django.urls import path

from huishang.reporting.views import deciding, exchanging, periods, writing

app_name = "reporting"
_PERIOD = "mechanisms/<uuid:mechanism>/periods/<uuid:period>"
urlpatterns = [
    path("reports", periods.mine, name="mine"),
    path("mechanisms/<uuid:mechanism>/periods", periods.periods, name="periods"),
    path(_PERIOD, periods.period, name="period"),
    path(f"{_PERIOD}/close", periods.close, name="close"),
    path(f"{_PERIOD}/reopen", periods.reopen, name="reopen"),
    path(f"{_PERIOD}/decide", deciding.decide, name="decide"),
    path(f"{_PERIOD}/bodies/<int:body>", writing.write, name="write"),
    path(f"{_PERIOD}/sides/<int:side>", writing.write, name="write_side"),
    path(f"{_PERIOD}/bodies/<int:body>/form.xlsx", exchanging.fetch, name="fetch"),
    path(f"{_PERIOD}/sides/<int:side>/form.xlsx", exchanging.fetch, name="fetch_side"),
    path(f"{_PERIOD}/bodies/<int:body>/bring", exchanging.bring, name="bring"),
    path(f"{_PERIOD}/sides/<int:side>/bring", exchanging.bring, name="bring_side"),
]
