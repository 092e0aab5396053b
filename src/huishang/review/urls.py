"""Addresses of review."""

from django.urls import path

from huishang.review import views

app_name = "review"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("accuracy", views.accuracy, name="accuracy"),
    path("read-anew", views.read_anew, name="read_anew"),
    path("<uuid:uuid>", views.screen, name="screen"),
    path("<uuid:uuid>/changes", views.changes, name="changes"),
    path("<uuid:uuid>/anew", views.anew, name="anew"),
    path("<uuid:uuid>/add", views.add, name="add"),
    path("<uuid:uuid>/accept-all", views.accept_all, name="accept_all"),
    path("<uuid:uuid>/undo", views.undo, name="undo"),
    path("<uuid:uuid>/finish", views.finish, name="finish"),
    path("findings/<int:pk>/judge", views.judge, name="judge"),
    path("findings/<int:pk>/correct", views.correct, name="correct"),
    path("findings/<int:pk>/history", views.history, name="history"),
]
