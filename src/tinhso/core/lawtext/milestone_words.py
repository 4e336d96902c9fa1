"""The words of dated commitments: what ends in a thing that stands, what promises, what is behind or vague."""

import re

# What ends in a thing that stands: these commit, even under a heading that carries the day.
_FIRM = (
    r"hình thành|thành lập|hoàn thành|hoàn thiện|hoàn tất|ngừng|chấm dứt|dừng|đưa [^,;.]{3,120}? vào (?:vận hành"
    r"|sử dụng|khai thác|hoạt động)"
    r"|(?:đưa|đi) vào (?:vận hành|sử dụng|khai thác|hoạt động)|không còn|vận hành|xóa|khai trương|ban hành"
    r"|phủ sóng|phổ cập|trở thành|hợp nhất|xây dựng xong|khởi công|nghiệm thu|bàn giao|tổng kết|sơ kết"
    r"|mở rộng|nhân rộng|phê duyệt|sẵn sàng|làm sạch|thay thế|ngầm hóa|cắt giảm|xong|thành thành phố"
)
_DOING = (
    rf"{_FIRM}|xây dựng|triển khai|kết nối|tích hợp|chuyển|số hóa|công bố|nâng cấp|cung cấp|áp dụng|thành"
    rf"|có|được|đạt|liên thông|chuẩn hóa"
    r"|trình|lắp đặt|tổ chức|đầu tư|mở|thí điểm|sử dụng|bảo đảm|đảm bảo"
    r"|phát triển|trình diễn|đưa|di chuyển|sáp nhập|cơ bản|rà soát|lập|ký kết|lựa chọn|phát sóng|tham mưu|cập nhật"
)
_MODAL = r"(?:phấn đấu|cơ bản|phải|sẽ|từng bước|dự kiến|tiếp tục|tổ chức|chính thức|quyết tâm)"
FIRM_AT = re.compile(rf"(?:{_MODAL} )*(?:{_FIRM})(?!\w)")
FIRM_IN = re.compile(rf"(?<!\w)(?:{_FIRM})(?!\w)")
ANY = re.compile(rf"(?<!\w)(?:{_DOING})(?!\w)")
ANY_AT = re.compile(rf"(?:{_MODAL} )*(?:{_DOING})(?!\w)")
# What holds by the day of an aim: "dịch vụ 5G được phổ cập", "mọi người dân đều có …".
STATE = re.compile(
    r"(?:(?<!\w)(?:được (?:\w+ )?(?:phổ cập|phủ|hoàn thiện|hình thành|kết nối|liên thông|tích hợp|chia sẻ|đưa"
    r"|triển khai|cung cấp|số hóa|vận hành|thực hiện|xây dựng|nâng cấp|chuẩn hóa|bảo vệ|quản lý|giám sát|ứng dụng"
    r"|áp dụng|cấp|trang bị|đầu tư|xóa)|đều (?:có|được|sử dụng)|trở thành|không còn|đi vào)"
    r"|(?:\A|mọi [\w ]{3,40} |tỉnh )có)(?!\w)"
)
# What a clause among figures must begin with to be a thing of its own.
OWN_AT = re.compile(
    rf"(?:{_MODAL} )*(?:hình thành|thành lập|không còn|phổ cập|phủ sóng|đưa [^,;.]{{3,120}}? vào (?:vận hành|sử dụng"
    r"|khai thác|hoạt động)|hoàn thành|hoàn tất|trở thành|xóa|ngừng|chấm dứt|sẵn sàng|khai trương)(?!\w)"
)
OWN_STATE = re.compile(r"\w+ \w+.* được phổ cập(?!\w)|(?:mọi|tất cả|toàn bộ) .*(?<!\w)(?:có|được)(?!\w)")
ALL = re.compile(r"(?<!\w)(?:tất cả|toàn bộ|mọi|trên toàn|toàn tỉnh|100%)(?!\w)")
PAST = re.compile(
    r"(?<!\w)(?:đã|đang|hiện nay|hiện có|vừa|tính đến|đến nay|từng được|kết quả (?:là|cho|đạt|đến)|so với|qua đó"
    r"|báo cáo tại|theo thống kê|trước đây|trước đó|năm qua|thời gian qua|vừa qua)(?!\w)|\A\W*kết quả"
)
PROMISES = re.compile(
    r"(?<!\w)(?:phấn đấu|sẽ|mục tiêu|phải|yêu cầu|dự kiến|kế hoạch|cam kết|quyết tâm|bảo đảm|đảm bảo"
    r"|hướng tới)(?!\w)"
)
VAGUE = re.compile(
    r"(?:phấn đấu |cần )?(?:để|nhằm|theo|với|việc(?! [^,;]{5,120} (?:phải|sẽ|được)(?!\w))"
    r"|tiếp tục|đẩy mạnh|tăng cường|nâng cao|phát huy"
    r"|chú trọng|quan tâm|tập trung|đổi mới|căn cứ|thực hiện (?:nghị|quyết|kế|chỉ|chương|công)|trên cơ sở"
    r"|tổng (?:kinh phí|mức)|dự toán|giai đoạn(?= 20\d\d| này| tới| từ)|định hướng|tầm nhìn|mục tiêu|mức|kinh phí|nguồn"
    r"|(?:thời gian|thời hạn|hạn|tiến độ)(?: \w+){0,2}[\s:.;,]*\Z|(?:hoàn thành|xong|kết thúc)[\s.,;]*(?=\Z|\())(?!\w)"
)
PAPERS = re.compile(
    r"(?:ban hành|xây dựng) (?:kế hoạch|nghị quyết|chương trình|chỉ thị|báo cáo|đề án)[^.;]*(?:như sau"
    r"|sau đây|sau\s*:|:\s*\Z)|có hiệu lực|thi hành kể từ"
    r"|ký ban hành|được thông qua|khóa [ivx]+|nội dung (?:sau|chính|chủ yếu)|như sau"
    r"|(?:ban hành|phê duyệt|thực hiện|triển khai|theo) [\w ]{4,40} số \d|kèm theo"
)
# Before a day at the head: "Mục tiêu đến năm 2026, …", "Phấn đấu trước năm 2028 …".
OPENS = re.compile(
    r"(?:(?:toàn )?(?:tỉnh|thành phố|huyện|xã|phường|ngành)(?: [\w]+){0,3}? )?(?:(?:đặt|đề) (?:ra )?)?"
    r"(?:mục tiêu(?: chung| cụ thể| là)?|phấn đấu|dự kiến|kế hoạch|lộ trình|yêu cầu|cụ thể)[\s,:]*\Z"
)
AIMS = re.compile(r"[^.]{0,60}(?:mục tiêu|chỉ tiêu|định hướng|tầm nhìn|đến (?:hết |cuối )?năm|phấn đấu)")
TIE = re.compile(r"[\s,:]*(?:thì\s+|phải\s+|tỉnh\s+|toàn tỉnh\s+)?")
# "Rà soát …, hoàn thành | trước 30/3/2026"
ENDED = re.compile(
    r"\s+(?:phải|sẽ|cần)\s*\Z|[,;]\s*(?:và\s+)?(?:hoàn thành|xong|kết thúc|thời hạn|thời gian hoàn thành)[\s:,.]*\Z"
)
SHARE = re.compile(r"\d+(?:[.,]\d+)?\s?%")
