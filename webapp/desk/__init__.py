"""The desk of translators: the site on this machine, where a click on a sentence opens it."""

from webapp import configure_app
from webapp.desk.app import DeskApp
from webapp.desk.views import desk
from webapp.pages.app import fixed_values_converter, hide_requests_from_log
from webapp.settings import Settings, read_settings


def create_app(settings: Settings | None = None) -> DeskApp:
    """Return the site with the desk in it; raises ClickException, which Flask prints."""
    hide_requests_from_log()
    app = DeskApp(settings or read_settings())
    app.url_map.converters["code"] = fixed_values_converter(app.catalog_files)
    app.register_blueprint(desk)  # first, so that its `add_panel` is called last
    configure_app(app)
    return app
