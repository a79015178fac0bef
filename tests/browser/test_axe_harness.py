"""The checker itself is checked: it sees faults in both scripts, and nothing where nothing is."""

from urllib.parse import quote

import pytest
from selenium.webdriver import Chrome

from tests.browser.axe import COLOURS, inject_axe, run_axe, version_of_axe
from tests.browser.driver import DESKTOP, PHONE, set_media, set_viewport, without_scripts

pytestmark = pytest.mark.browser

ENGLISH = (
    "This site helps people who were trafficked to find help.",
    "The line is open day and night.",
    "You can leave this page quickly.",
    "We keep nothing about you.",
)
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
CONTRAST_13_TO_1 = "#333333"


@pytest.fixture
def browser(chrome: Chrome) -> Chrome:
    """Return the browser in plain settings."""
    set_viewport(chrome, DESKTOP)
    set_media(chrome)
    return chrome


def address_of(
    texts: tuple[str, ...],
    *,
    attributes: str = "lang=en",
    style: str = f"color: {CONTRAST_13_TO_1}",
    more: str = "",
) -> str:
    """Write a page whose only faults are those asked for."""
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    page = f"""<!doctype html><html {attributes}><head><meta charset=utf-8><title>{texts[0]}</title>
        <meta name=viewport content="width=device-width">
        <meta http-equiv=Content-Security-Policy content="{STRICT_POLICY}">
        <style>body {{ background: #fff; color: #000 }} p {{ {style} }}</style></head>
        <body><main><h1>{texts[0]}</h1>{paragraphs}{more}</main></body></html>"""
    return f"data:text/html;charset=utf-8,{quote(page)}"


def paragraphs_faulted(browser: Chrome, rule: str) -> int:
    return sum(found.rule == rule for found in run_axe(browser, "colours").violations)


def test_axe_core_is_recent_enough_for_wcag_2_2(browser: Chrome) -> None:
    assert version_of_axe(browser) == "4.10.2"


def test_the_rules_of_colour_are_those_that_axe_calls_so(browser: Chrome) -> None:
    browser.get(address_of(ENGLISH))
    inject_axe(browser)
    found = browser.execute_script("return axe.getRules(['cat.color']).map((one) => one.ruleId)")
    assert sorted(found) == sorted(COLOURS)


def test_english_faults_are_found(browser: Chrome) -> None:
    more = '<img src="data:,"><a href="#" tabindex=3></a><h4 id=x>A</h4><h4 id=x aria-foo=1>A</h4>'
    pale = f"color: {CONTRAST_3_TO_1}"
    browser.get(address_of(ENGLISH, attributes="", style=pale, more=more))
    found = run_axe(browser).violations
    assert {
        "aria-valid-attr",
        "color-contrast",
        "heading-order",
        "html-has-lang",
        "image-alt",
        "link-name",
        "tabindex",
    } <= {finding.rule for finding in found}
    assert all(finding.element and finding.why and finding.impact != "unknown" for finding in found)
    parts = [run_axe(browser, part).violations for part in ("colours", "others")]
    assert {finding.rule for finding in parts[0]} <= set(COLOURS)
    assert sorted(map(str, parts[0] + parts[1])) == sorted(map(str, found))
    assert paragraphs_faulted(browser, "color-contrast") == len(ENGLISH)


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
    browser.get(address_of(ARABIC, attributes="lang=ar dir=rtl", style=style, more=paragraphs))
    assert paragraphs_faulted(browser, rule) == len(ARABIC) * (len(FONTS) + 1)


def test_without_the_cure_pale_arabic_is_missed(browser: Chrome) -> None:
    """When this fails, axe has learnt to read Arabic, and the cure can go."""
    style = f"color: {CONTRAST_3_TO_1}; font-family: 'Noto Naskh Arabic'"
    browser.get(address_of(ARABIC, attributes="lang=ar dir=rtl", style=style))
    inject_axe(browser, cured=False)
    assert paragraphs_faulted(browser, "color-contrast") < len(ARABIC)


@pytest.mark.parametrize(
    ("texts", "attributes"), [(ENGLISH, "lang=en"), (ARABIC, "lang=ar dir=rtl")]
)
def test_a_sound_page_has_no_findings(
    browser: Chrome, texts: tuple[str, ...], attributes: str
) -> None:
    browser.get(address_of(texts, attributes=attributes))
    for width in (PHONE, DESKTOP):
        set_viewport(browser, width)
        report = run_axe(browser)
        assert report.violations == ()
        assert report.incomplete == ()


def test_axe_runs_again_on_the_same_page_in_other_colours(browser: Chrome) -> None:
    style = "color: #000 } @media (prefers-color-scheme: dark) { p { color: #ccc }"
    browser.get(address_of(ENGLISH, style=style))
    assert paragraphs_faulted(browser, "color-contrast") == 0
    set_media(browser, color_scheme="dark")
    assert paragraphs_faulted(browser, "color-contrast") == len(ENGLISH)


def test_what_axe_cannot_tell_is_reported(browser: Chrome) -> None:
    style = "background: linear-gradient(#fff, #000)"
    browser.get(address_of(ENGLISH, style=style))
    assert {found.rule for found in run_axe(browser).incomplete} >= {"color-contrast"}


@pytest.mark.parametrize(("width", "zoom"), [(PHONE, 1), (DESKTOP, 1), (DESKTOP, 4)])
def test_the_viewport_is_what_was_asked_for(browser: Chrome, width: int, zoom: int) -> None:
    set_viewport(browser, width, zoom=zoom)
    browser.get(address_of(ENGLISH))
    assert browser.execute_script("return innerWidth") == width / zoom


def test_scripts_of_pages_can_be_switched_off(browser: Chrome) -> None:
    page = "data:text/html,<title>off</title><script>document.title = 'on'</script>"
    with without_scripts(browser):
        browser.get(page)
        assert browser.title == "off"
    browser.get(page)
    assert browser.title == "on"
