// Leaving: the page is emptied at once, the next site takes its place, and Back does not return.
// It is the first thing in <head>: a page that Back brings is gone before any of it is read.
(() => {
  "use strict";
  const { to } = document.currentScript.dataset;
  const flag = "left";
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const hasLeft = () => {
    try {
      return sessionStorage.getItem(flag) === "1";
    } catch {
      return false;
    }
  };
  const leave = () => {
    try {
      sessionStorage.setItem(flag, "1");
    } catch {
      // Storage is off: this page is gone all the same, those before it are not.
    }
    // What still comes from the network goes on into the old root, which nobody sees.
    const blank = document.implementation.createHTMLDocument("\u200b");
    document.documentElement.replaceWith(blank.documentElement);
    location.replace(to);
  };
  if (hasLeft()) {
    // Somebody who typed the address again wants to be here; Back, Forward and a restored tab do not.
    if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") {
      leave();
      return;
    }
    sessionStorage.removeItem(flag);
  }
  // A browser may keep the page as it stands and show it again later: it is kept hidden.
  addEventListener("pagehide", () => {
    root.style.visibility = "hidden";
  });
  addEventListener("pageshow", (event) => {
    if (!hasLeft()) {
      root.style.visibility = "";
    } else if (event.persisted) {
      leave();
    }
  });
  addEventListener("click", (event) => {
    if (event.target.closest("#leave")) {
      event.preventDefault();
      leave();
    }
  });
  let pressed = 0;
  let alone = false;
  let waiting;
  const count = (presses) => {
    pressed = presses;
    clearTimeout(waiting);
    if (presses) {
      waiting = setTimeout(count, 5000, 0);
    }
    const status = find("leave-status");
    if (status) {
      const { twoMore, oneMore } = find("leave").dataset;
      status.textContent = ["", twoMore, oneMore][presses];
    }
  };
  const startOver = () => {
    alone = false;
    if (pressed) {
      count(0);
    }
  };
  addEventListener("keydown", (event) => {
    const { key, repeat, ctrlKey, altKey, metaKey } = event;
    if (key !== "Shift" || repeat || ctrlKey || altKey || metaKey) {
      startOver();
    } else {
      alone = true;
    }
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) {
      return;
    }
    alone = false;
    if (pressed === 2) {
      leave();
    } else {
      count(pressed + 1);
    }
  });
  // Shift with a click selects; with a key that a screen reader keeps for itself it moves the focus.
  addEventListener("pointerdown", startOver);
  addEventListener("focusin", startOver);
})();
