"""What the program writes of itself: one line a request, and nothing of what people typed."""

import io
import json
import logging
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import IntegrityError
from django.test import Client

import people
from tinhso.base.journal import JsonLines, TextLines
from tinhso.base.values import Role

PASSWORD, TOKEN, PHONE = "mat-khau-bi-mat-2024", "ab12cd34ef56gh78ij90kl12", "0912 345 678"
MAIL, COOKIE, LOGIN = "nguoi.dan@tinh.example", "phien-dang-nhap-9f8e7d6c5b4a", "can-bo-mot"
PLANTED = (PASSWORD, TOKEN, PHONE, PHONE.replace(" ", ""), MAIL, COOKIE, LOGIN, "203.0.113.9")


class Journal:
    """All that is written, by both sorts of lines."""

    def __init__(self) -> None:
        self.text, self.json = io.StringIO(), io.StringIO()

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.json.getvalue().splitlines()]

    def about_requests(self) -> list[dict[str, object]]:
        return [line for line in self.lines if line["logger"] == "tinhso.access"]

    def holds(self, word: str) -> bool:
        return word in self.text.getvalue() + self.json.getvalue()


@pytest.fixture
def journal() -> Iterator[Journal]:
    journal = Journal()
    handlers = [logging.StreamHandler(journal.text), logging.StreamHandler(journal.json)]
    handlers[0].setFormatter(TextLines())
    handlers[1].setFormatter(JsonLines())
    loggers = [logging.getLogger(name) for name in ("", "gunicorn.error")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.INFO)
        for handler in handlers:
            logger.addHandler(handler)
    yield journal
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
        for handler in handlers:
            logger.removeHandler(handler)


@pytest.mark.django_db
def test_a_request_leaves_one_line_with_number_account_route_and_status(
    client: Client, journal: Journal
) -> None:
    user = people.in_role(Role.STEERING)
    client.force_login(user)
    answer = client.get("/tai-khoan/mat-khau/")
    (line,) = journal.about_requests()
    assert line["request"] == answer["X-Request-ID"]
    assert {name: line[name] for name in ("user", "method", "route", "status")} == {
        "user": str(user.pk),
        "method": "GET",
        "route": "account_change_password",
        "status": answer.status_code,
    }
    assert isinstance(line["ms"], float)
    assert not journal.holds("/tai-khoan/")
    assert not journal.holds(user.login)


@pytest.mark.django_db
def test_a_number_of_the_proxy_is_taken_over_and_any_other_word_is_not(client: Client) -> None:
    number = "0123456789abcdef" * 2
    assert client.get("/", headers={"X-Request-ID": number})["X-Request-ID"] == number
    assert PHONE not in client.get("/", headers={"X-Request-ID": PHONE})["X-Request-ID"]


@pytest.mark.django_db
def test_who_watches_leaves_no_line_while_all_is_well(client: Client, journal: Journal) -> None:
    client.get("/suc-khoe/song")
    client.get("/static/khong-co.css")
    assert journal.about_requests() == []


@pytest.mark.django_db
def test_what_people_send_stands_in_no_line(client: Client, journal: Journal) -> None:
    client.cookies["sessionid"] = COOKIE
    form = {"login": LOGIN, "password": PASSWORD, "next": f"/?dien-thoai={PHONE}"}
    for _attempt in range(6):  # until locked out
        client.post(f"/tai-khoan/dang-nhap/?ma={TOKEN}", form, REMOTE_ADDR="203.0.113.9")
    client.get(f"/khong-co/{PHONE}/{MAIL}/", {"token": TOKEN}, headers={"Authorization": f"Bearer {TOKEN}"})
    client.get("/", headers={"host": f"{MAIL}.x"})
    assert {line["status"] for line in journal.about_requests()} >= {200, 404, 400, 429}
    assert [word for word in PLANTED if journal.holds(word)] == []


@pytest.mark.django_db
def test_a_mistake_is_told_by_its_kind_and_place_not_by_its_words(client: Client, journal: Journal) -> None:
    client.raise_request_exception = False
    said = IntegrityError(f"Key (login)=({LOGIN}) already exists: {MAIL} {PHONE} {PASSWORD}")
    with (
        patch("tinhso.base.views.User.objects.exists", side_effect=said),
        patch("tinhso.base.views.DatabaseError", KeyError),
    ):
        assert client.get(f"/suc-khoe/san-sang?ai={MAIL}").status_code == 500
    (mistake,) = [line for line in journal.lines if "exception" in line]
    told = mistake["exception"]
    assert isinstance(told, list)
    assert told[0] == "django.db.utils.IntegrityError"
    assert any("base/views.py" in line and line.endswith(" ready") for line in told)
    assert mistake["request"] == journal.about_requests()[0]["request"]
    assert [word for word in PLANTED if journal.holds(word)] == []


def test_lines_of_libraries_keep_their_fixed_words_alone(journal: Journal) -> None:
    jobs, server = logging.getLogger("procrastinate.worker"), logging.getLogger("gunicorn.error")
    jobs.info(f"Starting job documents.read[12](name='{MAIL}')")
    server.warning(f"Invalid request from ip=203.0.113.9: Cookie {COOKIE}")
    server.error("Error handling request %s %s", "GET", f"/?m={TOKEN}")
    server.info("Booting worker with pid: %s", 4711)
    logging.getLogger("axes").warning("AXES: login failure by %s", f"{{username: {LOGIN}}}")
    logging.getLogger("axes").info("AXES: User login failed")
    assert [line["message"] for line in journal.lines] == [
        "Starting job documents.read[12]",
        "Invalid request from ip=…",
        "Error handling request … …",
        "Booting worker with pid: 4711",
        "AXES: login failure by …",
        "AXES: User login failed",
    ]
    assert [word for word in PLANTED if journal.holds(word)] == []


def test_our_own_lines_keep_identifiers_and_hide_what_looks_like_a_person(journal: Journal) -> None:
    key = "00000000-0000-4000-8000-000000000000"
    logging.getLogger("tinhso.documents").warning(
        "intake %s: %s %s %s %s", key, MAIL, PHONE, TOKEN, "+84912345678"
    )
    assert journal.lines[0]["message"] == f"intake {key}: … … … …"


def test_at_the_level_of_debugging_all_is_written(journal: Journal) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        raise ValueError(PHONE)
    except ValueError:
        logging.getLogger("django.request").exception("seen %s", MAIL)
    assert journal.lines[0]["message"] == f"seen {MAIL}"
    assert f"ValueError: {PHONE}" in journal.text.getvalue()
    assert f"ValueError: {PHONE}" in str(journal.lines[0]["full"])
