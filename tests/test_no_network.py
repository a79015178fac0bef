"""The site reaches nobody: neither while it starts nor for any answer."""

import subprocess
import sys

import pytest

REACHING = ("socket.", "urllib.", "http.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")
VISIT = "import sys; from tests.test_no_network import visit; sys.exit(visit() or None)"


@pytest.mark.promise("H15")
@pytest.mark.usefixtures("made_up_environment")
def test_nobody_is_reached_at_start_or_for_any_answer() -> None:
    done = subprocess.run([sys.executable, "-c", VISIT], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def visit() -> list[str]:
    """Return whom the site tries to reach, in a process that does nothing else."""
    tried = list[str]()

    def refuse(event: str, _arguments: object) -> None:
        if event.startswith(REACHING):
            tried.append(event)  # the site may swallow what is raised
            raise PermissionError(event)

    def fail(**_arguments: object) -> str:
        raise RuntimeError

    sys.addaudithook(refuse)
    from tests.routes import each_kind
    from webapp import create_app

    app = create_app()
    app.view_functions["pages.safety"] = fail
    client = app.test_client()
    paths = ["/", "/en", "/no", "/built.txt", *map("/tables/{}".format, app.files)]
    paths += [path for code in app.locales for path in each_kind(app, code)]
    statuses = {client.get(path).status_code for path in paths}
    statuses.add(client.post("/en/").status_code)
    assert statuses == {200, 302, 404, 405, 500}
    return tried
