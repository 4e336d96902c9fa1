"""Who signs in, in which roles, and the trail of what was done."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.rows import AppendOnly, Row, Sealed
from tinhso.base.values import PurgeState, Role


class UserManager(BaseUserManager["User"]):
    """Makes accounts; a login name is stored as typed and compared without case."""

    def create_user(self, login: str, password: str | None = None, **fields: Any) -> "User":
        """A new account; without a password nobody can sign in with it."""
        user = self.model(login=login.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(login=(username or "").strip().lower())


class User(Row, AbstractBaseUser, PermissionsMixin):
    """An account that can sign in; the person behind it is described elsewhere."""

    login = models.CharField(_("tên đăng nhập"), max_length=80, unique=True)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    is_demo = models.BooleanField(_("tài khoản trình diễn"), default=False)

    USERNAME_FIELD = "login"
    objects = UserManager()

    # What the rules of access asked the database of this account once; areas as their keys.
    known_roles: frozenset[Role] | None = None
    known_placed_roles: tuple[tuple[Role, frozenset[UUID]], ...] | None = None

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")

    def __str__(self) -> str:
        return self.login


class RoleGrant(Row):
    """A role that an account holds."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="grants", verbose_name=_("tài khoản")
    )
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = _("vai trò được giao")
        verbose_name_plural = _("vai trò được giao")
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "role"], name="one_grant_a_role")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class TrailEntry(AppendOnly):
    """One thing that somebody did: verb, what it was done to, and the figures of it.

    Nobody stands in it where whoever did it had not signed in: a sign-in that failed.
    """

    recorded_by = models.ForeignKey(  # type: ignore[assignment]  # elsewhere somebody always stands
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("người ghi")
    )
    verb = models.CharField(_("việc"), max_length=60)
    subject_kind = models.CharField(_("loại đối tượng"), max_length=60)
    subject_id = models.CharField(_("mã đối tượng"), max_length=60)
    details = models.JSONField(_("chi tiết"), default=dict)

    class Meta(AppendOnly.Meta):
        verbose_name = _("dấu vết")
        verbose_name_plural = _("dấu vết")
        indexes: ClassVar = [models.Index(fields=["subject_kind", "subject_id"], name="trail_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.recorded_at:%d/%m/%Y %H:%M} {self.verb} {self.subject_kind}"


class TrailSeal(Sealed):
    """Where an entry stands in the chain, written by the database when what left the entry is committed.

    `digest` is of the entry, `hash` of the seal and with it of all before: `chain` says how.
    """

    position = models.BigIntegerField(_("vị trí"), primary_key=True)
    entry = models.OneToOneField(
        TrailEntry, on_delete=models.PROTECT, related_name="seal", verbose_name=_("dấu vết")
    )
    form = models.SmallIntegerField(_("cách tính"))
    sealed_at = models.DateTimeField(_("niêm phong lúc"))
    digest = models.CharField(_("mã băm nội dung"), max_length=64)
    previous = models.CharField(_("mã băm liền trước"), max_length=64)
    hash = models.CharField(_("mã băm"), max_length=64)

    class Meta(AppendOnly.Meta):
        verbose_name = _("dấu niêm phong")
        verbose_name_plural = _("dấu niêm phong")

    def __str__(self) -> str:
        return f"{self.position} {self.hash[:12]}"


class TrailHead(Sealed):
    """The one row that says how far the chain goes: the position and the hash of its last seal."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField(_("vị trí"))
    hash = models.CharField(_("mã băm"), max_length=64)

    class Meta(Sealed.Meta):
        verbose_name = _("đầu chuỗi dấu vết")
        verbose_name_plural = _("đầu chuỗi dấu vết")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_head_of_the_trail")
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.hash[:12]}"


class Purge(Row):
    """Words about a person that must be forgotten: asked for by one, confirmed by another, then done at the server.

    The words stand here until it is done or declined; what remains is who, when, why, how often in what kind of thing,
    and the hashes of the files that are gone.
    """

    words = models.TextField(_("dữ liệu cá nhân cần xóa"), blank=True)
    reason = models.TextField(_("lý do"))
    asked_at = models.DateTimeField(_("yêu cầu lúc"))
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("người yêu cầu")
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, verbose_name=_("người trả lời")
    )
    is_confirmed = models.BooleanField(_("đồng ý"), null=True)
    done_at = models.DateTimeField(_("làm xong lúc"), null=True)
    counts = models.JSONField(_("số chỗ đã xóa"), default=dict)
    files = ArrayField(models.CharField(max_length=64), verbose_name=_("tệp đã xóa"), default=list)

    class Meta:
        verbose_name = _("yêu cầu xóa dữ liệu cá nhân")
        verbose_name_plural = _("yêu cầu xóa dữ liệu cá nhân")
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(answered_by=models.F("asked_by")), name="purge_by_two_people"
            ),
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(is_confirmed=True, words=""),
                name="purge_done_keeps_no_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%d/%m/%Y %H:%M}"

    @property
    def state(self) -> PurgeState:
        """How far it is."""
        if self.done_at:
            return PurgeState.DONE
        if self.is_confirmed is None:
            return PurgeState.ASKED
        return PurgeState.CONFIRMED if self.is_confirmed else PurgeState.DECLINED
