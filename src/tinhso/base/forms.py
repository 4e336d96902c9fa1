"""Sign-in and change of password in Vietnamese: allauth ships neither words nor messages in it."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, PasswordVerificationMixin
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

_MINIMUM = _("Ít nhất 12 ký tự; không dùng mật khẩu phổ biến như «matkhau123».")


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Login name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "login", _("Tên đăng nhập"), missing=_("Hãy ghi tên đăng nhập."))
        _word(self, "password", _("Mật khẩu"), missing=_("Hãy ghi mật khẩu."))
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The password of now, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "oldpassword", _("Mật khẩu hiện nay"), missing=_("Hãy ghi mật khẩu hiện nay."))
        _word(self, "password1", _("Mật khẩu mới"), missing=_("Hãy ghi mật khẩu mới."))
        _word(self, "password2", _("Nhắc lại mật khẩu mới"), missing=_("Hãy nhắc lại mật khẩu mới."))
        self.fields["password1"].help_text = _MINIMUM

    def clean(self) -> dict[str, Any]:
        """Both new passwords must be the same."""
        data: dict[str, Any] = super(PasswordVerificationMixin, self).clean()
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Hai lần ghi mật khẩu mới không giống nhau."))
        return data


def _word(form: Any, name: str, label: Any, *, missing: Any) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, ""
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)
    for rule in field.validators:
        if isinstance(rule, ProhibitNullCharactersValidator):
            rule.message = _("Có ký tự không dùng được ở đây. Hãy gõ lại, đừng dán.")
