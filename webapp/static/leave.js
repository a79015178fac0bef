// Leaving: the page is emptied at once, the next site takes its place, and Back does not return.
// It is the first thing in <head>: a page that Back brings is gone before any of it is read.
(() => {
  "use strict";
  const { to } = document.currentScript.dataset;
  const flag = "left";
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  // Firefox brings a closed tab back with its addresses, but without what it marked on another site.
  const forgets = "mozInnerScreenX" in window;
  const recall = () => {
    try {
      return sessionStorage.getItem(flag);
    } catch {
      return "0";
    }
  };
  const mark = (value) => {
    try {
      sessionStorage.setItem(flag, value);
    } catch {
      // Storage is off: this page is gone all the same, those before it are not.
    }
  };
  const hasLeft = () => recall() === "1";
  const leave = () => {
    mark("1");
    // What still comes from the network goes on into the old root, which nobody sees.
    const blank = document.implementation.createHTMLDocument("\u200b");
    document.documentElement.replaceWith(blank.documentElement);
    // WebKit draws nothing more once it waits for another page: it gets time to draw the empty one.
    setTimeout(() => location.replace(to), 50);
  };
  const { type } = performance.getEntriesByType("navigation")[0] ?? {};
  // A restored tab may have lost its mark. Who left comes to a page that led on to the next of ours,
  // and comes from no page of ours. Only Chromium tells a page where it leads; in Firefox Back must do.
  const isForgotten = () => {
    const { activation } = globalThis.navigation ?? {};
    return (
      recall() === null &&
      type !== "navigate" &&
      activation &&
      !activation.from &&
      (forgets ? activation.navigationType === "traverse" : history.state === flag)
    );
  };
  // Somebody who typed the address again wants to be here; Back, Forward and a restored tab do not.
  if (isForgotten() || (hasLeft() && type !== "navigate")) {
    leave();
    return;
  }
  if (forgets) {
    mark("0");
  } else if (hasLeft()) {
    sessionStorage.removeItem(flag);
  }
  // WebKit names no page of ours when Back comes from another site: who reads on would be sent away.
  if ("chrome" in window) {
    addEventListener("pageswap", ({ activation }) => {
      if (activation) {
        history.replaceState(flag, "");
      } else if (!hasLeft()) {
        mark("0");
      }
    });
  }
  // Other tabs of this site are emptied too, where the browser lets them hear it.
  let others;
  try {
    others = new BroadcastChannel(flag);
    others.onmessage = leave;
  } catch {
    // They stay as they are.
  }
  // A browser may keep the page as it stands and show it again later: it is kept hidden.
  addEventListener("pagehide", () => {
    root.style.visibility = "hidden";
  });
  addEventListener("pageshow", (event) => {
    if (!hasLeft()) {
      root.style.visibility = "";
      if (history.state) {
        history.replaceState(null, "");
      }
    } else if (event.persisted) {
      leave();
    }
  });
  const leaveAll = () => {
    others?.postMessage("");
    leave();
  };
  // A new tab would leave this page open: its button and its menu leave like a click.
  for (const press of ["click", "auxclick", "contextmenu"]) {
    addEventListener(press, (event) => {
      if (event.button < 3 && event.target.closest("#leave")) {
        event.preventDefault();
        leaveAll();
      }
    });
  }
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
      status.textContent = ["\u00a0", twoMore, oneMore][presses];
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
      leaveAll();
    } else {
      count(pressed + 1);
    }
  });
  // Shift with a click selects; with a key that a screen reader keeps for itself it moves the focus.
  addEventListener("pointerdown", startOver);
  addEventListener("focusin", startOver);
})();
