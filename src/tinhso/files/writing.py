"""A text put together line by line, with the place of each."""

from dataclasses import replace

from tinhso.files.values import FileProblem, Place, Problem


class Writer:
    """Lines apart by an empty line, rows of a table right below each other."""

    def __init__(self, most: int) -> None:
        self.places: list[Place] = []
        self._parts: list[str] = []
        self._length = 0
        self._most = most
        self._in_table = False

    def line(self, text: str, place: Place) -> None:
        """A paragraph. Raises FileProblem where the text grows too long."""
        self._apart("\n\n")
        self._in_table = False
        self._put(text, place)

    def row(self, cells: list[tuple[str, Place]]) -> None:
        """A row of a table, left out where all its cells are empty."""
        if not any(text for text, _ in cells):
            return
        self._apart("\n" if self._in_table else "\n\n")
        self._in_table = True
        for at, (text, place) in enumerate(cells):
            if at:
                self._add("\t")
            if text:
                self._put(text, place)

    def close(self) -> None:
        """The next row belongs to another table."""
        self._in_table = False

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def _apart(self, sign: str) -> None:
        if self._length:
            self._add(sign)

    def _put(self, text: str, place: Place) -> None:
        start = self._length
        self._add(text)
        self.places.append(replace(place, start=start, end=self._length))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > self._most:
            raise FileProblem(Problem.TOO_LARGE)
