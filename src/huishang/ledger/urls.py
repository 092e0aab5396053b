"""Addresses of the ledger."""

from django.urls import path

from huishang.ledger.views import listing, overview

app_name = "ledger"
urlpatterns = [
    path("", overview.opening, name="opening"),
    path("<uuid:mechanism>/rows", listing.rows, name="rows"),
    path("<uuid:mechanism>/rows.csv", listing.rows_csv, name="rows_csv"),
]
