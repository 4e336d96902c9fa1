"""How a stated value binds the measured one."""

from enum import StrEnum


class Comparator(StrEnum):
    """The relation a statement claims between what is measured and the value it names."""

    GE = "ge"  # tối thiểu, ít nhất, từ … trở lên
    GT = "gt"  # trên, hơn, vượt
    EQ = "eq"  # đạt, chiếm, có, a bare number
    LE = "le"  # tối đa, không quá
    LT = "lt"  # dưới
    APPROX = "approx"  # khoảng, gần, xấp xỉ
    TOP = "top"  # thuộc nhóm N dẫn đầu
    UP = "up"  # tăng N
    DOWN = "down"  # giảm N
