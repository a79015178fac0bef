"""Gets the tools that the catalogs are shown to, where root may; else their tests say why."""

import sys

from tests import setup_servers

_TOOLS = ("gettext", "i18nspector")

if __name__ == "__main__":
    sys.exit(setup_servers.main({"debian": _TOOLS, "ubuntu": _TOOLS}, "catalogs"))
