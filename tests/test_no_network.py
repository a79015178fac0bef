"""The site connects to nothing and starts no program, at start or for a response."""

import subprocess
import sys
from unittest.mock import Mock

import pytest

AUDIT_EVENTS = (
    "socket.",
    "urllib.",
    "http.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)
SCRIPT = (
    "import sys; from tests.test_no_network import find_connections;"
    " sys.exit(find_connections() or None)"
)


@pytest.mark.promise("H15")
@pytest.mark.usefixtures("fixture_environment")
def test_site_connects_to_nothing() -> None:
    process = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=False)
    assert process.returncode == 0, process.stderr.decode()


def find_connections() -> list[str]:
    """Return the audit events of connections, in a process that does nothing else."""
    events = list[str]()

    def refuse(event: str, _arguments: object) -> None:
        if event.startswith(AUDIT_EVENTS):
            events.append(event)  # the site might catch the exception
            raise PermissionError(event)

    sys.addaudithook(refuse)
    from tests.routes import sample_paths
    from webapp import create_app

    app = create_app()
    app.view_functions["pages.safety"] = Mock(side_effect=RuntimeError)
    client = app.test_client()
    paths = ["/", "/en", "/no", "/built.txt", *map("/tables/{}".format, app.files)]
    paths += [path for code in app.locales for path in sample_paths(app, code)]
    statuses = {client.get(path).status_code for path in paths}
    statuses.add(client.post("/en/").status_code)
    assert statuses == {200, 302, 404, 405, 500}
    return events
