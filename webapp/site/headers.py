"""Security, privacy and cache headers: one policy for every response."""

from http import HTTPStatus

from flask import Flask, Response, g, request

from webapp.settings import Settings
from webapp.site.assets import Assets
from webapp.site.rendering import Site

_PERMISSIONS = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
    "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
    "identity-credentials-get=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), "
    "payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), "
    "serial=(), storage-access=(), usb=(), web-share=(), xr-spatial-tracking=()"
)

# Tables are open data: other sites may read them. Nothing else is.
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_GIVEN = (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)


def policy(assets: Assets) -> str:
    """Return the Content-Security-Policy: nothing but what the page itself carries."""
    return (
        "default-src 'none'; "
        f"style-src {assets.style_hashes}; "
        f"script-src {assets.script_hashes}; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def fixed_headers(settings: Settings, assets: Assets) -> dict[str, str]:
    """Return the headers of every response; a server of the exported folder gives them too."""
    fixed = {
        "Content-Security-Policy": policy(assets),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": _PERMISSIONS,
        "Cache-Control": "no-store",
    }
    if settings.https:
        fixed["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    return fixed


def init_app(app: Flask, site: Site) -> None:
    """Put the headers on every response, errors and redirects among them."""
    fixed = fixed_headers(site.settings, site.assets)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in fixed.items():
            response.headers[name] = value
        if request.endpoint in {"table", "package"} and response.status_code in _GIVEN:
            response.headers.update(OPEN)
        if _is_chosen_by_browser(response):
            response.vary.add("Accept-Language")
        return response


def _is_chosen_by_browser(response: Response) -> bool:
    """Whether another browser would have got other words at the same address."""
    has_words = request.endpoint == "start" or "Content-Language" in response.headers
    return has_words and g.get("is_negotiated", True)
