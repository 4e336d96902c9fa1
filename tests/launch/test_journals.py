"""The real program writes its logs as JSON, and nothing that people sent or that a statement held."""

import contextlib
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from launch.machine import Machine
from tinhso.launch import roles
from tinhso.launch.cluster import Cluster

PASSWORD, TOKEN, PHONE = "mat-khau-bi-mat-2024", "ab12cd34ef56gh78ij90kl12", "0912345678"
MAIL, COOKIE = "nguoi.dan@tinh.example", "phien-dang-nhap-9f8e7d6c5b4a"


@pytest.fixture
def machine(room: Path) -> Iterator[Machine]:
    machine = Machine(room)
    machine.environment["TINHSO_LOG_FORMAT"] = "json"
    yield machine
    machine.stop()


def sends(machine: Machine, path: str, **headers: str) -> int:
    wanted = urllib.request.Request(f"http://127.0.0.1:{machine.port}{path}", headers=headers)
    try:
        return int(urllib.request.urlopen(wanted).status)
    except urllib.error.HTTPError as error:
        return error.code


def test_no_log_holds_what_people_sent(machine: Machine) -> None:
    machine.start()
    assert not machine.lets_in(MAIL, PASSWORD)
    assert sends(machine, f"/khong-co/{PHONE}/{MAIL}?token={TOKEN}", Cookie=f"sessionid={COOKIE}") == 404
    assert sends(machine, "/", Authorization=f"Bearer {TOKEN}") == 200
    connection = http.client.HTTPConnection("127.0.0.1", machine.port)
    connection.putrequest("GET", f"/{PHONE}", skip_host=True)
    connection.putheader("Cookie x", f"{COOKIE} {MAIL}")
    connection.endheaders()
    assert connection.getresponse().status == 400
    with (
        psycopg.connect(Cluster(machine.folder).url(roles.APP)) as database,
        contextlib.suppress(psycopg.Error),
    ):
        database.execute(f"SELECT 'x {PASSWORD}'::uuid, '{MAIL} {PHONE}'")
    machine.stop()

    logs = {path.name: path.read_text("utf-8") for path in (machine.folder / "logs").glob("*.log")}
    assert set(logs) == {"postgres.log", "prepare.log", "web.log", "worker.log"}
    planted = (PASSWORD, TOKEN, PHONE, MAIL, COOKIE)
    assert [(name, word) for name, text in logs.items() for word in planted if word in text] == []
    told = logs["web.log"].splitlines() + logs["worker.log"].splitlines()
    lines = [json.loads(line) for line in told if line.startswith("{")]
    # The worker greets before it logs.
    assert [line for line in told if not line.startswith("{")] == ["Launching a worker on all queues"]
    assert {"account_login", "ioc:overview", ""} <= {line.get("route") for line in lines}
