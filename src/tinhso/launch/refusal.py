"""The one exception that ends a start: it says what happened, where, and what to do next."""


class RefusalError(Exception):
    """A start that cannot go on; its text is shown to the person as it is."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}\n→ {advice}")
        self.what, self.advice = what, advice
