"""The addresses of the site."""

from django.urls import include, path

from huishang.web import views

urlpatterns = [
    path("", views.opening, name="opening"),
    path("home", views.home, name="home"),
    path("language", views.choose_language, name="choose_language"),
    path("", include("huishang.accounts.urls")),
    path("lists/", include("huishang.lists.urls")),
    path("documents/", include("huishang.documents.urls")),
    path("registry/", include("huishang.registry.urls")),
    path("review/", include("huishang.review.urls")),
    path("record/", include("huishang.record.urls")),
    path("mechanisms/", include("huishang.sides.urls")),
    path("search", include("huishang.search.urls")),
    path("ledger/", include("huishang.ledger.urls")),
    path("", include("huishang.reporting.urls")),
    path("", include("huishang.analysis.urls")),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.failed
