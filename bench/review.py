"""How long a decision in either tray of the review queue takes inside the process: 60 documents, one of 600 places.

    DATABASE_URL=… python bench/review.py [DECISIONS]

needs an empty, migrated database whose role may insert; without DATABASE_URL it starts a throw-away server.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import django
from psycopg.conninfo import conninfo_to_dict

_WHO = (
    *("trường học", "trạm y tế", "hợp tác xã", "doanh nghiệp", "hộ gia đình", "cơ quan nhà nước", "chợ"),
    *("bệnh viện", "làng nghề", "khu công nghiệp", "hộ kinh doanh", "người lao động", "nhà văn hóa"),
)
_WHAT = (
    *("có trang thông tin điện tử", "sử dụng chữ ký số", "sử dụng hóa đơn điện tử", "được phủ mạng 5G"),
    *("có máy tính", "thanh toán không dùng tiền mặt", "nộp hồ sơ trực tuyến", "sử dụng hợp đồng điện tử"),
    *("tham gia sàn thương mại điện tử", "có hệ thống sao lưu dữ liệu", "được cấp nước sạch"),
)
_WHERE = ("", " ở vùng sâu", " tại đô thị", " ở nông thôn", " trong năm đầu", " thuộc tỉnh", " mới thành lập")


def names(count: int) -> list[str]:
    """Different things that could be measured."""
    made = [f"{who} {what}{where}" for where in _WHERE for what in _WHAT for who in _WHO]
    return made[:count]


def main() -> None:
    """Fill a database, decide, print the times."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.settings")
    os.environ.setdefault("TINHSO_SECRET_KEY", "bench")
    os.environ.setdefault("TINHSO_LOG", "WARNING")
    decisions = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    if "DATABASE_URL" in os.environ:
        measured(decisions)
        return
    from tinhso.launch import cluster  # noqa: PLC0415

    with cluster.throwaway() as server:
        os.environ["DATABASE_URL"] = server.owner_url
        assert conninfo_to_dict(server.owner_url)
        measured(decisions)


def measured(decisions: int) -> None:
    """Furnish, warm up once, then time each decision from request to answer."""
    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    call_command("migrate", verbosity=0)
    user = furnish()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(user, backend="tinhso.base.access.RoleBackend")
    for address in ("/ra-soat/", "/ra-soat/viec/"):
        tell(client, address, decisions)


def tell(client: Any, address: str, decisions: int) -> None:
    """Decide in one tray, and print the times."""
    page = client.get(address).content.decode()
    one = decider(client, address)
    page = one(page)[0]
    times = []
    for _ in range(decisions):
        page, took = one(page)
        times.append(took)
    times.sort()
    print(f"{address}: {decisions} quyết định, byte một trả lời: {len(page)}")
    print(
        f"trung vị {statistics.median(times) * 1000:.1f} ms, "
        f"p95 {times[int(len(times) * 0.95) - 1] * 1000:.1f} ms, lớn nhất {times[-1] * 1000:.1f} ms"
    )


def decider(client: Any, address: str) -> Callable[[str], tuple[str, float]]:
    """Accepts what a page shows; the next page and the seconds it took."""
    import re  # noqa: PLC0415

    def one(page: str) -> tuple[str, float]:
        form = page[page.index('name="viec" value="chap-nhan"') :]
        sent = dict(re.findall(r'name="(o|seen|tiep)" value="([^"]*)"', form)[:3])
        start = time.perf_counter()
        answer = client.post(address, {"viec": "chap-nhan", **sent}, headers={"HX-Request": "true"})
        took = time.perf_counter() - start
        assert answer.status_code == 200, answer.content[:500]
        return answer.content.decode(), took

    return one


def furnish() -> Any:
    """A reviewer, 1,000 indicators, 60 documents (one of 600 statements, the others of 100), 300 targets."""
    from tinhso.base.models import RoleGrant, User  # noqa: PLC0415
    from tinhso.core.vi import fold  # noqa: PLC0415
    from tinhso.indicators.models import Indicator  # noqa: PLC0415
    from tinhso.territory import queries as territory  # noqa: PLC0415
    from tinhso.territory.models import Area  # noqa: PLC0415
    from tinhso.territory.values import AreaKind, Tier  # noqa: PLC0415

    user = User.objects.create_user("do-toc-do", None)
    RoleGrant.objects.create(user=user, role="reviewer")
    Indicator.objects.bulk_create(
        Indicator(code=f"CS-{at:04}", name=f"Tỷ lệ {name}", unit="%", search_key=fold(name))
        for at, name in enumerate(names(1000), 1)
    )
    area = Area.objects.create(
        code="74", name="Bình Dương", tier=Tier.PROVINCE, kind=AreaKind.TINH, **territory.keys("Bình Dương")
    )
    for number in range(60):
        take_in(number, area, user)
    return user


