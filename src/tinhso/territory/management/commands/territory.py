"""Areas through time by the command line: `tinhso territory` asks here."""

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from tinhso.base import errands
from tinhso.base.errands import Errand
from tinhso.base.values import Refused
from tinhso.territory import actions, packs, proposing, queries
from tinhso.territory.management import history, preview
from tinhso.territory.proposing import Proposal

# The exit status of a preview after which there is nothing to ask.
NOTHING_TO_DO = 3
_PATIENCE = 1.0  # seconds before progress is shown


class Command(Errand):
    """Loads a pack, counts areas, tells the lineage of one: whatever `do` names."""

    help = "Địa bàn theo thời gian: dùng «tinhso territory»."

    def do(self, request: dict[str, Any]) -> None:
        """`do` is load, stats or lineage; the rest as the function of that name reads it."""
        getattr(self, f"_{request['do']}")(request)

    def _load(self, request: dict[str, Any]) -> None:
        """`pack`, `corrections` are paths; `is_preview` shows and stops; `seen` is a file that tells what was shown."""
        by = errands.acting(request["by"], "territory.enter")
        progress = _Progress()
        more = [Path(request["corrections"])] if request.get("corrections") else []
        proposal = proposing.propose(packs.opened(Path(request["pack"]), *more), heard=progress.hear)
        progress.clear()
        if not self._is_as_shown(request, proposal):
            for line in preview.lines(proposal):
                self.stdout.write(line)
        if proposal.plan.is_empty:
            raise SystemExit(NOTHING_TO_DO)
        if request["is_preview"]:
            return
        actions.load(proposal, by=by, heard=progress.hear)
        progress.clear()
        self.stdout.write(f"Đã nạp gói {proposal.pack.name}, do {by.login} đứng tên.")

    def _is_as_shown(self, request: dict[str, Any], proposal: Proposal) -> bool:
        """Whether somebody has seen this very proposal; a preview leaves word of what it shows."""
        if not request.get("seen"):
            return False
        seen = Path(request["seen"])
        if request["is_preview"]:
            seen.write_text(proposal.token, "ascii")
            return False
        if seen.read_text("ascii") != proposal.token:
            raise Refused("Gói hoặc danh sách đơn vị vừa thay đổi sau khi xem: hãy chạy lại lệnh để xem lại.")
        return True

    def _stats(self, request: dict[str, Any]) -> None:
        on = date.fromisoformat(request["on"])
        counts = queries.counts(on=on)
        if request["format"] == "json":
            tiers = {one.tier.value: {"count": one.count, "kinds": dict(one.kinds)} for one in counts}
            self._tell_json({"on": on.isoformat(), "tiers": tiers})
            return
        self.stdout.write(f"Ngày {on:%d/%m/%Y}")
        for one in counts:
            kinds = ", ".join(f"{preview.number(count)} {kind.label}" for kind, count in one.kinds)
            self.stdout.write(f"  {one.tier.label:<10} {preview.number(one.count):>7}   {kinds}")

    def _lineage(self, request: dict[str, Any]) -> None:
        on = date.fromisoformat(request["on"]) if request["on"] else None
        told = history.of_code(request["code"], on=on)
        if request["format"] == "json":
            self._tell_json(told)
            return
        for line in history.lines(told):
            self.stdout.write(line)

    def _tell_json(self, told: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))


class _Progress:
    """One line on the terminal, written over step by step; none where nobody looks, none for what is quick."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._is_shown = False

    def hear(self, step: str) -> None:
        """Show a step."""
        if sys.stderr.isatty() and (self._is_shown or time.monotonic() - self._begun > _PATIENCE):
            _write(f"\r\x1b[K{step} …")
            self._is_shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            _write("\r\x1b[K")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
