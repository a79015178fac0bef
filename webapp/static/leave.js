// Leaving: the page is emptied at once, the next site takes its place, and Back does not return.
(() => {
  "use strict";
  const link = document.getElementById("leave");
  const status = document.getElementById("leave-status");
  const flag = "left";
  const empty = () => {
    document.title = "\u200b";
    document.documentElement.replaceChildren();
  };
  const go = () => location.replace(link.href);
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
      // Storage is off: the other three guards still hold.
    }
    empty();
    go();
  };
  // Somebody who typed the address again wants to be here; Back and Forward never do.
  const [arrival] = performance.getEntriesByType("navigation");
  if (hasLeft() && arrival?.type === "navigate") {
    sessionStorage.removeItem(flag);
  }
  if (hasLeft()) {
    leave();
    return;
  }
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("pagehide", () => {
    if (hasLeft()) {
      empty();
    }
  });
  addEventListener("pageshow", () => {
    if (hasLeft()) {
      leave();
    }
  });
  const within = 5000;
  let presses = [];
  let alone = false;
  addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.repeat;
    if (!alone) {
      presses = [];
    }
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) {
      return;
    }
    alone = false;
    const now = Date.now();
    presses = presses.filter((time) => now - time < within).concat(now);
    if (presses.length > 2) {
      leave();
      return;
    }
    status.textContent = presses.length === 2 ? link.dataset.oneMore : link.dataset.twoMore;
  });
})();
