"""The words that the rules know: units, comparators, levels, fields of the programme (keys: lower case)."""

from tinhso.core.quantity import Comparator

# What stands right before a value and says how it binds; longer wordings come first.
COMPARATORS: tuple[tuple[str, Comparator], ...] = (
    ("không để vượt quá", Comparator.LE),
    ("không để quá", Comparator.LE),
    ("không để vượt", Comparator.LE),
    ("chưa vượt quá", Comparator.LE),
    ("chưa vượt mức", Comparator.LE),
    ("chưa vượt", Comparator.LE),
    ("không thấp hơn", Comparator.GE),
    ("không ít hơn", Comparator.GE),
    ("không dưới", Comparator.GE),
    ("ít nhất là", Comparator.GE),
    ("ít nhất", Comparator.GE),
    ("tối thiểu là", Comparator.GE),
    ("tối thiểu", Comparator.GE),
    ("thấp nhất là", Comparator.GE),
    ("thấp nhất", Comparator.GE),
    ("mức sàn", Comparator.GE),
    ("không vượt quá", Comparator.LE),
    ("không quá", Comparator.LE),
    ("không hơn", Comparator.LE),
    ("không cao hơn", Comparator.LE),
    ("không trên", Comparator.LE),
    ("tối đa là", Comparator.LE),
    ("tối đa", Comparator.LE),
    ("nhiều nhất", Comparator.LE),
    ("cao nhất là", Comparator.LE),
    ("nhỏ hơn hoặc bằng", Comparator.LE),
    ("lớn hơn hoặc bằng", Comparator.GE),
    ("thấp hơn", Comparator.LT),
    ("nhỏ hơn", Comparator.LT),
    ("ít hơn", Comparator.LT),
    ("chưa đến", Comparator.LT),
    ("chưa tới", Comparator.LT),
    ("chưa đầy", Comparator.LT),
    ("dưới", Comparator.LT),
    ("cao hơn", Comparator.GT),
    ("lớn hơn", Comparator.GT),
    ("nhiều hơn", Comparator.GT),
    ("vượt mức", Comparator.GT),
    ("vượt trên", Comparator.GT),
    ("vượt", Comparator.GT),
    ("trên", Comparator.GT),
    ("hơn", Comparator.GT),
    ("quá", Comparator.GT),
    ("xấp xỉ", Comparator.APPROX),
    ("khoảng", Comparator.APPROX),
    ("chừng", Comparator.APPROX),
    ("gần", Comparator.APPROX),
    ("ngót", Comparator.APPROX),
    ("độ chừng", Comparator.APPROX),
    ("ước chừng", Comparator.APPROX),
    ("cơ bản đạt", Comparator.APPROX),
    ("cơ bản", Comparator.APPROX),
    ("≥", Comparator.GE),
    (">=", Comparator.GE),
    ("=>", Comparator.GE),
    ("≤", Comparator.LE),
    ("<=", Comparator.LE),
    (">", Comparator.GT),
    ("<", Comparator.LT),
    ("~", Comparator.APPROX),
    ("≈", Comparator.APPROX),
)

# Words that may stand between a comparator and its value without a meaning of their own.
FILLERS = (
    "tương ứng là", "tương ứng", "lần lượt là", "lần lượt", "tỷ lệ", "tỉ lệ", "mức", "ở mức", "con số",
    "đúng",
    "đủ", "gấp", "tổng số", "là", "đạt", "được", "thêm", "lên", "từ", "tới", "bình quân", "trung bình", "còn",
)  # fmt: skip

# Verbs of change: the value is the change itself, not the level reached.
CHANGE_UP = (
    "tăng trưởng", "gia tăng", "tăng thêm", "tăng", "nhích lên", "nhích", "tiến", "cải thiện", "thăng",
    "vươn lên",
)  # fmt: skip
CHANGE_DOWN = (
    "giảm thiểu", "cắt giảm", "giảm bớt", "giảm", "rút ngắn", "tụt", "lùi", "cắt bớt", "cắt",
    "kéo giảm",
)  # fmt: skip

# Verbs that tie the measured thing to its value; dropped where they end the indicator.
LINKS = (
    "đạt được", "đạt mức", "đạt", "chiếm", "là", "bằng", "ở mức", "có", "được", "lên đến", "lên tới",
    "xuống còn", "xuống",
    "lên", "dần", "tới",
    "đến", "phấn đấu", "phải", "cần", "sẽ", "ước", "ước đạt", "duy trì", "giữ", "còn", "với", "gồm", "khoảng",
    "đối với",
    "tương đương", "tức", "đã", "đang", "thì", "đều", "cả hai", "cả ba", "mức", "ở",
    "hướng", "dừng", "dừng lại", "gấp", "cao gấp", "tăng gấp", "lớn gấp",
    "tỷ lệ", "tỉ lệ", "và", "cùng", "trong đó", "số lượng", "con số", "đặt mức", "nâng", "bảo đảm",
    "đảm bảo",
    "của", "cho", "tại", "từ", "trung bình", "bình quân", "vẫn", "chạm", "ước tính", "dự kiến",
    "trong", "về", "vào khoảng", "xấp xỉ", "tương ứng", "lần lượt", "mọi", "toàn bộ",
    "tất cả",
)  # fmt: skip

