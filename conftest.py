"""Gives the tests a data folder of their own, before any setting is read, and the static files pages name."""

import atexit
import os
import shutil
import tempfile

import django
import pytest
from django.core.management import call_command

# Workers of pytest-xdist inherit the folder of the process that started them.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _folder = tempfile.mkdtemp(prefix="tinhso-test-")
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    os.environ["TINHSO_DATA"] = _folder
os.environ["DJANGO_SETTINGS_MODULE"] = "tinhso.settings"
django.setup()


def pytest_configure(config: pytest.Config) -> None:
    """Collect the static files once: pages refuse to name one that was not collected."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        call_command("collectstatic", interactive=False, verbosity=0)
