"""What a screen reader meets on the start page and in a situation, in order, in both directions.

tests/browser/order.txt has a line for each landmark or heading, with what follows it.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.browsers import Chromium

pytestmark = pytest.mark.browser

STARTING_A_LINE = {"navigation", "banner", "main", "contentinfo", "region", "heading"}
ANNOUNCED = {*STARTING_A_LINE, "link", "button", "status", "DisclosureTriangle", "list", "group"}
ORDER = Path(__file__).with_name("order.txt")
PAGES = [page.splitlines() for page in ORDER.read_text("utf-8").split("\n\n")]


def list_roles_and_names(tree: list[dict[str, Any]]) -> list[str]:
    """Return the lines of order.txt for an accessibility tree."""
    nodes = {node["nodeId"]: node for node in tree}
    lines = list[str]()
    stack = [tree[0]]
    while stack:
        node = stack.pop()
        role = node["role"]["value"]
        if not node["ignored"] and role in ANNOUNCED:
            name, description = (
                " ".join(str(node.get(field, {}).get("value", "")).split())
                for field in ("name", "description")
            )
            announced = f"{role} {name}".strip()
            if role == "list":
                announced += f" of {len(node['childIds'])}"
            if description:
                announced += f" ({description})"
            if not lines or role in STARTING_A_LINE:
                lines.append(announced)
            else:
                lines[-1] += f" | {announced}"
        stack += [nodes[key] for key in reversed(node.get("childIds", ())) if key in nodes]
    return lines


@pytest.mark.promise("A11")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[0])
def test_screen_reader_meets_roles_and_names_in_order(
    chromium: Chromium, origin: str, page: list[str]
) -> None:
    path, *expected = page
    chromium.open(origin + path)
    tree = chromium.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    lines = list_roles_and_names(tree)
    assert lines == expected, f"if this is right, write into {ORDER.name}:\n" + "\n".join(lines)
