"""Ctrl-C, SIGTERM and a closed terminal, each as one exception that ends whatever is being waited for."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to stop."""


@contextmanager
def on_request() -> Iterator[None]:
    """Raise `Stopped` in the main thread on the first request; the former handling returns at the end."""
    before = {what: signal.getsignal(what) for what in _SIGNALS}
    for what in _SIGNALS:
        # `nohup` asks for life after the terminal; Ctrl-C is heard even where a script's shell turned it off.
        if what != signal.SIGHUP or before[what] != signal.SIG_IGN:
            signal.signal(what, _raise)
    try:
        yield
    finally:
        for what, handler in before.items():
            signal.signal(what, handler)


def no_longer() -> None:
    """From here on no request is heard: stopping has begun and is bounded by itself."""
    for what in _SIGNALS:
        signal.signal(what, signal.SIG_IGN)


def _raise(_signal: int, _frame: FrameType | None) -> None:
    no_longer()
    raise Stopped
