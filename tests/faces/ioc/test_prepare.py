"""Preparing a folder: the example whole, accounts told once, nothing twice."""

import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from tinhso.base.models import RoleGrant, TrailEntry, User
from tinhso.base.place import EXAMPLE_DAY
from tinhso.base.values import Role
from tinhso.core.pace import Status
from tinhso.documents.models import Document
from tinhso.indicators.models import Indicator
from tinhso.observations.models import Observation
from tinhso.progress import queries as progress


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> Path:
    """A demo folder with nothing in it."""
    settings.DEMO, settings.DATA, settings.STATIC_ROOT = True, tmp_path, tmp_path / "static"
    # Six slow hashes a test would take longer than the example.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path


@pytest.mark.django_db
def test_the_example_is_taken_in_judged_and_marked(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("prepare")
    assert "05-NQ/TU, 31/12/2024:" in capsys.readouterr().out
    resolution = Document.objects.get(reference="05-NQ/TU")
    found = progress.standings(
        viewer=User.objects.get(login="lanh-dao"), day=EXAMPLE_DAY, document=resolution
    )
    by_value = {(str(s.version.value.normalize()), s.version.indicator.unit): s for s in found}
    phones = [s for s in found if "điện thoại thông minh" in s.version.indicator.name]
    assert [s.assessment.status for s in phones] == [Status.REACHED]
    assert [str(s.latest.value.normalize()) for s in phones if s.latest and s.latest.value] == ["92"]
    fibre = by_value["95", "%"]
    assert fibre.latest is not None
    assert fibre.assessment.status is not Status.REACHED
    assert all(Document.objects.values_list("is_example", flat=True))
    assert all(Indicator.objects.values_list("is_example", flat=True))


@pytest.mark.django_db
def test_figures_of_the_whole_country_stay_out(demo: Path) -> None:
    call_command("prepare")
    assert not Observation.objects.filter(review__territory="Việt Nam").exists()


@pytest.mark.django_db
def test_there_is_one_account_a_role_and_its_password_is_the_owners_alone(demo: Path, client: Client) -> None:
    call_command("prepare")
    told = demo / "demo_accounts.txt"
    assert stat.S_IMODE(told.stat().st_mode) == 0o600
    assert sorted(RoleGrant.objects.values_list("role", flat=True)) == sorted(Role)
    assert all(User.objects.values_list("is_demo", flat=True))
    login, password = told.read_text("utf-8").splitlines()[1].split()[:2]
    client.post("/tai-khoan/dang-nhap/", {"login": login, "password": password})
    assert login in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_second_start_adds_nothing(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("prepare")
    before = (TrailEntry.objects.count(), (demo / "demo_accounts.txt").read_text("utf-8"))
    capsys.readouterr()
    call_command("prepare")
    assert (TrailEntry.objects.count(), (demo / "demo_accounts.txt").read_text("utf-8")) == before
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_a_folder_that_is_no_demo_gets_no_example(settings: Settings, demo: Path) -> None:
    settings.DEMO = False
    call_command("prepare")
    assert (Document.objects.count(), User.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_without_the_example_nothing_is_half_made(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINHSO_EXAMPLE", str(demo / "khong-co"))
    with pytest.raises(CommandError, match="Không tìm thấy dữ liệu ví dụ"):
        call_command("prepare")
    assert not User.objects.exists()
