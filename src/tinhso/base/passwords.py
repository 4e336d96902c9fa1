"""Rules for a new password, said in Vietnamese: the framework's own catalogue leaves them in English."""

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.utils.translation import gettext


class LongEnough(MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        return gettext("Mật khẩu mới quá ngắn. Hãy dùng ít nhất %d ký tự.") % self.min_length


class NotCommon(CommonPasswordValidator):
    """None of the passwords that are tried first."""

    def get_error_message(self) -> str:
        return gettext("Mật khẩu mới quá phổ biến, dễ bị đoán ra. Hãy chọn mật khẩu khác.")