# Nouns that documents count; longer ones first where one begins the other.
COUNTED = (
    "doanh nghiệp", "tài khoản", "chỉ số", "chỉ tiêu", "lĩnh vực", "máy trạm", "thành viên", "hồ sơ",
    "thủ tục hành chính", "tthc", "thủ tục",
    "dịch vụ", "hộ gia đình", "hộ dân", "hộ", "người dân", "người", "dân", "công dân", "nhân khẩu",
    "lao động",
    "cán bộ", "công chức", "viên chức", "học viên", "học sinh", "sinh viên", "giáo viên", "bác sĩ",
    "kỹ sư", "lượt",
    "tổ công nghệ số", "tổ", "nhóm", "đội", "ban", "hội", "trung tâm", "đơn vị", "cơ quan", "sở, ban, ngành",
    "sở, ngành", "sở", "xã, phường, thị trấn", "xã, phường", "xã", "phường", "thị trấn", "huyện", "thị xã",
    "thành phố", "tỉnh", "quận", "thôn", "bản", "làng", "buôn", "khóm", "khu phố", "tổ dân phố", "ấp",
    "địa phương",
    "trạm", "vị trí", "điểm", "camera", "thiết bị", "máy", "bộ", "hệ thống", "nền tảng", "ứng dụng",
    "phần mềm",
    "cơ sở dữ liệu", "csdl", "kho", "cảng", "ga", "sàn", "sản phẩm", "gian hàng", "cửa hàng", "chợ",
    "siêu thị",
    "hợp tác xã", "hợp đồng", "hóa đơn", "giao dịch", "chữ ký số", "chứng thư số", "chứng thư", "văn bản",
    "báo cáo", "cuộc họp", "cuộc", "hội nghị", "hội thảo", "lớp", "khóa", "buổi", "đợt", "chuyên gia", "tin",
    "bài", "video", "mô hình", "dự án", "đề tài", "nhiệm vụ", "sáng kiến", "giải pháp", "công trình",
    "bệnh viện",
    "trường", "trường học", "cơ sở", "phòng", "khu", "cụm", "tuyến", "km2", "km", "ha", "m2", "kết nối",
    "thuê bao", "trường hợp", "ý kiến", "phản ánh", "kiến nghị", "tiêu chí", "bậc", "ngành", "sáng chế",
    "bằng",
    "ubnd", "ủy ban nhân dân", "đảng ủy", "nhà văn hóa", "trạm y tế", "quầy", "sự cố", "bài toán",
    "tiểu khu", "atm", "pos", "mẫu", "dữ liệu",
    "bệnh án", "học bạ", "cuộc họp", "khóa học", "bộ dữ liệu mở", "biển", "nóc nhà", "món", "phần mềm",
    "startup", "nhà đầu tư", "tổ chức", "cá nhân", "tập đoàn", "công ty", "đại lý", "quỹ", "vườn ươm", "thẻ",
    "căn cước", "mã qr", "trang", "cổng", "bản ghi", "lần", "con", "chiếc", "cây", "bãi", "nút giao", "đèn",
    "cảm biến", "tàu", "phương tiện", "xe", "trụ", "khách", "lượt khách", "loại", "quy trình", "danh mục",
    "bộ dữ liệu",
    "tập dữ liệu", "trạm bts", "tổ chức đảng", "chi bộ", "đảng viên", "đoàn viên", "hội viên", "nhà máy",
    "năm",
)  # fmt: skip

# Signs and words that are units by themselves.
MEASURES: tuple[tuple[str, str], ...] = (
    ("điểm phần trăm", "điểm phần trăm"), ("điểm %", "điểm phần trăm"), ("phần trăm", "%"), ("%", "%"),
    ("đồng", "đồng"), ("vnđ", "đồng"), ("vnd", "đồng"), ("đ", "đồng"), ("usd", "USD"), ("đô la mỹ", "USD"),
    ("đô la", "USD"), ("đôla", "USD"), ("gbps", "Gbps"), ("mbps", "Mbps"), ("gb/s", "Gbps"), ("mb/s", "Mbps"),
    ("gbit/s", "Gbps"), ("mbit/s", "Mbps"), ("kbps", "kbps"),
    ("tb", "TB"), ("gb", "GB"), ("mw", "MW"), ("kwh", "kWh"), ("km2", "km2"), ("km²", "km2"), ("km", "km"),
    ("ha", "ha"), ("m2", "m2"), ("m²", "m2"), ("lần", "lần"), ("bậc", "bậc"), ("điểm", "điểm"),
    ("giây", "giây"),
    ("ngày làm việc", "ngày làm việc"), ("ngày", "ngày"), ("giờ", "giờ"), ("phút", "phút"),
    ("tháng", "tháng"),
    ("tuần", "tuần"), ("petabyte", "PB"), ("pb", "PB"), ("ms", "ms"),
)  # fmt: skip

