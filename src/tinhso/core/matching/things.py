"""What is had, used or done, on which network and technology, and of which whole, as tables.

One concept a line, its ways of being said divided by "|"; the first way is the concept's name.
"""

OBJECTS = """
đúng hạn | đúng thời hạn | đúng hẹn | đúng thời gian quy định
trước hạn
quá hạn | trễ hạn | chậm hạn | trễ hẹn | quá thời hạn
chậm tiến độ
cơ bản
nâng cao
toàn trình
một phần
thiết bị
đất ở
nhà ở
môi trường
thị trường
dân tộc
hộ chiếu
hộ tịch
hộ khẩu
việt nam
đông nam bộ
cấp độ
cấp ủy
cấp nước
trợ cấp
dùng chung
tiêu dùng
chuẩn bị
việc làm
dân sự
nhân sự
sự nghiệp
sự cố
hiện đại
phát hiện
thành phần
cổ phần
phần mềm
định mức
xã hội
kinh tế - xã hội
nông thôn mới
không giấy tờ | không dùng giấy | không giấy
khám chữa bệnh | khám bệnh, chữa bệnh | khám, chữa bệnh
website | trang web | trang thông tin điện tử
sản xuất
trung cấp
cao cấp
mạng xã hội | trên mạng xã hội
thành phố thông minh
đô thị thông minh
điện thoại thông minh | smartphone | máy điện thoại thông minh
tài khoản thanh toán | tài khoản giao dịch | tài khoản giao dịch thanh toán | tài khoản thanh toán giao dịch
tài khoản định danh điện tử | tài khoản định danh | định danh điện tử | tài khoản vneid
ngân hàng | ngân hàng thương mại
tổ chức được phép | tổ chức hợp pháp | tổ chức tài chính hợp pháp | tổ chức tài chính được phép
| tổ chức tín dụng được phép | tổ chức tín dụng hợp pháp | tổ chức tài chính | tổ chức được cấp phép
| tổ chức tài chính được cấp phép | tổ chức tín dụng | tổ chức cung ứng dịch vụ thanh toán được phép
chữ ký số
chữ ký điện tử
chữ ký số cá nhân
hợp đồng điện tử
hóa đơn điện tử
thương mại điện tử | dịch vụ thương mại điện tử | hoạt động thương mại điện tử
kinh tế số
xã hội số
chính quyền số
chính phủ số
công dân số
công nghệ số
công nghệ thông tin
nền tảng số
kỹ năng
chuyển đổi số
dữ liệu
dữ liệu mở
kế hoạch
vốn đầu tư công | kế hoạch vốn đầu tư công | kế hoạch đầu tư công | vốn kế hoạch đầu tư công
giấy chứng nhận
giấy chứng nhận quyền sử dụng đất
| giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất
hệ thống cấp nước
hệ thống cấp nước tập trung | công trình cấp nước tập trung
quy chuẩn | quy chuẩn kỹ thuật | quy chuẩn kỹ thuật quốc gia | quy chuẩn quốc gia | quy chuẩn việt nam
độ che phủ rừng | tỷ lệ che phủ rừng | che phủ rừng | độ che phủ của rừng | tỷ lệ che phủ của rừng
| tỷ lệ độ che phủ rừng
công suất sử dụng phòng | công suất phòng | công suất buồng phòng | công suất sử dụng buồng phòng
suy dinh dưỡng thể thấp còi | suy dinh dưỡng thấp còi
suy dinh dưỡng thể nhẹ cân | suy dinh dưỡng nhẹ cân
giá trị sản xuất
giá trị tăng thêm
giá hiện hành
nước sạch
thu nhập
doanh thu
hợp vệ sinh | nước hợp vệ sinh
tổng đài
diện tích nhà ở | diện tích sàn nhà ở
năng lực cạnh tranh cấp tỉnh | năng lực cạnh tranh
cải cách hành chính
sipas | hài lòng về sự phục vụ hành chính | hài lòng về sự phục vụ của cơ quan hành chính nhà nước
| hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước
| hài lòng của người dân đối với sự phục vụ của cơ quan hành chính
| hài lòng của người dân về sự phục vụ hành chính
| hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước
công nghiệp | khu vực công nghiệp | ngành công nghiệp
công nghiệp - xây dựng | công nghiệp và xây dựng | khu vực công nghiệp - xây dựng
| khu vực công nghiệp và xây dựng | ngành công nghiệp - xây dựng | ngành công nghiệp và xây dựng
nông nghiệp | khu vực nông nghiệp | ngành nông nghiệp
nông, lâm nghiệp và thủy sản | nông, lâm, thủy sản | nông, lâm nghiệp, thủy sản | nông lâm ngư nghiệp
| nông nghiệp, lâm nghiệp và thủy sản | nông nghiệp, lâm nghiệp, thủy sản
| khu vực nông, lâm nghiệp và thủy sản | khu vực nông, lâm nghiệp, thủy sản | khu vực nông, lâm, thủy sản
| ngành nông, lâm nghiệp và thủy sản | ngành nông, lâm nghiệp, thủy sản
| khu vực nông nghiệp, lâm nghiệp và thủy sản
không dùng tiền mặt | không tiền mặt | phi tiền mặt
học bạ số | học bạ điện tử
bệnh án điện tử | hồ sơ bệnh án điện tử
hồ sơ sức khỏe điện tử
căn cước công dân | căn cước | thẻ căn cước
cổng dịch vụ công
cổng dịch vụ công quốc gia
bộ phận một cửa
trung tâm phục vụ hành chính công | trung tâm hành chính công
đổi mới sáng tạo
năng suất lao động
lĩnh vực | ngành, lĩnh vực | ngành
"""

