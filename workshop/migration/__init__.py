"""What the first version of this project named otherwise, or said in its program."""


class NotCarriedError(Exception):
    """Raised for what somebody has to mend by hand first: the line, what is wrong, what to do."""

    def __init__(self, line: int, what: str, fix: str) -> None:
        """Keep what the problem says."""
        super().__init__(f"{what}; {fix}")
        self.line, self.what, self.fix = line, what, fix
