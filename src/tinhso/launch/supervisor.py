"""The supervisor: checks, database, preparation, web server and worker, in this order; then it watches."""

import http.client
import shlex
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg

from tinhso.launch import folder as folders
from tinhso.launch import leftovers, logs, port, preparation, roles, stopping
from tinhso.launch import plan as plans
from tinhso.launch.account import database_account, folder_mode
from tinhso.launch.child import Child, Patience
from tinhso.launch.cluster import Cluster
from tinhso.launch.options import Kind, Options, is_loopback
from tinhso.launch.refusal import RefusalError

_FIRST_START_SPACE, _LATER_SPACE = 300_000_000, 50_000_000  # bytes
_WEB_PATIENCE = 90.0  # seconds until the first answer
_MANY_FALLS = 4  # in a row: from here on it is a loop, told once and then now and then
_TOLD_AGAIN = 20
OLDEST_POSTGRESQL = 15_00_00  # as the server numbers itself
_TICK = 0.2  # seconds between two looks


class Supervisor:
    """One start of the program, from the first check to the last child stopped."""

    def __init__(self, plan: plans.Plan, say: Callable[[str], None]) -> None:
        self.plan = plan
        self.options = plan.options
        self.folder = plan.options.folder
        self.cluster: Cluster | None = None
        self.children: list[Child] = []
        self._say = say
        self._patience = Patience()
        self._due = 0.0
        self._database_started = 0.0
        self._welcome = ""

    def run(self) -> None:
        """Serve until asked to stop; `RefusalError` when the start cannot go on. Nothing is left running."""
        with suppress(stopping.Stopped), stopping.on_request():
            began = time.monotonic()
            mark = folders.marked(self.folder)
            kind = _require_kind(self.options, mark)
            need = _LATER_SPACE if mark else _FIRST_START_SPACE
            folders.require_space(self.folder, self.plan.free(self.folder), need)
            if mark is not None:
                folders.require_version(self.folder, mark, self.plan.version)
            elif not leftovers.children_of(self.folder):
                # Nothing of ours can hold the port yet; the folder is not made for a start that will be refused.
                port.require_free(self.options)
            mark = folders.make(self.folder, kind, folder_mode(database_account()))
            with folders.locked(self.folder):
                self._serve(mark, began)

    def _serve(self, mark: folders.Mark, began: float) -> None:
        try:
            self._take_over()
            port.require_free(self.options)
            app_url, owner_url = self._database()
            environment = plans.environment(self.options, app_url)
            self._prepare(mark, environment, owner_url or app_url)
            self._start_children(environment)
            self._announce(self._sign_ins(mark, app_url), time.monotonic() - began)
            while True:
                self._watch()
                time.sleep(_TICK)
        finally:
            stopping.no_longer()
            with suppress(OSError):
                folders.tell_stopping(self.folder)
            self._stop()

    def _take_over(self) -> None:
        left = leftovers.children_of(self.folder)
        if left:
            self._say(f"Lần chạy trước bị ngắt đột ngột: dừng {len(left)} tiến trình còn sót…")
            leftovers.stop(left, 12)

    def _database(self) -> tuple[str, str]:
        if self.options.database_url:
            return self._external_database(), self.options.owner_url
        self.cluster = Cluster(self.folder)
        if not self.cluster.exists:
            self._require_space_for(self.cluster)
            self._step("Tạo cơ sở dữ liệu PostgreSQL đi kèm", self.cluster.init)
        if self.cluster.account:
            self._say(
                "Đang chạy bằng root: PostgreSQL không nhận root nên chạy bằng tài khoản "
                f"{self.cluster.account.name}, dữ liệu ở {self.cluster.data}."
            )
        self._step("Khởi động PostgreSQL", self.cluster.start)
        self._database_started = time.monotonic()
        return self.cluster.url(roles.APP), self.cluster.url(roles.OWNER)

    def _require_space_for(self, cluster: Cluster) -> None:
        folders.require_space(cluster.data, self.plan.free(cluster.data), _FIRST_START_SPACE)

    def _external_database(self) -> str:
        self._say("Dùng PostgreSQL có sẵn theo DATABASE_URL; không khởi động PostgreSQL đi kèm.")
        if not self.options.owner_url:
            self._say(
                "⚠ Không có TINHSO_OWNER_DATABASE_URL: ứng dụng sở hữu luôn các bảng, quyền của PostgreSQL "
                "không còn ngăn nó sửa, xóa sổ số liệu và dấu vết (chỉ còn trigger ngăn).\n"
                "  Tạo hai vai trò rồi đặt cả hai biến, xem docs/how/run.md."
            )
        try:
            for url in filter(None, (self.options.database_url, self.options.owner_url)):
                with psycopg.connect(url, connect_timeout=10) as connection:
                    _require_postgresql(connection.info.server_version)
        except psycopg.Error as error:
            raise RefusalError(
                f"Không kết nối được PostgreSQL theo DATABASE_URL: {str(error).strip()}",
                "Kiểm tra địa chỉ, vai trò, mật khẩu trong DATABASE_URL và TINHSO_OWNER_DATABASE_URL; "
                "bỏ cả hai để dùng PostgreSQL đi kèm.",
            ) from error
        return self.options.database_url

    def _prepare(self, mark: folders.Mark, environment: dict[str, str], owner_url: str) -> None:
        stamp = {
            "code": preparation.code_fingerprint(),
            "migrations": preparation.applied_migrations(owner_url),
        }
        if preparation.is_done(self.folder, stamp):
            return
        told = {**environment, "TINHSO_OWNER_DATABASE_URL": owner_url} if owner_url else environment
        self._step("Chuẩn bị bảng, quyền, tệp tĩnh và dữ liệu ví dụ", lambda: self._run_prepare(told))
        folders.write_mark(self.folder, folders.Mark(mark.format, mark.kind, self.plan.version))
        preparation.stamp(self.folder, {**stamp, "migrations": preparation.applied_migrations(owner_url)})

    def _run_prepare(self, environment: dict[str, str]) -> None:
        self._welcome = preparation.run(self.plan.prepare, self.folder, environment)

    def _start_children(self, environment: dict[str, str]) -> None:
        self.children = [Child(p, self.folder, environment) for p in (self.plan.web, self.plan.worker)]
        self._step("Khởi động máy chủ web và bộ chạy việc nền", self._wait_for_web)

    def _wait_for_web(self) -> None:
        for child in self.children:
            child.start()
        web, end = self.children[0], time.monotonic() + _WEB_PATIENCE
        while not _answers(self.options):
            code = web.fall()
            if code is not None or time.monotonic() > end:
                what = (
                    f"dừng ngay (mã {code})"
                    if code is not None
                    else f"không trả lời sau {_WEB_PATIENCE:.0f} giây"
                )
                raise RefusalError(
                    f"Máy chủ web {what}. Cuối nhật ký {web.log}:\n{logs.tail(web.log)}",
                    "Xử lý nguyên nhân nêu trong nhật ký rồi chạy lại.",
                )
            time.sleep(0.1)

    def _sign_ins(self, mark: folders.Mark, app_url: str) -> str:
        """The accounts of a demo; of a real folder where nobody could sign in, how to make the first."""
        accounts = self.folder / "demo_accounts.txt"
        if mark.kind == Kind.DEMO:
            return accounts.read_text("utf-8").strip() if accounts.exists() else ""
        return "" if preparation.has_accounts(app_url) else _how_to_begin(self.options)

    def _announce(self, sign_ins: str, seconds: float) -> None:
        for text in filter(None, (self._welcome, sign_ins)):
            self._say(f"\n{text}")
        self._say("")
        self._say(f"Sẵn sàng sau {_seconds(seconds)}: http://{self.options.address}  (dừng: Ctrl-C)")

    def _watch(self) -> None:
        if self.cluster is not None and not self.cluster.alive():
            self._raise_database(self.cluster)
        for child in self.children:
            code = child.fall()
            if code is not None:
                self._report_fall(child, code)
            if child.pid is None and time.monotonic() >= child.due and self._database_up():
                self._raise_child(child)

    def _database_up(self) -> bool:
        return self.cluster is None or self.cluster.alive()

    def _raise_database(self, cluster: Cluster) -> None:
        now = time.monotonic()
        if cluster.process is not None:
            self._due = now + self._patience.after(now - self._database_started)
            cluster.process = None
            self._say("⚠ PostgreSQL đã dừng; đang khởi động lại…")
            for child in self.children:
                if child.program.listens:
                    # Not long: without a database no job it runs can be recorded as done.
                    child.ask_to_end(within=3)
        if now < self._due:
            return
        try:
            cluster.start()
            self._say(f"PostgreSQL đã chạy lại sau {_seconds(time.monotonic() - now)}.")
        except (RefusalError, OSError) as error:
            self._due = time.monotonic() + self._patience.after(0)
            self._say(f"⚠ {error}")
        self._database_started = time.monotonic()

    def _report_fall(self, child: Child, code: int) -> None:
        title, falls = child.program.title, child.patience.falls
        if falls < _MANY_FALLS:
            self._say(f"⚠ {title.capitalize()} đã dừng (mã {code}); đang khởi động lại…")
        if falls != _MANY_FALLS and falls % _TOLD_AGAIN:
            return
        wait = max(0.0, child.due - time.monotonic())
        self._say(
            f"⚠ {title.capitalize()} dừng {falls} lần liên tiếp (mã {code}); thử lại sau {_seconds(wait)}.\n"
            f"  Cuối nhật ký {child.log}:\n{logs.tail(child.log)}"
        )

    def _raise_child(self, child: Child) -> None:
        try:
            child.start()
        except OSError as error:
            child.due = time.monotonic() + child.patience.after(0)
            self._say(
                f"⚠ Chưa khởi động lại được {child.program.title}: {error.strerror or error}; sẽ thử lại."
            )
            return
        if child.patience.falls < _MANY_FALLS:
            self._say(f"{child.program.title.capitalize()} đã chạy lại (tiến trình {child.pid}).")

    def _stop(self) -> None:
        if self.children:
            self._say("\nĐang dừng máy chủ web và bộ chạy việc nền…")
        for child in self.children:
            child.ask_to_end()
        for child in self.children:
            child.end()
        # A program whose start was interrupted half-way is in no list, but carries our marks.
        leftovers.stop(leftovers.children_of(self.folder), 5)
        if self.cluster is not None:
            self.cluster.stop()
        if self.children:
            self._say("Đã dừng.")

    def _step(self, title: str, work: Callable[[], None]) -> None:
        began = time.monotonic()
        self._say(f"{title}…")
        work()
        self._say(f"  xong sau {_seconds(time.monotonic() - began)}")


