from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.people import signed_in

pytestmark = pytest.mark.django_db


def test_the_settings_pass_djangos_own_check_for_deployment(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "huishang", "manage", "check", "--deploy", "--fail-level", "WARNING"]
    environ = {
        "HUISHANG_HOME": str(tmp_path),
        "HUISHANG_HTTPS": "1",
        "DJANGO_SETTINGS_MODULE": "huishang.web.settings",
        "PATH": "",
    }
    run = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_every_page_forbids_what_it_does_not_need() -> None:
    response = Client().get("/sign-in")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"


def test_a_page_is_chinese_unless_chosen_otherwise_whatever_the_browser_says() -> None:
    client = Client(headers={"accept-language": "en"})
    assert '<html lang="zh-hans">' in client.get("/sign-in").content.decode()
    client.post("/language", {"language": "en", "next": "/sign-in"})
    assert '<html lang="en">' in client.get("/sign-in").content.decode()


def test_a_language_that_does_not_exist_changes_nothing() -> None:
    client = Client()
    client.post("/language", {"language": "tlh"})
    assert '<html lang="zh-hans">' in client.get("/sign-in").content.decode()


def test_choosing_a_language_leads_nowhere_else() -> None:
    response = Client().post("/language", {"language": "en", "next": "https://elsewhere.example/"})
    assert response["Location"] == "/"


def test_an_address_that_does_not_exist_says_so() -> None:
    response = signed_in().get("/nowhere")
    assert response.status_code == 404
    assert "这个地址没有内容" in response.content.decode()


def test_a_form_without_its_token_is_refused() -> None:
    response = Client(enforce_csrf_checks=True).post("/sign-in", {"username": "x", "password": "y"})
    assert response.status_code == 403
