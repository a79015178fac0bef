"""The policy that every answer carries, as whole strings, and what else an answer may carry."""

from webapp.site.assets import hash_of, read_assets

ASSETS = read_assets()
STYLES = dict.fromkeys((ASSETS.style, *ASSETS.styles.values()))
POLICY = (
    "default-src 'none'; "
    f"style-src {' '.join(hash_of(heading) for heading in STYLES)}; "
    f"script-src {hash_of(ASSETS.leave)} {hash_of(ASSETS.find)}; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
EXPECTED = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        "identity-credentials-get=(), idle-detection=(), magnetometer=(), microphone=(), "
        "midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), "
        "screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), "
        "xr-spatial-tracking=()"
    ),
    "Cache-Control": "no-store",
}
# What else a response may carry; anything more would say something of us or of the visitor.
ALLOWED = {
    *EXPECTED,
    "Content-Type",
    "Content-Length",
    "Content-Language",
    "Allow",
    "Location",
    "Vary",
    "Content-Encoding",
}
# Tables are open data: other sites may read them, and ask whether they have changed.
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
