"""Why a file gave no document, in words, each with what to do next."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tinhso.documents.models import Intake
from tinhso.files.values import Problem

_TOLD: dict[str, str | Promise] = {
    Problem.EMPTY: gettext_lazy("Tệp không có chữ nào. Hãy kiểm tra lại tệp rồi tải bản đúng."),
    Problem.TOO_LARGE: gettext_lazy(
        "Tệp, hoặc nội dung khi mở ra, lớn hơn mức cho phép. Hãy tách thành nhiều tệp hoặc bỏ bớt phụ lục rồi tải lại."
    ),
    Problem.TOO_LONG: gettext_lazy(
        "Đọc quá lâu nên đã dừng. Hãy tách tệp thành nhiều phần rồi tải lại từng phần."
    ),
    Problem.TOO_MUCH_MEMORY: gettext_lazy(
        "Tệp cần nhiều bộ nhớ hơn mức cho phép. Hãy tách tệp thành nhiều phần rồi tải lại từng phần."
    ),
    Problem.CRASHED: gettext_lazy(
        "Tiến trình đọc bị ngắt giữa chừng; tệp gốc còn nguyên. Hãy thử lại; nếu vẫn vậy, "
        "hãy mở tệp, lưu lại thành PDF hoặc Word mới rồi tải bản đó."
    ),
    Problem.ENCRYPTED: gettext_lazy("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lại."),
    Problem.BROKEN: gettext_lazy(
        "Tệp bị hỏng hoặc tải lên chưa đủ. Hãy mở thử, lưu lại bản mới rồi tải lại."
    ),
    Problem.SCANNED: gettext_lazy(
        "Tệp là ảnh chụp trang giấy, và máy chủ chưa cài chương trình nhận dạng chữ. Hãy tải bản có chữ, hoặc nhờ "
        "người quản trị cài: sudo apt install tesseract-ocr tesseract-ocr-vie, rồi bấm Thử lại."
    ),
    Problem.OLD_OFFICE: gettext_lazy(
        "Tệp Word hoặc Excel kiểu cũ (.doc, .xls). Hãy mở tệp, lưu thành .docx hoặc PDF rồi tải lại."
    ),
    Problem.SPREADSHEET: gettext_lazy(
        "Tệp là bảng tính, không phải văn bản. Hãy tải báo cáo hoặc nghị quyết kèm theo dưới dạng PDF hoặc Word."
    ),
    Problem.NESTED: gettext_lazy(
        "Trong tệp nén có tệp nén khác. Hãy giải nén tệp bên trong rồi tải lên riêng."
    ),
    Problem.UNSAFE: gettext_lazy(
        "Tệp có cấu trúc không an toàn nên không được mở. Hãy xin lại bản gốc từ nơi gửi."
    ),
    Problem.ENCODING: gettext_lazy(
        "Không nhận ra bảng mã của tệp. Hãy lưu lại dưới dạng Unicode (UTF-8) rồi tải lại."
    ),
    Problem.TCVN3: gettext_lazy(
        "Chữ trong tệp theo bảng mã cũ TCVN3 (phông .VnTime). Hãy chuyển sang Unicode "
        "(Unikey: Ctrl+Shift+F6) rồi tải lại."
    ),
    Problem.VNI: gettext_lazy(
        "Chữ trong tệp theo bảng mã cũ VNI (phông VNI-Times). Hãy chuyển sang Unicode "
        "(Unikey: Ctrl+Shift+F6) rồi tải lại."
    ),
    Problem.BINARY: gettext_lazy(
        "Tệp không phải văn bản. Hãy tải tệp PDF, Word (.docx), trang web (.html) hoặc văn bản thuần (.txt)."
    ),
    "secret": gettext_lazy(
        "Trong văn bản có dấu chỉ độ mật: tệp gốc và nội dung đã bị xóa khỏi hệ thống. "
        "Hãy xử lý theo quy định về bí mật nhà nước."
    ),
    "lost": gettext_lazy(
        "Tệp gốc không còn trong kho hoặc đã bị thay đổi. Hãy tải lại tệp, và báo người quản trị dữ liệu."
    ),
}
# Trying the same file again may end otherwise.
_PASSING = {Problem.CRASHED, Problem.TOO_LONG, Problem.TOO_MUCH_MEMORY, Problem.SCANNED}


def told(intake: Intake) -> str:
    """Why a file failed or was refused and what to do next; nothing for one that did not."""
    return str(_TOLD.get(intake.problem, _TOLD[Problem.CRASHED])) if intake.problem else ""


def may_pass(intake: Intake) -> bool:
    """Whether trying again makes sense: the file may be read another time, or after something was installed."""
    return intake.problem in _PASSING
