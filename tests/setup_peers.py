"""Gets the tools that the catalogs are shown to, where root may; else their tests say why."""

import sys

from tests import setup_servers

_TOOLS = ("gettext", "i18nspector")
_WEBLATE = ("git", "postgresql", "redis-server")

if __name__ == "__main__":
    names = _WEBLATE if sys.argv[1:] == ["weblate"] else _TOOLS
    sys.exit(setup_servers.main({"debian": names, "ubuntu": names}, "catalogs"))
