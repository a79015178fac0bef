"""The served site answers as `make run` gives it."""

from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

from tests.served import serve


def test_the_site_answers_over_the_wire_and_says_where_it_is(tmp_path: Path) -> None:
    with (
        serve(tmp_path) as site,
        closing(HTTPConnection("127.0.0.1", site.port, timeout=10)) as asked,
    ):
        asked.request("GET", "/so/")
        answer = asked.getresponse()
        assert answer.status == 200
        assert 'lang="so"' in answer.read().decode("utf-8")
        assert f"http://127.0.0.1:{site.port}/" in site.written()
