"""What the first version of this project named otherwise, or said in its program."""


class NotCarriedError(Exception):
    """Raised for what somebody has to mend by hand first: the line, what is wrong, what to do."""

    def __init__(self, line: int, what: str, type_this: str) -> None:
        """Keep what a fault tells."""
        super().__init__(f"{what}; {type_this}")
        self.line, self.what, self.type_this = line, what, type_this
