"""Rules about what is met one by one: pictures, fields, links and buttons, read from the markup."""

from collections.abc import Iterator

from justhtml import Element

from tests.page import Page, children_of, in_order, text_of

CONTROLS = {"a", "button", "input", "select", "textarea", "summary", "option", "label", "details"}
FIELDS = {"input", "select", "textarea"}
PERSONAL = {"email", "tel", "password", "url"}
PERSONAL_WORDS = ("name", "mail", "phone", "address", "birth", "zip", "city", "street", "user")
ACTING_ROLES = {"button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option"}
# Others may be right, and are looked at by a person before they stand here.
ROLES = {"img", "status", "region", "group", "alert", "search", "presentation", "none"}
ARIA = {
    "aria-current": {"true", "page"},
    "aria-describedby": set(),
    "aria-hidden": {"true"},
    "aria-label": set(),
    "aria-labelledby": set(),
}
NAMED_ROLES = {"img", "region", "group", "search"}
NAMELESS = {"p", "span", "div", "b", "strong", "em", "i", "bdi", "small", "code"}


def name_of(page: Page, element: Element) -> str:
    """Return what a screen reader calls an element."""
    ids = str(element.attrs.get("aria-labelledby") or "").split()
    if named := " ".join(text_of(e) for e in page.elements if e.attrs.get("id") in ids):
        return named
    if label := str(element.attrs.get("aria-label") or "").strip():
        return label
    return " ".join(filter(None, _words_in(page, element)))


def _words_in(page: Page, node: object) -> Iterator[str]:
    """Yield the words in an element and the names of pictures, but what is kept from voices."""
    for child in children_of(node):
        if not isinstance(child, Element):
            yield str(getattr(child, "data", "") or "").strip()
        elif child.attrs.get("aria-hidden") != "true":
            yield str(child.attrs.get("alt") or child.attrs.get("aria-label") or "").strip()
            yield from _words_in(page, child)


def find_missing_alt(page: Page) -> Iterator[str]:
    """Yield each picture that says nothing and is not kept from voices."""
    for element in page.elements:
        if element.name in {"img", "area"} and "alt" not in element.attrs:
            yield f"{element.name} has no alt"
        is_heard = element.name == "svg" and element.attrs.get("aria-hidden") != "true"
        if is_heard and not (element.attrs.get("role") == "img" and name_of(page, element)):
            yield "svg is neither named nor hidden"


def find_missing_label(page: Page) -> Iterator[str]:
    """Yield each field of which nothing says what belongs into it."""
    labels = {str(e.attrs.get("for")): text_of(e) for e in page.all("label")}
    around = {id(e) for label in page.all("label") for e in in_order(label)}
    for field in page.elements:
        if field.name not in FIELDS or field.attrs.get("type") in {"hidden", "submit"}:
            continue
        is_named = name_of(page, field) if field.name != "select" else field.attrs.get("aria-label")
        if not (is_named or id(field) in around or labels.get(str(field.attrs.get("id")))):
            yield f"{field.name} has no label"


def find_empty_link(page: Page) -> Iterator[str]:
    """Yield each link without a name."""
    yield from (f"a href={e.attrs.get('href')}" for e in page.all("a") if not name_of(page, e))


def find_empty_button(page: Page) -> Iterator[str]:
    """Yield each button or fold without a name."""
    pressed = (*page.all("button"), *page.all("summary"))
    yield from (f"{e.name} has no name" for e in pressed if not name_of(page, e))


def find_false_button(page: Page) -> Iterator[str]:
    """Yield what acts like a button or link and is none: keys and voices do not find it."""
    for element in page.elements:
        if element.name in CONTROLS:
            if element.name == "a" and "href" not in element.attrs:
                yield "a has no href"
            continue
        if element.attrs.get("role") in ACTING_ROLES:
            yield f"{element.name} role={element.attrs['role']}"
        elif element.attrs.get("tabindex") == "0" and element.attrs.get("role") != "region":
            yield f"{element.name} tabindex=0"
        yield from (f"{element.name} {a}" for a in element.attrs if a.startswith("on"))


def find_bad_aria(page: Page) -> Iterator[str]:
    """Yield each role or state that is unknown, without its name, or where none is heard."""
    for element in page.elements:
        role = str(element.attrs.get("role") or "")
        if "role" in element.attrs and role not in ROLES:
            yield f"role={role}"
        if role in NAMED_ROLES and not (
            element.attrs.get("aria-label") or element.attrs.get("aria-labelledby")
        ):
            yield f"{element.name} role={role} has no name"
        for attribute, value in element.attrs.items():
            if attribute.startswith("aria-"):
                values = ARIA.get(attribute)
                if values is None or (values and value not in values) or not value:
                    yield f"{attribute}={value}"
        if element.name in NAMELESS and not role and "aria-label" in element.attrs:
            yield f"{element.name} has an aria-label that no voice reads"


def find_radio_without_legend(page: Page) -> Iterator[str]:
    """Yield each choice whose question is not heard."""
    for choice in page.elements:
        if choice.name == "input" and choice.attrs.get("type") in {"radio", "checkbox"}:
            box: object = choice
            while isinstance(box, Element) and box.name != "fieldset":
                box = box.parent
            legends = [e for e in children_of(box) if getattr(e, "name", "") == "legend"]
            if not any(isinstance(legend, Element) and text_of(legend) for legend in legends):
                yield f"{choice.attrs['type']} is in no fieldset with a legend"


def find_missing_autocomplete(page: Page) -> Iterator[str]:
    """Yield each field that asks of a person what the browser knows, and does not say so."""
    for field in page.elements:
        if field.name in FIELDS - {"select"}:
            purpose = str(field.attrs.get("autocomplete") or "")
            called = " ".join(str(field.attrs.get(key) or "") for key in ("id", "name")).lower()
            asks = field.attrs.get("type") in PERSONAL or any(w in called for w in PERSONAL_WORDS)
            if asks and purpose in {"", "on", "off"}:
                yield f"{field.name} {called} has no autocomplete"


def find_label_not_in_name(page: Page) -> Iterator[str]:
    """Yield each control that is called otherwise than it reads: who says its words misses it."""
    for element in page.elements:
        if element.name in CONTROLS and "aria-label" in element.attrs:
            seen = text_of(element).casefold()
            if seen and seen not in str(element.attrs["aria-label"]).casefold():
                yield f"{element.name} reads {seen!r} and is called {element.attrs['aria-label']!r}"


def find_unlinked_error(page: Page) -> Iterator[str]:
    """Yield each field that is said to be wrong by nothing that it leads to."""
    ids = {e.attrs.get("id") for e in page.elements}
    for field in page.elements:
        if "aria-invalid" in field.attrs:
            named = str(field.attrs.get("aria-errormessage") or field.attrs.get("aria-namedby"))
            if not set(named.split()) & ids:
                yield f"{field.name} is invalid, and nothing says why"


def find_positive_tabindex(page: Page) -> Iterator[str]:
    """Yield what would come first by the keyboard wherever it stands."""
    for element in page.elements:
        if str(element.attrs.get("tabindex") or "0").lstrip("-+").isdigit() and (
            int(str(element.attrs.get("tabindex") or 0)) > 0
        ):
            yield f"{element.name} tabindex={element.attrs['tabindex']}"
