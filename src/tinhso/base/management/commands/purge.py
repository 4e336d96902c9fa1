"""Forgetting personal data by the command line: `tinhso purge` asks here, as the owner of the tables to do it."""

from typing import Any

from django.utils import timezone

from tinhso.base import purging
from tinhso.base.errands import Errand
from tinhso.base.models import Purge


class Command(Errand):
    """Does `list` or `purge`, as `do` in the request says."""

    help = "Xóa dữ liệu cá nhân theo yêu cầu: dùng «tinhso purge»."

    def do(self, request: dict[str, Any]) -> None:
        """Nothing else is in the request."""
        waiting = list(purging.waiting())
        if not waiting:
            self.stdout.write("Không có yêu cầu nào chờ xóa.")
        for one in waiting:
            asked = timezone.localtime(one.asked_at)
            self.stdout.write(
                f"Yêu cầu lúc {asked:%d/%m/%Y %H:%M} của {one.asked_by}, {one.answered_by} đã xác nhận: {one.reason}"
            )
            if request["do"] == "purge":
                self._told(purging.do(one, self._progress))
        if request["do"] == "purge":
            purging.end_what_a_crash_left()
        elif waiting:
            self.stdout.write("Dừng chương trình rồi chạy «tinhso purge --yes» để xóa; không lấy lại được.")

    def _told(self, done: Purge) -> None:
        count = sum(done.counts.values())
        self.stdout.write(
            f"  đã xóa {count} chỗ, {len(done.files)} tệp. Các bản sao lưu cũ còn giữ dữ liệu này."
        )

    def _progress(self, said: str) -> None:
        self.stderr.write(f"  {said}", lambda text: text)
