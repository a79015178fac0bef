"""Small catalogs, which the tests of the site's words damage too."""

from tests.i18n.conftest import small

__all__ = ["small"]
