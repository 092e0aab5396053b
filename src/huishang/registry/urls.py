"""Addresses of the registry."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from huishang.registry import views


class KindConverter(StringConverter):
    """People or bodies: both have identities that merge."""

    regex = "people|bodies"
    sample = "people"


class NameConverter(StringConverter):
    """Names of documents, or names entered by hand."""

    regex = "names|entered"
    sample = "names"


register_converter(NameConverter, "registry_name")
register_converter(KindConverter, "registry_kind")

app_name = "registry"
urlpatterns = [
    path("people", views.people, name="people"),
    path("bodies", views.bodies, name="bodies"),
    path("regions", views.regions, name="regions"),
    path("regions/<str:slug>", views.region, name="region"),
    path("open", views.open_names, name="open"),
    path("<registry_kind:kind>/<uuid:uuid>", views.identity, name="identity"),
    path("<registry_kind:kind>/<uuid:uuid>/merge", views.merge, name="merge"),
    path("people/<uuid:uuid>/split", views.split, name="split"),
    path("merges/<int:pk>/undo", views.undo, name="undo"),
    path("<registry_name:kind>/<int:pk>/link", views.link, name="link"),
    path("links/<int:pk>/unlink", views.unlink, name="unlink"),
]