def _require_kind(options: Options, mark: folders.Mark | None) -> Kind:
    kind = mark.kind if mark else options.kind_if_new
    folders.require_kind(options.folder, kind, options.kind)
    if kind == Kind.DEMO and not is_loopback(options.host):
        raise RefusalError(
            f"Thư mục {options.folder} chứa dữ liệu ví dụ và tài khoản dùng thử nên không được mở ra mạng "
            f"(TINHSO_HOST={options.host}).",
            "Bỏ TINHSO_HOST, hoặc đặt TINHSO_DATA là một thư mục mới cho dữ liệu thật (TINHSO_KIND=real).",
        )
    return kind


def _how_to_begin(options: Options) -> str:
    program = Path(sys.executable).with_name("tinhso")
    return (
        "Chưa có tài khoản nào nên chưa ai đăng nhập được. Mở một cửa sổ lệnh khác, với cùng các biến môi trường "
        "như lần chạy này, rồi tạo tài khoản quản trị đầu tiên:\n"
        f"  TINHSO_DATA={shlex.quote(str(options.folder))} {shlex.quote(str(program))} "
        "account add TÊN_ĐĂNG_NHẬP --role data_admin"
    )


def _require_postgresql(version: int) -> None:
    if version < OLDEST_POSTGRESQL:
        raise RefusalError(
            f"DATABASE_URL trỏ tới PostgreSQL {version // 10_000}; cần bản {OLDEST_POSTGRESQL // 10_000} trở lên.",
            "Nâng cấp máy chủ PostgreSQL, hoặc bỏ DATABASE_URL để dùng PostgreSQL đi kèm.",
        )


def _answers(options: Options) -> bool:
    connection = http.client.HTTPConnection(options.host, options.port, timeout=2)
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _seconds(value: float) -> str:
    return f"{value:.1f} giây".replace(".", ",")
