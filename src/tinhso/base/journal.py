"""What the program writes of itself: one line an event, and a line for each request, without what people typed.

A line names the request, the account by its uuid, the route by its name; never a login, an address, a form, a cookie
or the words of an exception, which may quote any of these. What libraries write is kept as far as it is fixed text.
At the level DEBUG everything is written; «tinhso check» warns of it.
"""

import json
import logging
import re
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

ID_HEADER = "X-Request-ID"
# Asked every few seconds by whoever watches over the program.
_WATCHED = {"health", "alive", "ready"}
_KNOWN_ID = re.compile(r"[0-9a-f]{32}")
# An identifier of ours is kept; what looks like a mail or network address, a telephone or a token is not.
_PRIVATE = re.compile(
    r"(?P<ours>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b)"
    r"|[^\s@<>\"']+@[^\s@<>\"']+"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|\+?\d(?:[ .-]?\d){8,}"
    r"|\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}"
)
# Where fixed text usually ends in a line that a library has put together.
_END_OF_FIXED = re.compile(r"[('\"{<]|(?<![A-Z]{2}):")
_HIDDEN = "…"

_log = logging.getLogger("tinhso.access")
_request_id: ContextVar[str] = ContextVar("request_id", default="")


class RequestMiddleware:
    """Gives each request a number, which its answer and all lines about it carry, and writes its line."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(ID_HEADER, "")
        number = given if _KNOWN_ID.fullmatch(given) else uuid4().hex
        token, began = _request_id.set(number), time.perf_counter()
        try:
            answer = self.answer(request)
            answer.headers[ID_HEADER] = number
            _write(request, answer, time.perf_counter() - began)
            return answer
        finally:
            _request_id.reset(token)


class TextLines(logging.Formatter):
    """A line as people read it: moment, level, logger, what happened, then the figures as name=value."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; at the level DEBUG the exception in full below it."""
        line = _told(record)
        start = [line.pop(name) for name in ("at", "level", "logger", "message")]
        shown = (f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in line.items())
        return " ".join([*start, *shown]) + _in_full(record)


class JsonLines(logging.Formatter):
    """A line as programs read it: one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; at the level DEBUG it holds the exception in full."""
        line, full = _told(record), _in_full(record)
        return json.dumps(line | {"full": full} if full else line, ensure_ascii=False, default=str)


def _write(request: HttpRequest, answer: HttpResponse, seconds: float) -> None:
    if request.path_info.startswith(settings.STATIC_URL):
        return
    match = request.resolver_match
    route = match.view_name if match else ""
    level = logging.DEBUG if route in _WATCHED and answer.status_code == 200 else logging.INFO
    fields = {
        "user": _user(request),
        "method": request.method if request.method in ("GET", "HEAD", "POST") else "other",
        "route": route,
        "status": answer.status_code,
        "ms": round(seconds * 1000, 1),
    }
    _log.log(level, "answered", extra={"fields": fields})


def _user(request: HttpRequest) -> str | None:
    """The key of whoever asked, where somebody wanted to know; nothing is asked of the database for it."""
    known = vars(request).get("_cached_user") or vars(request).get("user")
    # One that nobody has looked at yet would be fetched by looking.
    if known is None or issubclass(type(known), SimpleLazyObject) or known.pk is None:
        return None
    return str(known.pk)


def _told(record: logging.LogRecord) -> dict[str, Any]:
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    line: dict[str, Any] = {
        "at": at,
        "level": record.levelname,
        "logger": record.name,
        "message": _message(record),
    }
    if number := _request_id.get():
        line["request"] = number
    line |= getattr(record, "fields", {})
    if record.exc_info and record.exc_info[1] and not _is_open():
        line["exception"] = _frames(record.exc_info[1])
    return line


def _message(record: logging.LogRecord) -> str:
    if _is_open():
        return record.getMessage()
    if record.name.split(".")[0] == "tinhso":
        return _without_private(record.getMessage())
    template = str(record.msg)
    if not record.args:
        return _without_private(_END_OF_FIXED.split(template)[0])
    try:
        return _without_private(template % _hidden(record.args))
    except (TypeError, ValueError, KeyError):
        return _END_OF_FIXED.split(template)[0]


def _hidden(args: Any) -> Any:
    """The arguments of a line with figures alone."""
    if isinstance(args, dict):
        return {name: value if isinstance(value, int | float) else _HIDDEN for name, value in args.items()}
    return tuple(value if isinstance(value, int | float) else _HIDDEN for value in args)


def _without_private(text: str) -> str:
    return _PRIVATE.sub(lambda found: found["ours"] or _HIDDEN, text)


def _frames(error: BaseException) -> list[str]:
    """Of which kinds an exception and its causes are, and where each was raised; never what it says."""
    told, met = [], set[int]()
    next_error: BaseException | None = error
    while next_error is not None and id(next_error) not in met:
        met.add(id(next_error))
        kind = type(next_error)
        told.append(f"{kind.__module__}.{kind.__qualname__}")
        frames = traceback.extract_tb(next_error.__traceback__)
        told += [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        next_error = next_error.__cause__ or next_error.__context__
    return told


def _in_full(record: logging.LogRecord) -> str:
    if not (record.exc_info and _is_open()):
        return ""
    return "\n" + "".join(traceback.format_exception(*record.exc_info))


def _is_open() -> bool:
    return logging.getLogger().isEnabledFor(logging.DEBUG)