ONLINE = """
trực tuyến | trên mạng | qua mạng | trên môi trường mạng | trên môi trường điện tử | trên môi trường số
| qua môi trường mạng | môi trường mạng | môi trường số | môi trường điện tử
| trên mạng internet | qua internet | qua mạng internet | online
| trên không gian mạng | bằng hình thức trực tuyến | theo hình thức trực tuyến | thông qua môi trường mạng
"""

TECHNOLOGY = """
internet | mạng internet | hạ tầng mạng internet | hạ tầng internet | đường truyền internet | đường internet
băng rộng | băng thông rộng | mạng băng rộng | internet băng rộng
| hạ tầng mạng băng rộng | mạng internet băng rộng
băng rộng cố định | băng thông rộng cố định | internet băng rộng cố định
băng rộng di động | băng thông rộng di động | internet di động
cáp quang | sợi quang | đường truyền cáp quang | mạng cáp quang | cáp sợi quang
mạng di động | sóng di động | mạng điện thoại di động | sóng điện thoại di động | sóng điện thoại
5g | mạng 5g | sóng 5g | mạng di động 5g | công nghệ 5g
4g | mạng 4g | sóng 4g | mạng di động 4g | công nghệ 4g
3g | mạng 3g
wifi | wi-fi
trí tuệ nhân tạo
dữ liệu lớn | big data
điện toán đám mây | đám mây | công nghệ đám mây
internet vạn vật
chuỗi khối | blockchain
mã qr | qr code | mã qr code | qr
sinh trắc học
ipv6 | địa chỉ ipv6
"""

# Who names the first has also said the others, only less exactly.
IMPLIED = """
cáp quang = băng rộng, internet
băng rộng = internet
băng rộng cố định = băng rộng, internet
băng rộng di động = băng rộng, internet
5g = mạng di động
4g = mạng di động
3g = mạng di động
"""

# Wholes of which shares are taken.
AGGREGATES = """
grdp | tổng sản phẩm trên địa bàn | tổng sản phẩm trên địa bàn tỉnh | tổng sản phẩm của tỉnh | gdp của tỉnh
| cơ cấu kinh tế | cơ cấu grdp | tổng sản phẩm trong tỉnh | tổng sản phẩm trên địa bàn thành phố
| gdp địa phương | gdp của địa phương | tổng sản phẩm địa phương
gdp | tổng sản phẩm quốc nội | tổng sản phẩm trong nước | gdp cả nước
tổng mức bán lẻ | mức bán lẻ | tổng mức bán lẻ hàng hóa | tổng mức bán lẻ hàng hóa và dịch vụ
| tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng | tổng bán lẻ
lực lượng lao động | tổng lực lượng lao động | tổng số lao động
tổng chi ngân sách | tổng chi ngân sách nhà nước | chi ngân sách nhà nước | chi ngân sách
tổng chi ngân sách địa phương | chi ngân sách địa phương
tổng thu ngân sách | tổng thu ngân sách nhà nước | thu ngân sách nhà nước | thu ngân sách
kim ngạch xuất khẩu | tổng kim ngạch xuất khẩu | giá trị xuất khẩu | tổng giá trị xuất khẩu
| kim ngạch xuất khẩu hàng hóa | giá trị xuất khẩu hàng hóa | tổng kim ngạch xuất khẩu hàng hóa
kim ngạch nhập khẩu | tổng kim ngạch nhập khẩu | giá trị nhập khẩu | tổng giá trị nhập khẩu
| kim ngạch nhập khẩu hàng hóa | giá trị nhập khẩu hàng hóa | tổng kim ngạch nhập khẩu hàng hóa
tổng vốn đầu tư | tổng vốn đầu tư toàn xã hội | vốn đầu tư toàn xã hội | tổng vốn đầu tư thực hiện toàn xã hội
| vốn đầu tư thực hiện toàn xã hội | tổng vốn đầu tư phát triển toàn xã hội | vốn đầu tư phát triển toàn xã hội
cả nước | toàn quốc
"""

# What is done with them goes without saying.
UNDERSTOOD = """
hồ sơ công việc = xử lý
nông thôn mới = đạt chuẩn
"""

# Pairs that are not one thing but speak of neighbouring ones; they count half towards being similar.
NEIGHBOURS = """
số = công nghệ thông tin
công nghệ số = công nghệ thông tin
trực tuyến = số
chữ ký số = chữ ký điện tử
điện thoại thông minh = điện thoại
tài khoản thanh toán = tài khoản
tài khoản định danh điện tử = tài khoản
hồ sơ thủ tục hành chính = hồ sơ
hồ sơ thủ tục hành chính = thủ tục hành chính
dịch vụ công = thủ tục hành chính
dịch vụ công trực tuyến = dịch vụ công
dịch vụ công trực tuyến = thủ tục hành chính
người lao động = người dân
grdp = gdp
xã, phường, thị trấn = xã
chữ ký số cá nhân = chữ ký số
khách du lịch = khách du lịch quốc tế
khách du lịch = khách du lịch nội địa
khách du lịch quốc tế = khách du lịch nội địa
chất thải rắn = chất thải rắn sinh hoạt
công nghiệp = công nghiệp - xây dựng
công nghiệp = nông nghiệp
công nghiệp = dịch vụ
nông nghiệp = dịch vụ
"""

# Verbs that say little without their object or their way: how they are done is what is measured.
WAY_MATTERS = """
có | sử dụng | biết | nộp | tiếp nhận | trả | đăng ký | thanh toán | chi trả | xử lý | mua | bán | ký | kê khai
"""

# How a thing is done rather than where or by what: never part of a place or channel named before it.
MANNERS = """
không dùng tiền mặt | không giấy tờ | đúng hạn | trước hạn | quá hạn | chậm tiến độ | toàn trình | một phần | đầy đủ
"""
