"""Why the process cannot run: one sentence for the operator, and an exit code that is not zero."""


class CannotRun(Exception):
    """``reason`` names the text ``operator-<reason>``; values go into it."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
