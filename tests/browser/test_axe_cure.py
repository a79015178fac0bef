"""axe is recent, its cure lets it read Arabic, and a test says when the cure can go."""

from urllib.parse import quote

import pytest
from selenium.webdriver import Chrome

from tests.browser.axe import inject_axe, run_axe, version_of_axe
from tests.browser.driver import DESKTOP, set_media, set_viewport

pytestmark = pytest.mark.browser

ARABIC = (
    "هذا الموقع يساعد ضحايا الاتجار بالبشر في العثور على المساعدة",
    "خط المساعدة متاح على مدار الساعة",
    "يمكنك مغادرة هذه الصفحة بسرعة",
    "لا نحفظ أي معلومات عنك",
)
FONTS = ("system-ui", "sans-serif", "'DejaVu Sans'", "'Noto Sans Arabic'", "'Noto Naskh Arabic'")
STRICT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
CONTRAST_3_TO_1 = "#949494"
CONTRAST_5_TO_1 = "#6b6b6b"


@pytest.fixture
def browser(chrome: Chrome) -> Chrome:
    """Return the browser in plain settings."""
    set_viewport(chrome, DESKTOP)
    set_media(chrome)
    return chrome


def write_arabic(style: str, more: str = "") -> str:
    """Return the address of a page in Arabic whose only fault is its style."""
    paragraphs = "".join(f"<p>{text}</p>" for text in ARABIC)
    page = f"""<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8>
        <title>{ARABIC[0]}</title><meta name=viewport content="width=device-width">
        <meta http-equiv=Content-Security-Policy content="{STRICT_POLICY}">
        <style>body {{ background: #fff; color: #000 }} p {{ {style} }}</style></head>
        <body><main><h1>{ARABIC[0]}</h1>{paragraphs}{more}</main></body></html>"""
    return f"data:text/html;charset=utf-8,{quote(page)}"


def paragraphs_faulted(browser: Chrome, rule: str) -> int:
    return sum(found.rule == rule for found in run_axe(browser, "colours").violations)


def test_axe_core_is_recent_enough_for_wcag_2_2(browser: Chrome) -> None:
    assert version_of_axe(browser) == "4.10.2"


@pytest.mark.parametrize(
    ("color", "rule"),
    [(CONTRAST_3_TO_1, "color-contrast"), (CONTRAST_5_TO_1, "color-contrast-enhanced")],
)
def test_pale_arabic_is_found_in_every_paragraph_of_every_font(
    browser: Chrome, color: str, rule: str
) -> None:
    paragraphs = "".join(
        f'<p style="font-family: {font}">{text}</p>' for font in FONTS for text in ARABIC
    )
    style = f"color: {color}"
    browser.get(write_arabic(style, paragraphs))
    assert paragraphs_faulted(browser, rule) == len(ARABIC) * (len(FONTS) + 1)


def test_without_the_cure_pale_arabic_is_missed(browser: Chrome) -> None:
    """When this fails, axe has learnt to read Arabic, and the cure can go."""
    style = f"color: {CONTRAST_3_TO_1}; font-family: 'Noto Naskh Arabic'"
    browser.get(write_arabic(style))
    inject_axe(browser, cured=False)
    assert paragraphs_faulted(browser, "color-contrast") < len(ARABIC)
