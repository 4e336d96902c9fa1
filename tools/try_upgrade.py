"""Fills a database with the example by an earlier commit, starts this tree on it, and compares what people read.

try_upgrade.py [COMMIT]: without one, the state before the newest commit that changed the tables. Both programs run
in this environment, one after the other, on loopback, on the database that tools/with-postgresql makes. Exit status 1
where a figure, a document or the trail did not come over.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

ROOT = Path(__file__).resolve().parent.parent
TINHSO = (sys.executable, "-c", "import sys; from tinhso.cli import main; sys.exit(main())")
ACCOUNT = "so-nganh"
PATIENCE = 180  # seconds a start may take on a slow machine
_BOARD = re.compile(r"/nghi-quyet/[0-9a-f-]{36}/")
_TOKEN = re.compile(r'csrfmiddlewaretoken" value="([^"]+)"')

Rows = dict[str, list[dict[str, object]]]


def _git(*words: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def earlier() -> str:
    """The commit before the newest one on the main line that changed the tables; empty where there is no history."""
    newest = _git(
        "log", "-1", "--first-parent", "-m", "--format=%H", "--", ":(glob)src/tinhso/*/migrations/*.py"
    )
    return newest and _git("rev-parse", "--verify", "--quiet", f"{newest}^")


def unpack(commit: str, into: Path) -> None:
    """The tree of a commit, as it stood."""
    archive = subprocess.run(
        ["git", "-C", str(ROOT), "archive", commit, "src", "tools", "examples"],
        capture_output=True,
        check=True,
    )
    into.mkdir()
    subprocess.run(["tar", "-x", "-C", str(into)], input=archive.stdout, check=True)
    compiled = [sys.executable, "tools/catalogue.py", "compile"]
    subprocess.run(compiled, cwd=into, env={**os.environ, "PYTHONPATH": str(into / "src")}, check=True)


def environment(tree: Path, data: Path, port: int) -> dict[str, str]:
    """The program of a tree, the example, the folder of the data; nothing of a database of one's own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TINHSO_", "PG"))}
    server = kept["DATABASE_URL"]
    return {
        **kept,
        "DATABASE_URL": server.replace("postgres@", "tinhso_app@"),
        "TINHSO_OWNER_DATABASE_URL": server.replace("postgres@", "tinhso_owner@"),
        "PYTHONPATH": str(tree / "src"),
        "TINHSO_EXAMPLE": str(tree / "examples" / "binh-duong"),
        "TINHSO_DATA": str(data),
        "TINHSO_PORT": str(port),
        "TINHSO_KIND": "demo",
    }


@contextmanager
def running(tree: Path, data: Path, port: int) -> Iterator[str]:
    """The program of a tree while it serves; what it said when it was ready."""
    log = data.parent / f"{tree.name or 'tree'}.log"
    with log.open("w+", encoding="utf-8") as said:
        house = subprocess.Popen(
            [*TINHSO, "run"],
            cwd=tree,
            env=environment(tree, data, port),
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            yield _ready(house, log)
        finally:
            house.send_signal(signal.SIGTERM)
            house.wait(60)


def _ready(house: "subprocess.Popen[bytes]", log: Path) -> str:
    for _ in range(PATIENCE):
        said = log.read_text(encoding="utf-8")
        if "Sẵn sàng" in said:
            return said
        if house.poll() is not None:
            break
        time.sleep(1)
    raise SystemExit(f"Không khởi động được:\n{log.read_text(encoding='utf-8')[-3000:]}")


def read(port: int, password: str) -> Rows:
    """What an account of a department reads: documents, resolutions, every scoreboard, as JSON by address."""
    base = f"http://127.0.0.1:{port}"
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    door = browser.open(f"{base}/van-ban/moi/")
    token = _TOKEN.findall(door.read().decode())[-1]
    form = urlencode({"csrfmiddlewaretoken": token, "login": ACCOUNT, "password": password})
    browser.addheaders.append(("Referer", door.url))
    browser.open(door.url, form.encode()).close()
    boards = sorted(set(_BOARD.findall(_text(browser, f"{base}/"))))
    addresses = ["/van-ban.json", "/tong-quan.json", *(f"{board}bang-diem.json" for board in boards)]
    return {address: json.loads(_text(browser, base + address)) for address in addresses}


def _text(browser: OpenerDirector, address: str) -> str:
    with browser.open(address) as answer:
        return str(answer.read().decode())


def differences(before: Rows, after: Rows) -> list[str]:
    """Where the newer program tells something else; columns and pages that it adds are no difference."""
    found = []
    for address, rows in before.items():
        now = after.get(address, [])
        if len(rows) != len(now):
            found.append(f"{address}: {len(rows)} → {len(now)} dòng")
        for place, (old, new) in enumerate(zip(rows, now, strict=False), 1):
            found += [
                f"{address}, dòng {place}, {key}: {value!r} → {now_said}"
                for key, value in old.items()
                if (now_said := repr(new[key]) if key in new else "không còn") != repr(value)
            ]
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(commit: str) -> int:
    """Try the upgrade from one commit; 0 where everything came over."""
    if not commit:
        print("Thử nâng cấp: bỏ qua, bản sao này không có lịch sử mã nguồn trước lần đổi bảng gần nhất.")
        return 0
    with tempfile.TemporaryDirectory() as room:
        data, tree, port = Path(room) / "data", Path(room) / "earlier", _free_port()
        unpack(commit, tree)
        with running(tree, data, port) as said:
            found = re.search(rf"{ACCOUNT}\s+(\S+)", said)
            password = found.group(1) if found else ""
            before = read(port, password)
        with running(ROOT, data, port):
            after = read(port, password)
            checked = subprocess.run(
                [*TINHSO, "verify-trail"], env=environment(ROOT, data, port), check=False
            )
    wrong = differences(before, after)
    rows = sum(map(len, before.values()))
    if not rows:
        wrong.append("bản trước không có dòng nào để so")
    print(f"Thử nâng cấp từ {commit[:10]}: {len(before)} bảng, {rows} dòng, {len(wrong)} khác biệt")
    print("\n".join(wrong[:20]))
    return int(bool(wrong) or checked.returncode != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else earlier()))
