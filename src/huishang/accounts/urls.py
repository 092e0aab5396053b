"""Addresses of accounts."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from huishang.accounts import views


class ChangeConverter(StringConverter):
    """What can be changed of an account."""

    regex = "close|reopen|role|password"
    sample = "close"


register_converter(ChangeConverter, "account_change")

urlpatterns = [
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("password", views.change_password, name="change_password"),
    path("accounts", views.accounts, name="accounts"),
    path("accounts/<int:pk>/<account_change:change>", views.change_account, name="change_account"),
]
