"""Remarks behind the measured thing, which are no part of its name."""

import re

from tinhso.core.lawtext.places import PLACE_NAMES
from tinhso.core.lawtext.units import any_of

# Words that open a remark after the measured thing.
ASIDE = re.compile(
    r"(?:\A|,?\s+)(?:tiêu chí (?:vượt|không đạt|chưa đạt)|trong khi|nguyên nhân|lý do|chủ yếu"
    r"|trong đó(?!(?<=[^,] trong đó) \w+ \w)"
    r"|với (?:tổng (?:số|kinh phí|vốn|diện tích)|diện tích|kinh phí|quy mô|giá trị|doanh thu) (?:[^\d,;()]{0,24} )?\d"
    r"|do (?:đồng chí|chủ tịch|phó chủ tịch|bí thư|giám đốc|ông|bà)(?: [^\W\d]+){0,6} làm"
    r"|góp phần|phục vụ (?:tốt |cho )|nhằm|so với|tăng (?:\w+ )?so|đồng thời|qua đó|từ đó"
    r"|bao gồm|gồm có|(?:gồm|(?:được )?(?:chia|phân) (?:ra|thành))(?=\s*:?\s*\Z)|theo quy định(?! (?:được"
    r"|có|đều|phải|đã|của pháp luật (?:được|có)))|nhất là"
    r"|đặc biệt(?! khó)|song(?= (?:chỉ|mới|còn|vẫn|số|tỷ|người))|để (?:đáp|phục"
    r"|bảo|tạo|nâng)"
    r"|và (?:tỉnh|thành phố|địa phương) (?:cũng|đã|sẽ)|còn(?= \w+ (?:ưu|thì|là))|sau đó(?= tăng)|và duy trì"
    r"|rồi duy trì"
    r"|hoàn thành (?:các|chỉ|mục|trước|việc)|đưa (?:tỉnh|vào)|đưa [^,]{2,30} trở thành"
    r"|theo (?:kế hoạch|quyết định|nghị quyết|hình thức|hướng dẫn|chỉ đạo|đúng)|bằng \d|tương đương|tức"
    r"|\(tăng"
    r"|\(giảm|\(đạt"
    r"|\(chiếm|\(bằng|thì (?=(?:đến |tới )?(?:năm|tháng|nay|con số|tỷ lệ|quý)(?!\w))"
    r"|vượt (?:chỉ|kế|mục)|cao (?:hơn|gấp)|thấp hơn|gấp (?:đôi|ba)|nâng (?:tổng|(?<!mới nâng )cao)|đây là"
    r"|đang mở rộng|bước đầu|không còn)(?!\w)"
    rf"|(?<!huyện)(?<!xã)(?<!quận),\s+(?:tỉnh |thành phố |địa phương )?(?:{any_of(PLACE_NAMES)}|tỉnh"
    rf"|thành phố) (?:đã"
    rf"|đang|sẽ|bước"
    rf"|nay|tiếp|cũng|phấn|đặt|hiện|luôn|đứng|xếp|có)(?!\w)"
    r"|[\"”]\s*,|,\s+(?:sở|ubnd|tỉnh|phòng)(?: \w+){0,4} (?:đề nghị|yêu cầu|giao)(?!\w)|\s+cả năm\Z"
    r"|,\s+(?:ưu tiên|đều|phủ khắp|phủ kín|số còn lại|phần còn lại|chậm nhất|muộn nhất|hoàn thành (?=trong"
    r"|trước|vào)|(?:hoàn thành|kết thúc|xong)(?=\s*\Z)"
    r"|tập trung|xây dựng|triển khai|đẩy mạnh|tăng cường|phát triển|bảo đảm|tiếp tục|hình thành|đứng"
    r"|xếp|đạt"
    r"|không (?:để|xảy)|chưa đạt|đã tạo|vượt|tăng|giảm|thu hút|tạo|nâng|từng bước|hướng|là|được (?:xếp"
    r"|đánh))(?!\w)"
)

# "Việc dùng dịch vụ còn thấp, hồ sơ nộp qua mạng …": how things stand, and behind it what is measured.
_JUDGED = re.compile(
    r"[^,;:()\d]{8,120}\s(?:còn|chưa|khá|rất|ngày càng|vẫn|tương đối)\s(?:thấp|cao|chậm|ít|nhiều|hạn chế|đồng đều"
    r"|đồng bộ|tốt|khó khăn|yếu|lớn|nhỏ|đều|thuận lợi|phổ biến|triệt để)(?: [^\W\d]+){0,2},\s+(?=[^\W\d])"
)


def judged_end(key: str) -> int:
    """Where words before a comma end that only judge; 0 where there are none."""
    judged = _JUDGED.match(key) if ", " in key else None
    return judged.end() if judged else 0


# "(công bố năm 2024)", "(tính đến 30/6)": of which the time was all.
_HOLLOW = re.compile(
    r"\s*\((?:(?:công bố|tính|số liệu|cập nhật|so|đến|với|vào|trong|từ|lũy kế|kết quả|của|theo|cuối|đầu|hết)(?!\w)"
    r"[\s,;:-]*)*\)",
    re.I,
)
# "áp dụng công nghệ số (cảm biến, tưới tự động)", "nông sản chủ lực (sầu riêng": which they are.
_LISTED = re.compile(r"\s*\((?!gồm)[^()\d]{2,60},[^()]{2,160}(?:\)|\Z)|\s*\([^()]{0,40}\Z")


def without_remarks(name: str) -> str:
    """A name without the brackets that only held its time, or list what belongs to it."""
    if "(" not in name:
        return name
    return _LISTED.sub(" ", _HOLLOW.sub("", name)).replace("( )", " ").replace("()", " ")
