"""Signing in by role, and pages as text."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

import people
from tinhso.base.values import Role

SignIn = Callable[[Role], Client]


@pytest.fixture
def signed_in() -> SignIn:
    """A browser signed in under a role."""

    def sign_in(role: Role) -> Client:
        client = Client()
        client.force_login(people.in_role(role), backend="tinhso.base.access.RoleBackend")
        return client

    return sign_in


@pytest.fixture
def read() -> Callable[[bytes], str]:
    """A page as a reader has it: without tags, white space as single spaces."""
    return lambda content: " ".join(html.unescape(re.sub(r"<[^>]+>", " ", content.decode())).split())
