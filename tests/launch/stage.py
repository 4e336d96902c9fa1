"""The supervisor over harmless programs: a file server for the web, a sleeper for the worker."""

import os
import sys
from dataclasses import replace

from tinhso.cli import run
from tinhso.launch import options, plan

_PREPARE = """
import os, psycopg, time
time.sleep(float(os.environ.get("STAGE_PREPARE_SECONDS", "0")))
os.makedirs(os.environ["TINHSO_DATA"] + "/static", exist_ok=True)
with psycopg.connect(os.environ["TINHSO_OWNER_DATABASE_URL"]) as owner:
    owner.execute("CREATE TABLE IF NOT EXISTS django_migrations (app text, name text)")
    owner.execute("INSERT INTO django_migrations VALUES ('base', '0001_initial')")
with open(os.environ["TINHSO_DATA"] + "/demo_accounts.txt", "w", encoding="utf-8") as file:
    file.write("Tài khoản dùng thử: lanhdao / mat-khau-thu")
print("Bảng điểm: 2/17 chỉ tiêu đạt")
"""


def staged(wanted: options.Options) -> plan.Plan:
    """The plan of tinhso with every program replaced; the environment may replace them again."""
    python = (sys.executable, "-c")
    web = os.environ.get("STAGE_WEB")
    worker = os.environ.get("STAGE_WORKER", "import time; time.sleep(600)")
    files = (sys.executable, "-m", "http.server", "--bind", wanted.host, str(wanted.port))
    standard = plan.standard(wanted)
    return replace(
        standard,
        prepare=(*python, os.environ.get("STAGE_PREPARE", _PREPARE)),
        web=replace(standard.web, command=(*python, web) if web else files),
        worker=replace(standard.worker, command=(*python, worker)),
        free=lambda path: int(os.environ.get("STAGE_FREE", "1000000000")),
    )


if __name__ == "__main__":
    sys.exit(run.main([], staged))
