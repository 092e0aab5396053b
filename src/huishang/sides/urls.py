"""Addresses of mechanisms."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from huishang.sides import views


class KindConverter(StringConverter):
    """What a field of a form looks for in the registry."""

    regex = "regions|bodies"
    sample = "regions"


register_converter(KindConverter, "sides_kind")

app_name = "sides"
urlpatterns = [
    path("", views.mechanisms, name="mechanisms"),
    path("start", views.start, name="start"),
    path("find/<sides_kind:kind>", views.find, name="find"),
    path("<uuid:mechanism>", views.mechanism, name="mechanism"),
    path("<uuid:mechanism>/change", views.change, name="change"),
    path("<uuid:mechanism>/retire", views.retire, name="retire"),
    path("<uuid:mechanism>/restore", views.restore, name="restore"),
    path("<uuid:mechanism>/sides/add", views.add_side, name="add_side"),
    path("<uuid:mechanism>/sides/<int:side>/retire", views.retire_side, name="retire_side"),
    path("<uuid:mechanism>/sides/<int:side>/office", views.office, name="office"),
    path("<uuid:mechanism>/sides/<int:side>/bodies/add", views.add_body, name="add_body"),
    path("<uuid:mechanism>/bodies/<int:body>/link", views.link_body, name="link_body"),
    path("<uuid:mechanism>/bodies/<int:body>/retire", views.retire_body, name="retire_body"),
    path("<uuid:mechanism>/roles/give", views.give_role, name="give_role"),
    path("<uuid:mechanism>/roles/<int:role>/end", views.end_role, name="end_role"),
]
