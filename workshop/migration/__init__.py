"""What the first version of this project named otherwise, or said in its program."""

from webapp.problems import FixableError


class NotCarriedError(FixableError):
    """Raised for what somebody has to mend by hand first."""
