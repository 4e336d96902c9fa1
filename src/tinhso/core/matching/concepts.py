"""Concepts of administrative Vietnamese as tables: one a line, its ways of being said divided by "|".

The first way is the concept's name. A word in no table is content like these, only less exactly known.
"""

# Who or what is counted.
POPULATION = """
người dân | dân | người | công dân | nhân dân | dân số | dân cư | cư dân | số dân | cá nhân
người lao động | lao động | nhân lực | nhân công
thuê bao
lãnh đạo | người đứng đầu
cán bộ | cán bộ chuyên trách
công chức
viên chức
đảng viên
đoàn viên
hội viên
giáo viên | nhà giáo
bác sĩ
điều dưỡng
giường bệnh | giường
học sinh
sinh viên
trẻ em | trẻ
thanh niên
nông dân
người tiêu dùng
bệnh nhân | người bệnh
doanh nghiệp | công ty
hợp tác xã
hộ kinh doanh | hộ kinh doanh cá thể
hộ gia đình | hộ | hộ dân | gia đình | nhà dân | hộ dân cư
hộ sản xuất | hộ nông dân | hộ sản xuất nông nghiệp
xã, phường, thị trấn | xã, phường, đặc khu | xã, phường, thị trấn, đặc khu | đơn vị cấp xã | đơn vị hành chính cấp xã
| xã, phường | địa phương cấp xã | địa bàn cấp xã
xã
phường
thị trấn
huyện, thị xã, thành phố | đơn vị cấp huyện | đơn vị hành chính cấp huyện | địa phương cấp huyện
huyện
quận
thị xã
thôn | thôn, bản | thôn, ấp | thôn, làng | ấp | bản, làng | thôn, làng, bản
tổ dân phố | khu phố
khu dân cư
khu công nghiệp
cụm công nghiệp
cơ quan nhà nước | cơ quan quản lý nhà nước | cơ quan hành chính nhà nước | cơ quan hành chính
cơ quan | cơ quan, đơn vị
đơn vị
tổ chức
sở, ban, ngành | sở, ngành
trường học | trường | nhà trường | cơ sở giáo dục | cơ sở giáo dục đào tạo
bệnh viện
cơ sở y tế | cơ sở khám chữa bệnh | cơ sở khám bệnh, chữa bệnh
trạm y tế
hồ sơ
hồ sơ công việc | công việc | hồ sơ, công việc | văn bản, hồ sơ công việc | hồ sơ, văn bản công việc
hồ sơ thủ tục hành chính | hồ sơ tthc
thủ tục hành chính | thủ tục
dịch vụ công
dịch vụ công trực tuyến | dịch vụ công điện tử | dịch vụ công qua mạng
dịch vụ | khu vực dịch vụ | ngành dịch vụ
văn bản | văn bản, tài liệu
báo cáo | chế độ báo cáo
cuộc họp | phiên họp | hội họp | họp
nhiệm vụ
hoạt động kiểm tra | cuộc kiểm tra | kiểm tra | hoạt động thanh tra, kiểm tra
giao dịch | giao dịch thanh toán
cơ sở dữ liệu
hệ thống thông tin | hệ thống
máy trạm | máy tính | máy vi tính
kết quả
sản phẩm
phản ánh, kiến nghị | phản ánh | kiến nghị
tài khoản
di tích
hàng hóa
cửa hàng
chợ
siêu thị
cơ sở lưu trú
cơ sở sản xuất
cơ sở kinh doanh
trang trại
khách du lịch | du khách | khách tham quan du lịch | lượt khách du lịch | lượt du khách
khách du lịch quốc tế | khách quốc tế | du khách quốc tế | lượt khách quốc tế | lượt khách du lịch quốc tế
| lượt du khách quốc tế
khách du lịch nội địa | khách nội địa | du khách nội địa | khách du lịch trong nước | khách trong nước
| lượt khách nội địa | lượt khách du lịch nội địa | lượt khách trong nước | lượt du khách nội địa
chất thải rắn sinh hoạt | rác thải sinh hoạt | chất thải sinh hoạt | rác sinh hoạt
chất thải rắn
tai nạn giao thông
án hình sự | vụ án hình sự
đơn vị sự nghiệp công lập
phương tiện
dự án
công trình
vụ việc
địa phương | chính quyền địa phương
tuyến đường
thửa đất
"""

