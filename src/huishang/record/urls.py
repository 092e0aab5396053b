"""Addresses of the record."""

from django.urls import path

from huishang.record.views import agreements, entering, entering_agreements, exchanges

app_name = "record"
urlpatterns = [
    path("exchanges", exchanges.exchanges, name="exchanges"),
    path("exchanges/new", entering.new_exchange, name="new_exchange"),
    path("exchanges/suggested", entering_agreements.suggested_exchanges, name="suggested_exchanges"),
    path("exchanges/<uuid:uuid>", exchanges.exchange, name="exchange"),
    path("exchanges/<uuid:uuid>/change", entering.change_exchange, name="change_exchange"),
    path("exchanges/<uuid:uuid>/state", entering.set_state, name="exchange_state"),
    path("exchanges/<uuid:uuid>/withdraw", entering.withdraw, name="withdraw_exchange"),
    path("exchanges/<uuid:uuid>/restore", entering.restore, name="restore_exchange"),
    path("exchanges/<uuid:uuid>/merge", entering.merge, name="merge_exchanges"),
    path("exchanges/<uuid:uuid>/part/<uuid:document>", entering.part, name="part_document"),
    path("joinings/<int:pk>/undo", entering.undo_merge, name="undo_merge"),
    path("doubts/<int:pk>/apart", entering.keep_apart, name="keep_apart"),
    path("agreements", agreements.agreements, name="agreements"),
    path("agreements/new", entering_agreements.new_agreement, name="new_agreement"),
    path("agreements/suggested", entering_agreements.suggested_agreements, name="suggested_agreements"),
    path("agreements/<uuid:uuid>", agreements.agreement, name="agreement"),
    path("agreements/<uuid:uuid>/change", entering_agreements.change_agreement, name="change_agreement"),
    path("agreements/<uuid:uuid>/state", entering_agreements.set_state, name="agreement_state"),
    path("agreements/<uuid:uuid>/withdraw", entering_agreements.withdraw, name="withdraw_agreement"),
    path("agreements/<uuid:uuid>/restore", entering_agreements.restore, name="restore_agreement"),
]
