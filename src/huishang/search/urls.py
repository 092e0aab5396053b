"""The address of the page of results."""

from django.urls import path

from huishang.search import views

app_name = "search"
urlpatterns = [path("", views.results, name="results")]
