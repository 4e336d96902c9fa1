"""A command line whose help and refusals are Vietnamese."""

import argparse
from typing import NoReturn

# What argparse says, begun or contained, and what it means here.
_SAID = (
    ("the following arguments are required:", "thiếu"),
    ("unrecognized arguments:", "không hiểu"),
    ("expected one argument", "cần một giá trị"),
    ("expected at least one argument", "cần ít nhất một giá trị"),
    ("one of the arguments", "cần một trong các tham số:"),
    (" is required", ""),
    ("not allowed with argument", "không đi cùng"),
    ("invalid choice:", "không có lựa chọn"),
    ("choose from", "hãy chọn trong"),
    ("argument ", "tham số "),
)


class Call(argparse.ArgumentParser):
    """An argument parser; a wrong call ends with status 2, how to call, and what is wrong."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False)
        self._positionals.title = "cần có"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def format_usage(self) -> str:
        """How to call the command, in one line."""
        return super().format_usage().replace("usage:", "Cách dùng:", 1)

    def format_help(self) -> str:
        """How to call the command, with each argument."""
        return super().format_help().replace("usage:", "Cách dùng:", 1)

    def error(self, message: str) -> NoReturn:
        """End with status 2."""
        for english, vietnamese in _SAID:
            message = message.replace(english, vietnamese)
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")
