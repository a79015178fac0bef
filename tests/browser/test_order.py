"""What a screen reader meets on the start page and in a situation, in order, from left and right.

tests/browser/order.txt says it: a line a landmark or heading, behind it what can be pressed there.
"""

from pathlib import Path

import pytest

from tests.browser.browsers import Chromium

pytestmark = pytest.mark.browser

LINES = {"navigation", "banner", "main", "contentinfo", "region", "heading"}
HEARD = {*LINES, "link", "button", "status", "DisclosureTriangle"}
ORDER = Path(__file__).with_name("order.txt")
PAGES = [page.splitlines() for page in ORDER.read_text("utf-8").split("\n\n")]


@pytest.mark.promise("A11")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[0])
def test_roles_and_names_come_in_their_order(
    chromium: Chromium, origin: str, page: list[str]
) -> None:
    address, *wanted = page
    chromium.open(origin + address)
    tree = chromium.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    nodes = {node["nodeId"]: node for node in tree}
    waiting, lines = [tree[0]], list[str]()
    while waiting:
        node = waiting.pop()
        role = node["role"]["value"]
        if not node["ignored"] and role in HEARD:
            heard = " ".join([role, *str(node.get("name", {}).get("value", "")).split()])
            if not lines or role in LINES:
                lines.append(heard)
            else:
                lines[-1] += f" | {heard}"
        waiting += [nodes[key] for key in reversed(node.get("childIds", ())) if key in nodes]
    assert lines == wanted, f"if this is meant, write into {ORDER.name}:\n" + "\n".join(lines)
