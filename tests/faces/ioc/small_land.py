"""A made-up country of a few areas: districts end on 1 July 2025, and a merger comes a year later."""

from collections.abc import Iterable

from parts.territory import small_packs as small

# Bình Dương (74) went to Hồ Chí Minh (79). Its district Suối Mơ had been a "thị xã" until May 2024.
AREAS = (
    "951,Suối Mơ,district,thi_xa,74,,2024-05-01",
    "951,Suối Mơ,district,thanh_pho,74,2024-05-01,2025-07-01",
    "952,Rừng Mơ,district,huyen,74,,2025-07-01",
    "95001,Đồi Thông,commune,phuong,951,,2025-07-01",
    "95002,Bến Đá,commune,phuong,951,,2025-07-01",
    "95003,Núi Cao,commune,xa,952,,2025-07-01",
    "95001,Đồi Thông,commune,phuong,79,2025-07-01,",
    "95003,Núi Cao,commune,xa,79,2025-07-01,",
)
TRANSFERS = (
    "951,951,2024-05-01,retype,,,1/NQ-UBTVQH15,Điều 1,",
    "95001,95001,2025-07-01,whole,,,2/NQ-UBTVQH15,khoản 1 Điều 1,",
    "95002,95001,2025-07-01,part,,,2/NQ-UBTVQH15,khoản 1 Điều 1,",
    "95002,95003,2025-07-01,part,,,2/NQ-UBTVQH15,khoản 2 Điều 1,",
    "95003,95003,2025-07-01,whole,,,2/NQ-UBTVQH15,khoản 2 Điều 1,",
    "951,79,2025-07-01,abolish,,,203/2025/QH15,,",
    "952,79,2025-07-01,abolish,,,203/2025/QH15,,",
)
LATER_AREAS = (
    "95001,Đồi Thông,commune,phuong,79,2025-07-01,2026-07-01",
    "95003,Núi Cao,commune,xa,79,2025-07-01,2026-07-01",
    "95001,Thông Cao,commune,phuong,79,2026-07-01,",
)
LATER_TRANSFERS = (
    "95001,95001,2026-07-01,whole,,,3/NQ-UBTVQH16,,",
    "95003,95001,2026-07-01,whole,,,3/NQ-UBTVQH16,,",
)


def laid_out() -> None:
    """The areas and what became of them up to July 2025."""
    small.loaded(small.lists(AREAS, TRANSFERS))


def merged_later() -> None:
    """The two communes of July 2025 become one on 1 July 2026."""
    small.loaded(small.lists(LATER_AREAS, LATER_TRANSFERS))


def many(count: int) -> None:
    """One commune that `count` communes became, one of them in part."""
    rows = [f"{96000 + n},Ruộng Mơ {n},commune,xa,952,,2025-07-01" for n in range(1, count + 1)]
    passed = [f"{96000 + n},96000,2025-07-01,whole,,,2/NQ-UBTVQH15,," for n in range(1, count + 1)]
    small.loaded(
        small.lists(_with(AREAS, rows, "96000,Ruộng Mơ,commune,xa,79,2025-07-01,"), _with(TRANSFERS, passed))
    )


def _with(known: tuple[str, ...], *more: Iterable[str] | str) -> tuple[str, ...]:
    return (*known, *(line for one in more for line in ([one] if isinstance(one, str) else one)))
