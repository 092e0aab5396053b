"""Addresses of accounts."""

from django.urls import path, re_path

from huishang.accounts import views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("password", views.change_password, name="change_password"),
    path("accounts", views.accounts, name="accounts"),
    re_path(
        r"^accounts/(?P<pk>[0-9]+)/(?P<change>close|reopen|role|password)$",
        views.change_account,
        name="change_account",
    ),
]
