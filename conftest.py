"""Gives the tests a data folder of their own before any setting is read, and makes what pages need."""

import atexit
import os
import shutil
import tempfile

import catalogue
import django
import hypothesis
import pytest
from django.core.management import call_command

from tinhso.base import english

# A busy machine is no reason to fail; on CI the same examples every time, elsewhere new ones.
hypothesis.settings.register_profile("calm", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("calm")

# Workers of pytest-xdist inherit the folder of the process that started them.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _folder = tempfile.mkdtemp(prefix="tinhso-test-")
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    os.environ["TINHSO_DATA"] = _folder
os.environ["DJANGO_SETTINGS_MODULE"] = "tinhso.settings"
django.setup()


def pytest_configure(config: pytest.Config) -> None:
    """Collect the static files once, which pages refuse to name otherwise, and compile the English."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        call_command("collectstatic", interactive=False, verbosity=0)
        catalogue.compile_catalogue(english.CATALOGUE)
