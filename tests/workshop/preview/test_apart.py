"""The workshop is on one machine, for one person, and never part of the deployed site."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from flask import Flask

from tests.served import PATIENCE_IN_SECONDS, serve, site_environment
from tests.sites import fixture_settings
from tests.workshop.preview.conftest import HERE, WAY_OUT, Bench
from webapp.app import create_app
from webapp.settings import ROOT
from workshop.preview import csrf

ADDRESS = f"/workshop/so/{WAY_OUT.short}/save"


def test_the_deployed_site_neither_loads_nor_serves_it() -> None:
    code = "import sys, webapp.app; print({name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **site_environment()},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "'webapp'" in done.stdout
    assert "'workshop'" not in done.stdout
    app = create_app(fixture_settings())
    assert not [rule.rule for rule in app.url_map.iter_rules() if "workshop" in rule.rule]
    assert app.test_client().get("/workshop/").status_code == 404
    assert "data-ws" not in app.test_client().get("/so/").get_data(as_text=True)


@pytest.mark.parametrize("host", ["evil.example", "192.0.2.1:8000", "127.0.0.1.evil.example"])
def test_a_name_that_leads_here_from_elsewhere_is_refused(still: Bench, host: str) -> None:
    for path in ("/so/", "/workshop/", f"/workshop/so/{WAY_OUT.short}?part"):
        response = still.client.get(path, base_url=f"http://{host}")
        assert response.status_code == 400, path
        assert still.token not in response.get_data(as_text=True)


def test_no_name_is_trusted_but_those_of_this_machine() -> None:
    app = Flask(__name__)
    csrf.init_app(app, "token")
    assert app.config["TRUSTED_HOSTS"] == ["127.0.0.1", "localhost"]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Workshop-Token": ""},
        {"X-Workshop-Token": "guess"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_another_page_cannot_change_a_sentence(still: Bench, headers: dict[str, str]) -> None:
    before = still.path("so").read_bytes()
    body = {"strings": ["Bannaanka"], "stamp": still.stamp("so", WAY_OUT)}
    assert still.post(ADDRESS, body, **headers).status_code == 403
    assert still.path("so").read_bytes() == before


@pytest.mark.parametrize(
    "body", [None, [], "x", {}, {"strings": "x"}, {"strings": [1]}, {"strings": [None]}]
)
def test_a_request_in_another_shape_is_a_bad_one(still: Bench, body: object) -> None:
    before = still.path("so").read_bytes()
    assert still.post(ADDRESS, body).status_code == 400
    assert still.path("so").read_bytes() == before


@pytest.mark.parametrize(
    "path",
    [
        "/workshop/en/",
        "/workshop/xx/",
        "/workshop/so/nothing",
        "/workshop/so/?show=x",
        "/workshop/static/../app.py",
        "/workshop/static/nothing.js",
    ],
)
def test_what_is_not_there_is_not_found(still: Bench, path: str) -> None:
    assert still.client.get(path, base_url=HERE).status_code == 404


def test_its_policy_lets_in_its_own_files_and_nothing_else(still: Bench) -> None:
    policy = still.client.get("/so/", base_url=HERE).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self' 'sha256-")
    for word in ("unsafe", "http", "*", "data: ", "blob"):
        assert word not in policy


@pytest.mark.served
def test_it_is_served_here_and_nowhere_else(tmp_path: Path) -> None:
    with serve(tmp_path, "translate", {"FLASK_RUN_HOST": "0.0.0.0"}) as served:
        address = f"http://127.0.0.1:{served.port}/workshop/"
        with urlopen(address, timeout=PATIENCE_IN_SECONDS) as response:
            assert response.status == 200
        assert address in served.written()
        with pytest.raises(OSError), socket.create_connection(("127.0.0.2", served.port), 2):
            pass  # another address of this machine, as others would use
        assert "GET /" not in served.written()
