"""Areas by the command line: `tinhso areas` asks here."""

from typing import Any

from tinhso.base import errands
from tinhso.base.errands import Errand
from tinhso.territory import loading
from tinhso.territory.models import Area
from tinhso.territory.values import Tier

_MOST_TOLD = 40


class Command(Errand):
    """Loads the table in the request."""

    help = "Nạp đơn vị hành chính: dùng «tinhso areas load»."

    def do(self, request: dict[str, Any]) -> None:
        """`table` is the text of the file, `by` the login of whoever acts, or None."""
        by = errands.acting(request["by"], "territory.enter")
        loaded = loading.load(loading.rows(request["table"]), by=by)
        for area in loaded.entered[:_MOST_TOLD]:
            self.stdout.write(f"+ {area.code:<5} {area.full_name} ({Tier(area.tier).label}{_days(area)})")
        if len(loaded.entered) > _MOST_TOLD:
            self.stdout.write(f"… và {len(loaded.entered) - _MOST_TOLD} đơn vị khác")
        self.stdout.write(
            f"Đã ghi {len(loaded.entered)} đơn vị hành chính; {loaded.unchanged} dòng đã có sẵn, giữ nguyên."
        )


def _days(area: Area) -> str:
    since = f", từ {area.valid_from:%d/%m/%Y}" if area.valid_from else ""
    until = f", đến trước {area.valid_to:%d/%m/%Y}" if area.valid_to else ""
    return since + until
