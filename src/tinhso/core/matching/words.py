"""The small words of administrative Vietnamese: measures, levels, prepositions.

Only what stands in LIGHT may be ignored when two wordings are compared, and only technologies, bases and
adjuncts may be left out by one side; a word in no table is content, and keeps two wordings apart.
"""

# Names that say less than they mean, and set ways of saying one thing; the left side is a pattern.
REWRITTEN = r"""
dịch vụ công toàn trình = dịch vụ công trực tuyến toàn trình
dịch vụ công một phần = dịch vụ công trực tuyến một phần
bao phủ bảo hiểm y tế = dân số tham gia bảo hiểm y tế
par[ -]?index = chỉ số cải cách hành chính
chỉ số (?:mức độ )?chuyển đổi số cấp tỉnh = chỉ số chuyển đổi số
tăng trưởng kinh tế(?! (?:số|xanh|tập thể|tư nhân|biển|tuần hoàn|đêm|hợp tác|nhà nước)) = tăng trưởng grdp
nghèo (?:theo chuẩn |tiếp cận )(?:nghèo )?(?:tiếp cận )?đa chiều = nghèo đa chiều
(?:trước và đúng|đúng và trước) hạn = trước hạn và đúng hạn
danh hiệu (gia đình|khu dân cư|thôn|làng|ấp|tổ dân phố) văn hóa = chuẩn văn hóa
(?<!chuẩn )(gia đình|khu dân cư|thôn|làng|ấp|tổ dân phố) văn hóa = \1 đạt chuẩn văn hóa
so sánh năm = so sánh
huy động(?=.* (?:đến trường|đến lớp|ra lớp)) = các
"""

# Spellings of one syllable.
SPELLINGS = (
    "kì=kỳ vaccine=vắcxin hecta=ha héc-ta=ha tỉ=tỷ kĩ=kỹ lí=lý kí=ký mĩ=mỹ quí=quý sỹ=sĩ hoá=hóa uỷ=ủy"
)

# Words that carry no meaning of their own in an indicator's name.
LIGHT = """
các | những | mọi | tất cả | toàn bộ | tất cả các | một số | tổng cộng
của | và | hoặc | hay | với | về | là | được | bị | đã | đang | sẽ | đều | cùng | việc | sự | mà | thì | do
hiện | hiện nay | hiện tại | hiện có | đến nay | thời gian qua | bước đầu | khác | mình | đó | này
trên địa bàn | trên địa bàn tỉnh | trên địa bàn thành phố | trong tỉnh | toàn tỉnh | toàn thành phố | cả tỉnh
của tỉnh | của thành phố | tại tỉnh | ở tỉnh | của địa phương | tại địa phương | tỉnh nhà | của đơn vị mình
thành công | bình quân | trung bình | hằng năm | hàng năm | mỗi năm | trong năm | đạt
theo quy định | theo quy định của pháp luật | đạt được
ít nhất một | ít nhất 1 | tối thiểu một | khi | trong việc | trong quá trình | đối với | giữa
theo | độ | vì | bởi | từ | cho | làm công tác | thu được | ước | ước đạt | ước tính | trên địa bàn toàn tỉnh
công tác | hạ tầng | chỉ số | bộ chỉ số | phần | mức | mức độ
"""

# Words that say how a thing is measured; they stand at the head of a name.
SHARES = "tỷ lệ | tỷ trọng | tỷ lệ phần trăm | phần trăm | tỷ suất | tỷ lệ % | cơ cấu"
COUNTS = "số | tổng số | số lượng | tổng số lượng | tổng"
RANKS = "xếp hạng | thứ hạng | hạng | vị trí | vị thứ | xếp thứ | đứng thứ | thứ bậc | xếp loại"
RISES = """
tăng | tốc độ tăng | tốc độ tăng trưởng | mức tăng | tăng trưởng | tỷ lệ tăng | tăng thêm | gia tăng
tốc độ phát triển
"""
FALLS = "giảm | tốc độ giảm | mức giảm | tỷ lệ giảm | cắt giảm | rút ngắn | tiết giảm | giảm bớt"
OF_PLAN = """
so với chỉ tiêu | so với kế hoạch | so với mục tiêu | so với chỉ tiêu được giao
so với kế hoạch được giao | kế hoạch giao | so với chỉ tiêu giao
"""
OF_THE_YEAR_BEFORE = """
so với cùng kỳ | so với năm trước | so với cùng kỳ năm trước | so với năm ngoái
so cùng kỳ | so với đầu năm | so với đầu nhiệm kỳ
"""

LEVELS = """
central = trung ương | cấp trung ương | cấp bộ | bộ, ngành trung ương
province = cấp tỉnh | ở tỉnh | tuyến tỉnh | cấp thành phố trực thuộc trung ương
district = cấp huyện | ở huyện | tuyến huyện
commune = cấp xã | ở xã | tuyến xã | cấp cơ sở
province district commune = từ cấp tỉnh đến cấp xã | cấp tỉnh đến cấp xã | ba cấp | từ tỉnh đến xã | các cấp
"""

# Prepositions that open a whole ("trong tổng số hồ sơ"), and those that may open one before an aggregate.
BASE_OPENERS = """
so với | trong tổng số | trên tổng số | trong tổng | trên tổng | so với tổng số | chiếm
chiếm tỷ trọng trong | chiếm tỷ lệ trong | chiếm trong tổng số
"""
BEFORE_BASE = (
    "trong | vào | trong cơ cấu | đóng góp | đóng góp vào | góp | góp vào | đóng góp trong | đóng góp cho"
)
# Prepositions of place, channel and purpose.
ADJUNCT_OPENERS = "qua | thông qua | bằng | trên | tại | ở | lên | phục vụ | để | nhằm | nhờ"
# Counted things that after such a preposition are the means, and restrict nobody.
INSTRUMENTS = "hồ sơ | tài khoản | tổ chức | hệ thống thông tin | cơ sở dữ liệu | máy trạm | văn bản"
# With no verb beside them, these are what is done ("doanh nghiệp lên nền tảng số").
STANDING_FOR_USE = "trên | lên"

# These name the place of an act: an act at a place is not the act at large unless its object is named too.
PLACES = "tại | ở"
# After these another thing is named, no more of the place or channel before it.
ENDING_A_CHANNEL = "của | giữa | cho | được | bị | đã"
MEANS = "bình quân | trung bình"
TOTALS = "tổng | tổng số | tổng số lượng"
NOT_YET = "đang | sẽ"
DONE = "đã"
BEFORE_AN_ACT = "được | bị | đã"
# Before the counted noun these say nothing that the unit does not.
CLASSIFIERS = "căn | chiếc | cái | vụ | ca | lượt | cuộc | trường hợp"