# Which part of them is counted, or under which condition.
QUALIFIERS = """
trưởng thành | thành niên
trong độ tuổi lao động | ở độ tuổi lao động | độ tuổi lao động
cao tuổi | già
không
chưa
nhỏ và vừa | vừa và nhỏ | vừa, nhỏ | nhỏ, vừa
siêu nhỏ
lớn
nam | nam giới
nữ | nữ giới | phụ nữ
thành thị | đô thị | ở thành thị | khu vực thành thị | ở đô thị | khu vực đô thị | tại đô thị | ở khu vực đô thị
| ở khu vực thành thị | tại khu vực đô thị | tại khu vực thành thị | tại thành thị
nông thôn | ở nông thôn | khu vực nông thôn | vùng nông thôn | tại nông thôn | ở khu vực nông thôn
| tại khu vực nông thôn | ở vùng nông thôn
nghèo
cận nghèo
dân tộc thiểu số | đồng bào dân tộc thiểu số | người dân tộc thiểu số
khuyết tật
mang thai | có thai
đầu tư trực tiếp nước ngoài | đầu tư nước ngoài | fdi | vốn fdi | có vốn đầu tư nước ngoài
| có vốn đầu tư trực tiếp nước ngoài | vốn đầu tư trực tiếp nước ngoài | vốn đầu tư nước ngoài | có vốn fdi
đang hoạt động
mới thành lập | thành lập mới | mới được thành lập | được thành lập mới | đăng ký thành lập mới
| đăng ký mới thành lập | mới đăng ký thành lập
đủ điều kiện | có đủ điều kiện
có nhu cầu
có khả năng
xuất khẩu
nhập khẩu
xuất nhập khẩu | xuất, nhập khẩu
còn hiệu lực
công lập
ngoài công lập
từng | mỗi | theo từng
"""

# What is done. "có" and "sử dụng" differ: whoever has a thing need not use it.
VERBS = """
có | sở hữu | trang bị | có hoạt động
sử dụng | dùng | ứng dụng | áp dụng
phủ | bao phủ | phủ sóng | phủ kín | tới | đến
đào tạo | đào tạo, bồi dưỡng
tập huấn | bồi dưỡng | tập huấn, bồi dưỡng
biết | nắm được | hiểu biết
xử lý | giải quyết
nộp | gửi
tiếp nhận
trả
trả lời
đăng ký
kích hoạt
cài đặt | cài
cấp
cấp phép
nâng cấp
phân cấp
thanh toán
chi trả
mua
bán | bán hàng
kết nối
liên thông
chia sẻ
tích hợp
số hóa
ký số
ký | ký kết
xác thực
định danh
cung cấp
cung cấp nước | cấp nước
cung cấp nước sạch | cấp nước sạch
triển khai | thực hiện | tiến hành
nhận
thu
thu hồi
thu hút
hoàn thành | hoàn tất | xong
đạt chuẩn | đạt tiêu chuẩn | được công nhận đạt chuẩn | công nhận đạt chuẩn | được công nhận đạt tiêu chuẩn
đạt tiêu chí
công nhận
công khai | công bố
mở
mở rộng
cập nhật
tham gia
truy cập
khai thác
kê khai | khai báo
hỗ trợ | trợ giúp
tư vấn
tuyên truyền
lắp đặt | lắp
xây dựng
hình thành | thành lập
hoạt động hiệu quả | hoạt động có hiệu quả
giải quyết việc làm | tạo việc làm | tạo việc làm mới | giải quyết việc làm mới | tạo thêm việc làm
tử vong | chết | thiệt mạng
tập luyện | luyện tập
yêu cầu
tự bảo đảm | tự đảm bảo
khởi công | khởi công mới | khởi công xây dựng
tinh giản
quản lý
theo dõi
kiểm soát
điều trị
tái chế
vận chuyển
nghiệm thu
bàn giao
phân bổ
quyết toán
điều tra
khám phá
tuyển dụng
bổ nhiệm
đánh giá
sắp xếp
cứng hóa
nhựa hóa
bê tông hóa
kiên cố hóa
thi hành
hòa giải
bảo tồn
kết nạp | kết nạp mới | mới kết nạp | mới được kết nạp
huy động
di dời
tiếp công dân | tiếp dân
mua sắm | tham gia mua sắm
phát sinh | có phát sinh
tái sử dụng
chuẩn hóa
giám sát
phát hành | xuất
hài lòng
tiếp cận
vận hành | đưa vào vận hành | đưa vào sử dụng | đưa vào hoạt động
lưu trữ | lưu giữ | lưu
thu gom
phân loại
phê duyệt
ban hành
thẩm định
kiểm định
chứng nhận
chăm sóc
tiêm chủng
giảng dạy
tốt nghiệp
truy xuất
niêm yết
giải ngân
đầu tư
bố trí
duy trì
bảo đảm | đảm bảo
đáp ứng
đặt lịch
tra cứu
tìm kiếm
xác minh
xác nhận
bảo vệ
khắc phục
giải thể
tu bổ | trùng tu | tôn tạo | tu bổ, tôn tạo | trùng tu, tôn tạo
chấp nhận
trao đổi
mã hóa
sao lưu
rà soát
hướng dẫn
phổ cập
thí điểm
thay thế
đo đạc
đưa lên
"""

# Counted nouns of persons: "người" is the unit of each.
PERSONS = """
người dân | người | dân | công dân | lao động | người lao động | cán bộ | công chức | viên chức | đảng viên
đoàn viên | hội viên | giáo viên | bác sĩ | học sinh | sinh viên | trẻ em | trẻ | thanh niên | nông dân | bệnh nhân
"""