SCALES: tuple[tuple[str, int], ...] = (
    ("nghìn tỷ", 10**12), ("ngàn tỷ", 10**12), ("nghìn tỉ", 10**12), ("ngàn tỉ", 10**12),
    ("triệu tỷ", 10**15),
    ("trăm triệu", 10**8), ("chục triệu", 10**7), ("trăm nghìn", 10**5), ("chục nghìn", 10**4),
    ("vạn", 10**4),
    ("triệu", 10**6), ("tỷ", 10**9), ("tỉ", 10**9), ("nghìn", 1000), ("ngàn", 1000), ("tr.", 10**6),
)  # fmt: skip

WORD_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
    "năm mươi": 50, "một trăm": 100,
}  # fmt: skip

# Fields of the programme: as a label or after "về" they name the section, not the measured thing.
TOPICS = (
    "chính quyền số", "chính quyền điện tử", "chính phủ số", "chính phủ điện tử", "kinh tế số", "xã hội số",
    "công dân số", "hạ tầng số", "hạ tầng", "dữ liệu số", "dữ liệu", "nhân lực số", "nhân lực",
    "nguồn nhân lực",
    "nền tảng số", "nhận thức số", "thể chế số", "thể chế", "an toàn thông tin", "an toàn, an ninh mạng",
    "an toàn thông tin mạng", "an ninh mạng", "đô thị thông minh", "cải cách hành chính", "chuyển đổi số",
    "khoa học và công nghệ", "khoa học, công nghệ", "đổi mới sáng tạo", "thứ hạng", "dịch vụ công",
    "dịch vụ công trực tuyến", "phát triển chính quyền số", "phát triển kinh tế số", "phát triển xã hội số",
    "phát triển hạ tầng số", "hệ thống chính trị", "kinh phí", "hoạt động của hệ thống chính trị",
    "thương mại điện tử",
    "nguồn lực", "y tế", "giáo dục", "nông nghiệp", "du lịch", "kết quả", "bưu chính", "viễn thông",
)  # fmt: skip

# Bases of a share: "chiếm 20% GRDP".
BASES = (
    "grdp", "gdp", "tổng sản phẩm", "tổng mức bán lẻ", "mức bán lẻ", "doanh thu bán lẻ", "tổng chi",
    "kim ngạch",
    "lực lượng lao động", "tổng số lao động", "tổng doanh thu", "tổng thu",
)  # fmt: skip

# Verbs that say what a counted thing does (a pattern: the words are joined by bars).
VERBS = (
    r"có|được|sử dụng|(?<!người )(?<!tiêu )dùng|thực hiện|kết nối|biết|tham gia|đạt|hoàn thành|triển khai"
    r"|cung cấp"
    r"|xử lý"
    r"|giải quyết|(?<!chữ )ký|cài đặt|kích hoạt|phủ"
    r"|tiếp cận|truy cập|chuyển đổi|áp dụng|công bố|số hóa|(?<!sản )(?<!đề )(?<!trích )xuất|nộp|lên|đưa"
    r"|thanh toán"
    r"|thành lập"
    r"|vận hành|đóng góp|góp|chiếm"
    r"|liên thông|tích hợp|cập nhật|khai thác|không dùng|trả|tiếp nhận|duy trì|(?<!công )(?<!độc )lập|gắn"
    r"|mua|bán"
    r"|hình thành|phát sinh"
    r"|đáp ứng|đảm bảo|bảo đảm|(?<!liệu )mở|đăng ký|trang bị|(?<!đào )(?<!chế )(?<!cải )(?<!nhân )tạo|chia sẻ"
    r"|định danh|xác thực|phát triển|xây dựng"
    r"|bố trí|ban hành|phục vụ|(?:(?<=đang )hoạt động|hoạt động(?= (?:dựa|trên|theo|hiệu quả|ổn định|thường)))"
    r"|hỗ trợ|đào tạo|bồi dưỡng|tập huấn"
    r"|(?<!trung )(?<!sơ )(?<!phân )(?<!bằng )cấp(?! (?:tỉnh|huyện"
    r"|xã|trung|cơ|độ|ủy"
    r"|bách|sở|chính))|lấp đầy|lắp đặt|lắp|vượt|thu hút|thí điểm|nâng|giảm|tăng"
)
