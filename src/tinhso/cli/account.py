"""`tinhso account`: the accounts of a data folder, made and kept by whoever administers the machine.

Who stands in the trail: the account named by `--by`; without it the only account that may keep accounts; for the
very first account, that account itself. The trail says that it came by the command line, since no password proves
the name.
"""

import argparse
import getpass
import secrets
import sys
from collections.abc import Sequence

from tinhso.base.values import Role
from tinhso.cli import errands
from tinhso.cli.calls import Call

# Without letters that are mistaken for one another when read out or copied by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_ROLES = (
    "leader (lãnh đạo), steering (văn phòng ban chỉ đạo), reviewer (người rà soát), department (sở, ngành), "
    "clerk (cán bộ cấp xã), data_admin (quản trị dữ liệu)"
)

_IN_AREAS = ("place", "unplace", "places")


class _NoPasswordError(Exception):
    """No password was given; says what to do."""


def main(argv: Sequence[str]) -> int:
    """Do one thing with accounts: 0 when done, 1 with a reason when not, 2 for a wrong call, 130 after Ctrl-C."""
    args = _arguments(argv)
    request = {name: value for name, value in vars(args).items() if name != "random"}
    made = random_password() if getattr(args, "random", False) else None
    if "random" in args:
        try:
            request["password"] = made or _asked()
        except _NoPasswordError as problem:
            print(f"tinhso account: {problem}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("\ntinhso account: đã dừng theo yêu cầu, chưa thay đổi gì.", file=sys.stderr)
            return 130
    code = errands.done("account", request, asks="area_roles" if args.do in _IN_AREAS else "")
    if made and code == 0:
        print(f"Mật khẩu (chỉ hiện lần này): {made}")
    return code


def random_password() -> str:
    """Four groups of four letters and digits, nearly 80 bits, that can be read out and typed."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def _asked() -> str:
    if not sys.stdin.isatty():
        raise _NoPasswordError(
            "không có màn hình để gõ mật khẩu. Hãy chạy trong cửa sổ lệnh, hoặc thêm --random."
        )
    try:
        first = getpass.getpass("Mật khẩu mới (ít nhất 12 ký tự, không hiện khi gõ): ")
        second = getpass.getpass("Nhắc lại mật khẩu mới: ")
    except EOFError:
        raise _NoPasswordError("chưa có mật khẩu nào được gõ. Hãy chạy lại.") from None
    if first != second:
        raise _NoPasswordError("hai lần ghi mật khẩu không giống nhau, chưa thay đổi gì. Hãy chạy lại.")
    return first


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Call("tinhso account", "Tài khoản đăng nhập của một thư mục dữ liệu.")
    actions = parser.add_subparsers(title="việc", dest="do", metavar="VIỆC", required=True)

    def action(name: str, about: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = actions.add_parser(name, description=about, help=about)
        return made

    _take(
        action("add", "Mở tài khoản mới; tài khoản đầu tiên phải có vai trò data_admin."),
        roles=True,
        password=True,
    )
    action("list", "In các tài khoản, vai trò, lần đăng nhập cuối.")
    _take(action("password", "Đặt mật khẩu mới, kết thúc các phiên đăng nhập."), password=True)
    _take(action("roles", "Đặt lại vai trò: đúng những vai trò nêu ra, bỏ các vai trò khác."), roles=True)
    place = action("place", "Giao một vai trò trong một địa bàn và mọi đơn vị thuộc địa bàn đó.")
    _take_place(place)
    place.add_argument("--from", metavar="NGÀY", help="ngày bắt đầu (mặc định: hôm nay), ví dụ 01/07/2025")
    place.add_argument("--because", metavar="CĂN_CỨ", help="văn bản giao, ví dụ 12/QĐ-UBND")
    _take_place(action("unplace", "Kết thúc một vai trò theo địa bàn; dấu vết vẫn còn."))
    action("places", "In các vai trò theo địa bàn, cả những vai trò đã kết thúc.")
    _take(action("close", "Đóng tài khoản, kết thúc các phiên đăng nhập; dấu vết vẫn còn."))
    return parser.parse_args(argv)


def _take(parser: argparse.ArgumentParser, *, roles: bool = False, password: bool = False) -> None:
    parser.add_argument("login", metavar="TÊN_ĐĂNG_NHẬP", help="chữ không dấu, chữ số, dấu . _ @ -")
    if roles:
        held = parser.add_mutually_exclusive_group(required=True)
        held.add_argument(
            "--role",
            dest="roles",
            metavar="VAI_TRÒ",
            action="append",
            choices=Role.values,
            help=f"ghi nhiều lần nếu có nhiều vai trò: {_ROLES}",
        )
        held.add_argument(
            "--no-role",
            dest="roles",
            action="store_const",
            const=[],
            help="không giữ vai trò nào ở mọi nơi; vai trò theo địa bàn thì giao bằng «place»",
        )
    if password:
        parser.add_argument(
            "--random", action="store_true", help="tự sinh mật khẩu và in ra một lần, thay vì hỏi"
        )
    parser.add_argument("--by", metavar="TÊN", help="tài khoản đứng tên trong dấu vết, khi có nhiều quản trị")


def _take_place(parser: argparse.ArgumentParser) -> None:
    _take(parser)
    parser.add_argument("--role", metavar="VAI_TRÒ", required=True, choices=Role.values, help=_ROLES)
    parser.add_argument(
        "--area", metavar="MÃ", required=True, help="mã địa bàn: tỉnh 2, huyện 3, xã 5 chữ số"
    )
    parser.add_argument("--to", metavar="NGÀY", help="ngày đầu tiên không còn vai trò, ví dụ 01/07/2030")
