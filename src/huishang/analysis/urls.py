"""Addresses of what looks across the record."""

from django.urls import path, register_converter

from huishang.analysis.converters import SlugsConverter
from huishang.analysis.views import bodies, following, pairs, people, phrases, pictures, regions

register_converter(SlugsConverter, "regions")

app_name = "analysis"
urlpatterns = [
    path("regions/<str:slug>", regions.region, name="region"),
    path("regions/<str:slug>/follow", following.follow, name="follow"),
    path("pairs", pairs.choose, name="choose_pair"),
    path("pairs/<regions:slugs>", pairs.pair, name="pair"),
    path("people/<uuid:uuid>", people.person, name="person"),
    path("bodies/<uuid:uuid>", bodies.body, name="body"),
    path("pictures", pictures.pictures, name="pictures"),
    path("pictures/<str:name>.png", pictures.picture, name="picture"),
    path("phrases", phrases.phrases, name="phrases"),
    path("phrases/<str:text>", phrases.phrase, name="phrase"),
]
