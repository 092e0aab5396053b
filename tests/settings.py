"""Settings of the tests: the site's own, with a folder that is thrown away and quick passwords."""

import os
import tempfile

os.environ.setdefault("HUISHANG_HOME", tempfile.mkdtemp(prefix="huishang-tests-"))
os.environ["HUISHANG_HTTPS"] = "0"

from huishang.web.catalogues import compile_catalogues

compile_catalogues()  # before Django reads them for the first time

from huishang.web.settings import *  # noqa: E402, F403
from huishang.web.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file as in use: in memory two connections would not wait for each other.
    name = os.path.join(os.environ["HUISHANG_HOME"], "tests.sqlite3")
    DATABASES["default"]["NAME"] = name
    DATABASES["default"]["TEST"] = {"NAME": name}
