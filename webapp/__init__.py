"""Local Data & Resources: who helps people in a place, and what is known."""

from webapp.content import load_content
from webapp.pages import errors, views
from webapp.pages.app import App, finish_response, hide_requests_from_log
from webapp.pages.templating import init_templates
from webapp.settings import Settings, read_settings


def create_app(settings: Settings | None = None) -> App:
    """Return the public site, with `settings` or those of the environment.

    Raises click's ClickException, which Flask prints: each problem with its line, or the setting.
    """
    hide_requests_from_log()
    return configure_app(App(load_content(settings or read_settings())))


def configure_app(app: App) -> App:
    """Register templates, pages and error pages; the desk and tests use it too."""
    init_templates(app)
    app.url_value_preprocessor(app.choose_language)
    app.after_request(finish_response)
    app.register_blueprint(views.pages)
    app.register_blueprint(views.files)
    views.init_single_pages(app)
    errors.init_app(app)
    return app