def take_in(number: int, area: Any, user: Any) -> None:
    """One document with its reading; every second one has ten targets already."""
    from django.utils import timezone  # noqa: PLC0415

    from tinhso.documents import actions  # noqa: PLC0415
    from tinhso.documents.models import Candidate, DutyCandidate, Reading  # noqa: PLC0415
    from tinhso.documents.values import DocumentKind, Secrecy  # noqa: PLC0415
    from tinhso.indicators.models import Indicator  # noqa: PLC0415
    from tinhso.progress import actions as progress  # noqa: PLC0415

    known = names(1000)
    here = [(number * 37 + at) % 1000 for at in range(600 if number == 0 else 100)]
    lines = [f"- Tỷ lệ {known[name]} đạt {at % 90 + 10}%." for at, name in enumerate(here)]
    content = f"NGHỊ QUYẾT {number}\n" + "\n".join(lines) + "\n"
    facts = actions.Facts(kind=DocumentKind.RESOLUTION, title=f"Nghị quyết thử {number}", area=area)
    document = actions.take_in(
        facts=facts, name="thu.txt", data=content.encode(), secrecy=Secrecy.ORDINARY, by=user
    )
    now = timezone.now()
    reading = Reading.objects.create(
        text=document.text, grammar="thu", has_duties=True, recorded_at=now, recorded_by=user
    )
    DutyCandidate.objects.bulk_create(duties(reading, content, user))
    Candidate.objects.bulk_create(candidates(reading, content, user))
    if number % 2:
        for at, candidate in enumerate(reading.candidates.order_by("value_start")[:10]):
            indicator = Indicator.objects.get(code=f"CS-{here[at] + 1:04}")
            review = actions.accept(candidate=candidate, by=user)
            progress.promise(review=review, indicator=indicator, area=area, terms=progress.Terms(), by=user)


def candidates(reading: Any, content: str, user: Any) -> list[Any]:
    """A target read from every line."""
    from django.utils import timezone  # noqa: PLC0415

    from tinhso.documents.models import Candidate  # noqa: PLC0415

    made, start = [], 0
    for line in content.splitlines():
        if line.startswith("- "):
            name, number = line[2:].rstrip(".").split(" đạt ")
            at = start + line.index(" đạt ") + len(" đạt ")
            made.append(
                Candidate(
                    reading=reading,
                    recorded_at=timezone.now(),
                    recorded_by=user,
                    kind="target",
                    start=start,
                    end=start + len(line),
                    value_start=at,
                    value_end=at + len(number) - 1,
                    indicator=name.removeprefix("Tỷ lệ "),
                    comparator="eq",
                    value=Decimal(number[:-1]),
                    unit="%",
                )
            )
        start += len(line) + 1
    return made


def duties(reading: Any, content: str, user: Any) -> list[Any]:
    """An assignment read from every line."""
    from datetime import date, timedelta  # noqa: PLC0415

    from tinhso.documents import duty_acts  # noqa: PLC0415
    from tinhso.documents.models import DutyCandidate  # noqa: PLC0415
    from tinhso.documents.values import Duty, DutyKind  # noqa: PLC0415

    made, start = [], 0
    for number, line in enumerate(content.splitlines(keepends=True)):
        duty = Duty(
            kind=DutyKind.ASSIGNMENT,
            start=start,
            end=start + len(line) - 1,
            what=f"rà soát {line.strip()}",
            leads=(f"Sở {number % 20}",),
            partners=("Văn phòng tỉnh", "cơ quan liên quan"),
            by=date(2025, 1, 1) + timedelta(days=number),
        )
        recorded = {"recorded_at": reading.recorded_at, "recorded_by": user}
        made.append(DutyCandidate(reading=reading, **recorded, **duty_acts.fields(duty)))
        start += len(line)
    return made


if __name__ == "__main__":
    main()
