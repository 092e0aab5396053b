"""Addresses of documents."""

from django.urls import path

from huishang.documents import import_views, views

app_name = "documents"
urlpatterns = [
    path("", views.documents, name="list"),
    path("add", import_views.add, name="add"),
    path("imports", import_views.imports_, name="imports"),
    path("imports/<uuid:uuid>", import_views.one_import, name="import"),
    path("imports/<uuid:uuid>/progress", import_views.progress, name="progress"),
    path("imports/<uuid:uuid>/cancel", import_views.cancel, name="cancel"),
    path("imports/<uuid:uuid>/resume", import_views.resume, name="resume"),
    path("<uuid:uuid>", views.document, name="document"),
    path("<uuid:uuid>/original", views.original, name="original"),
    path("<uuid:uuid>/published", views.say_published, name="published"),
    path("<uuid:uuid>/kind", views.overrule_kind, name="kind"),
    path("<uuid:uuid>/withdraw", views.withdraw, name="withdraw"),
    path("<uuid:uuid>/reinstate", views.reinstate, name="reinstate"),
    path("<uuid:uuid>/not-repeated", views.say_not_repeated, name="not_repeated"),
]
