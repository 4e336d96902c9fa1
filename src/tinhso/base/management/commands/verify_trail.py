"""The chain of the trail by the command line: `tinhso verify-trail` asks here."""

import json
from collections.abc import Iterator
from typing import Any

from tinhso.base import damage as words
from tinhso.base import verifying
from tinhso.base.chain import Damage, Point
from tinhso.base.errands import Errand
from tinhso.base.values import Refused


class Command(Errand):
    """Does `verify` or `head`, as `do` in the request says; exit status 1 where the trail was harmed."""

    help = "Kiểm tra chuỗi dấu vết: dùng «tinhso verify-trail»."

    def do(self, request: dict[str, Any]) -> None:
        """The rest of the request: `format`, `expected` as [position, hash] or None."""
        head = verifying.head()
        if request["do"] == "head":
            if head is None:
                raise Refused("Không còn dòng ghi đầu chuỗi dấu vết: hãy chạy «tinhso verify-trail».")
            self.stdout.write(str(head))
            return
        expected = Point(*request["expected"]) if request["expected"] else None
        found = verifying.damages(expected=expected, progress=self._progress)
        is_sound = self._json(found, head) if request["format"] == "json" else self._text(found, head)
        if not is_sound:
            raise SystemExit(1)

    def _text(self, found: Iterator[Damage], head: Point | None) -> bool:
        count = 0
        for one in found:
            count += 1
            when = words.when(one)
            self.stdout.write(f"✗ {words.where(one)}: {words.WHAT[one.kind]}{f' ({when})' if when else ''}.")
            self.stdout.write(f"  {words.TO_DO[one.kind]}")
        if count:
            self.stdout.write(
                f"\nChuỗi dấu vết hỏng ở {count} chỗ. Đừng sửa gì trong cơ sở dữ liệu: hãy sao lưu nguyên trạng trước, "
                "rồi so với các bản sao lưu cũ và báo cho người phụ trách an toàn thông tin."
            )
            return False
        if gone := verifying.blotted():
            self.stdout.write(f"{gone} dấu vết có dữ liệu cá nhân đã xóa theo yêu cầu của hai người.")
        self.stdout.write(
            f"Chuỗi dấu vết nguyên vẹn: {head.position if head else 0} dấu vết, đầu chuỗi {head}."
        )
        return True

    def _json(self, found: Iterator[Damage], head: Point | None) -> bool:
        damages = [
            {
                "kind": one.kind.value,
                "first": one.first,
                "last": one.last,
                "since": _iso(one.since),
                "until": _iso(one.until),
                "what": str(words.WHAT[one.kind]),
                "to_do": str(words.TO_DO[one.kind]),
            }
            for one in found
        ]
        told = {
            "is_sound": not damages,
            "head": {"position": head.position, "hash": head.hash} if head else None,
            "blotted": verifying.blotted(),
            "damages": damages,
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        return not damages

    def _progress(self, count: int, total: int) -> None:
        self.stderr.write(f"đã kiểm {count} / {total} dấu vết", lambda text: text)


def _iso(seconds: str | None) -> str | None:
    found = words.moment(seconds)
    return found.isoformat() if found else None
