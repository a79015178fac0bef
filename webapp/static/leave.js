// Leaving: this page is emptied at once, another site replaces it, and Back does not return.
// The script is first in <head>, so a page that Back loads again is emptied before it is read.
(() => {
  "use strict";
  const { to } = document.currentScript.dataset;
  // The key in sessionStorage: "1" after leaving, "0" or nothing before.
  const KEY = "left";
  const isFirefox = "mozInnerScreenX" in window;
  const isChromium = "chrome" in window;
  const root = document.documentElement;

  const readMark = () => {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return "0";
    }
  };
  const writeMark = (value) => {
    try {
      sessionStorage.setItem(KEY, value);
    } catch {
      // Without storage this page is emptied all the same, but Back may show earlier ones.
    }
  };
  const hasLeft = () => readMark() === "1";

  const leave = () => {
    writeMark("1");
    // The browser adds what still arrives from the network to the old root, which is not shown.
    const blank = document.implementation.createHTMLDocument("\u200b");
    document.documentElement.replaceWith(blank.documentElement);
    // WebKit draws nothing once it waits for the next page: give it time to draw the empty one.
    setTimeout(() => location.replace(to), 50);
  };

  const { type } = performance.getEntriesByType("navigation")[0] ?? {};
  // A restored tab may have lost its mark. Then a visitor who left comes from no page of this
  // site, to a page from which a link led to another page of it. Only Chromium tells a page in
  // `pageswap` where it leads, so that it can mark itself in history.state. In Firefox it must
  // be enough that the visitor came by Back or Forward.
  const isMarkLost = () => {
    const { activation } = globalThis.navigation ?? {};
    if (readMark() !== null || type === "navigate" || !activation || activation.from) {
      return false;
    }
    return isFirefox ? activation.navigationType === "traverse" : history.state === KEY;
  };
  // A visitor who types the address wants to read; Back, Forward and a restored tab leave.
  if (isMarkLost() || (hasLeft() && type !== "navigate")) {
    leave();
    return;
  }
  if (isFirefox) {
    // So a missing mark is a lost one: Firefox restores a closed tab without the marks of sites
    // before the last.
    writeMark("0");
  } else if (hasLeft()) {
    sessionStorage.removeItem(KEY);
  }
  // Not in WebKit: its `activation.from` is also empty when Back comes from another site, so
  // visitors who have not left would be sent away.
  if (isChromium) {
    addEventListener("pageswap", ({ activation }) => {
      if (activation) {
        history.replaceState(KEY, "");
      } else if (!hasLeft()) {
        writeMark("0");
      }
    });
  }

  let otherTabs;
  try {
    otherTabs = new BroadcastChannel(KEY);
    otherTabs.onmessage = leave;
  } catch {
    // Tabs cannot talk to each other in this browser: the others stay.
  }
  const leaveAll = () => {
    otherTabs?.postMessage("");
    leave();
  };

  // The browser may keep this page in memory and show it again, so it is kept invisible.
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

  // The middle button and the context menu would open a new tab, and this page would stay open.
  for (const eventType of ["click", "auxclick", "contextmenu"]) {
    addEventListener(eventType, (event) => {
      if (event.button < 3 && event.target.closest("#leave")) {
        event.preventDefault();
        leaveAll();
      }
    });
  }

  // Three presses of Shift alone leave.
  let presses = 0;
  let isShiftAlone = false;
  let timer;
  const setPresses = (count) => {
    presses = count;
    clearTimeout(timer);
    if (count) {
      timer = setTimeout(setPresses, 5000, 0);
    }
    const status = document.getElementById("leave-status");
    if (status) {
      const { dataset } = document.getElementById("leave");
      dataset.dots = ["", "●○○", "●●○"][count];
      status.textContent = ["\u00a0", dataset.twoMore, dataset.oneMore][count];
    }
  };
  const startOver = () => {
    isShiftAlone = false;
    if (presses) {
      setPresses(0);
    }
  };
  addEventListener("keydown", (event) => {
    const { key, repeat, ctrlKey, altKey, metaKey } = event;
    if (key !== "Shift" || repeat || ctrlKey || altKey || metaKey) {
      startOver();
    } else {
      isShiftAlone = true;
    }
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !isShiftAlone) {
      return;
    }
    isShiftAlone = false;
    if (presses === 2) {
      leaveAll();
    } else {
      setPresses(presses + 1);
    }
  });
  // Shift and a click select text. Shift and a key that a screen reader handles move the focus.
  addEventListener("pointerdown", startOver);
  addEventListener("focusin", startOver);
})();
