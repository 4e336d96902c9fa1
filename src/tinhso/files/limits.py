"""What reading one file may cost: bytes, seconds, memory; and telling the system so inside the child."""

import resource
import sys
from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading.

    `seconds` are of the clock; pages whose letters must be recognised add `seconds_a_page` each. `memory` is what
    all processes of the reading hold together. `text` counts code points, `unpacked` bytes, `members` the files of
    an archive.
    """

    size: int = 50 * _MB
    seconds: float = 120.0
    seconds_a_page: float = 30.0
    memory: int = 1024 * _MB
    text: int = 20_000_000
    unpacked: int = 200 * _MB
    members: int = 500
    pages: int = 3_000


# Address space is not memory: libraries reserve far more than they touch. The parent watches what is touched.
_RESERVED = 1024 * _MB


def apply(limits: Limits) -> None:
    """Have the system hold the child to its limits; the parent's watch stands behind them."""
    seconds = int(limits.seconds) + 10
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, 64)
    _lower(resource.RLIMIT_FSIZE, limits.unpacked)
    _soften(resource.RLIMIT_CPU, seconds)
    if sys.platform == "linux":  # elsewhere the limit is accepted and not kept, or refused
        _lower(resource.RLIMIT_AS, limits.memory + _RESERVED)


def more_time(limits: Limits, pages: int) -> None:
    """Grant the child what recognising so many pages may take."""
    _soften(resource.RLIMIT_CPU, int(limits.seconds + pages * limits.seconds_a_page) + 10)


def _soften(kind: int, value: int) -> None:
    """Bound what may be raised again: the parent's clock ends who raises it without leave."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))
