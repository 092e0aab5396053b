"""Addresses of what a person keeps of lists."""

from django.urls import path

from huishang.lists import views

app_name = "lists"
urlpatterns = [
    path("columns", views.columns, name="columns"),
    path("views", views.save, name="save"),
    path("views/<int:pk>/forget", views.forget, name="forget"),
]
