"""Templates are compiled once a process: tests build many apps, which all have the same ones."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from webapp.site.rendering import SiteApp


class Compiled(BytecodeCache):
    """Holds in memory what templates became; one that was changed since is compiled anew."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what it became before, which the bucket refuses for another source."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template became."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


def keep_compiled() -> None:
    """Let all apps of this process share what templates became."""
    SiteApp.jinja_options = {**SiteApp.jinja_options, "bytecode_cache": Compiled()}
