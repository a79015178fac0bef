"""Weblate's own API, asked from inside its process. Runs in Weblate's environment."""

from pathlib import Path
from typing import Any

from rest_framework.test import APIClient
from weblate.auth.models import User


class Api:
    """The API as a maintainer uses it; whatever it refuses is an error here."""

    def __init__(self) -> None:
        """Ask as somebody who may do everything."""
        self._client = APIClient()
        user = User.objects.create_superuser("maintainer", "maintainer@weblate.test", "secret")
        self._client.force_authenticate(user)

    def get(self, path: str) -> Any:
        """Return what is at an address."""
        return self._told("get", path, self._client.get(f"/api/{path}"))

    def patch(self, path: str, **fields: object) -> Any:
        """Change what is at an address."""
        return self._told("patch", path, self._client.patch(f"/api/{path}", fields, "json"))

    def post(self, path: str, **fields: object) -> Any:
        """Add something, or have something done."""
        return self._told("post", path, self._client.post(f"/api/{path}", fields, "json"))

    def upload(self, path: str, field: str, file: Path, **fields: object) -> Any:
        """Send a file with some fields, as a form does."""
        with file.open("rb") as opened:
            form = {**fields, field: opened}
            return self._told("post", path, self._client.post(f"/api/{path}", form, "multipart"))

    @staticmethod
    def _told(how: str, path: str, answer: Any) -> Any:
        if answer.status_code >= 300:
            raise RuntimeError(
                f"Weblate refuses to {how} {path}: {answer.status_code} "
                f"{getattr(answer, 'data', '')}"
            )
        return answer.data
