// The translators' desk. On a page of the site it opens the clicked sentence in a frame. In the
// frame it checks and saves what is typed. Unsaved text is lost only if asked for twice.
(() => {
  "use strict";
  const find = (selector, root = document) => root?.querySelector(selector);
  const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];
  const parseHtml = (html) => new DOMParser().parseFromString(html, "text/html");
  const isFramed = parent !== window;

  // Calls the action of a key; the action `save` is that of Ctrl or Command and Enter.
  const handleKeys = (actions) =>
    addEventListener("keydown", (event) => {
      const isSave = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      const action = actions[isSave ? "save" : event.key];
      if (!action || event.repeat || event.altKey) return;
      event.preventDefault();
      action();
    });

  const startPanel = (panel) => {
    const frame = find("#desk-frame");
    let openId = ""; // the number of the open sentence
    let opener = null; // the element that gets the focus back
    const findSentence = (id, root) => findAll(`span[data-desk="${id}"]`, root);
    const addressOf = (id) => `/desk/${panel.dataset.code}/${id}`;
    // Sends an event to the form in the frame: only the form knows of unsaved text. Calls
    // `fallback` if there is no form.
    const askForm = (name, fallback) => {
      if (!find("#sentence", frame.contentDocument)) return fallback();
      return frame.contentWindow.dispatchEvent(new Event(name, { cancelable: true }));
    };

    // Marks the open sentence, opens folds around it, and scrolls it into view.
    const markOpenSentence = (clicked) => {
      for (const element of findAll(".desk-here")) {
        element.classList.remove("desk-here", "desk-at");
      }
      const places = findSentence(openId);
      const isVisible = (element) =>
        element.checkVisibility() && !element.closest(".visually-hidden");
      const place = places.includes(clicked) ? clicked : (places.find(isVisible) ?? places[0]);
      for (const element of places) {
        element.classList.add("desk-here");
      }
      if (place) {
        place.classList.add("desk-at");
        let fold = place.closest("details");
        while (fold) {
          fold.open = true;
          fold = fold.parentElement.closest("details");
        }
        const isTall = place.offsetHeight > innerHeight / 4;
        place.scrollIntoView({ block: isTall ? "start" : "center", behavior: "instant" });
      }
      opener = place ?? clicked ?? opener;
    };
    const openSentence = (address, clicked) => {
      if (!askForm("desk-leave", () => true)) return;
      opener = clicked;
      document.documentElement.classList.add("desk-open");
      frame.hidden = false;
      frame.contentWindow.location.replace(address);
    };
    // "Next" in the frame opens another sentence, so its address tells which one is open.
    frame.addEventListener("load", () => {
      openId = frame.contentWindow.location.pathname.match(/\/(\d+)$/)?.[1] ?? "";
      if (!openId) return;
      history.replaceState(history.state, "", `#desk=${openId}`);
      markOpenSentence(opener);
    });
    const close = () => {
      openId = "";
      history.replaceState(history.state, "", location.pathname + location.search);
      document.documentElement.classList.remove("desk-open");
      frame.hidden = true;
      frame.contentWindow.location.replace("about:blank");
      opener?.setAttribute("tabindex", "-1"); // so that it can have the focus
      opener?.focus({ preventScroll: true });
    };
    const openNext = () =>
      askForm("desk-next", () => openSentence(find("#desk-next").href, null));
    // Replaces the saved sentence on the page without loading it again, so that nothing moves.
    const showSaved = async () => {
      const answer = await fetch(location.href);
      const savedPage = parseHtml(await answer.text());
      const oldPlaces = findSentence(openId);
      const newPlaces = findSentence(openId, savedPage);
      if (oldPlaces.length !== newPlaces.length) return location.reload();
      document.title = savedPage.title;
      oldPlaces.forEach((element, n) =>
        element.replaceWith(document.importNode(newPlaces[n], true)),
      );
      markOpenSentence(null);
    };

    const actions = { close, show: showSaved };
    addEventListener("message", ({ source, data }) => {
      if (source === frame.contentWindow) actions[data]?.();
    });
    const handleClick = (event) => {
      const clicked = event.target.closest?.("[data-desk], #desk-next");
      const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!clicked || event.button || hasModifier) return;
      event.preventDefault();
      event.stopPropagation();
      const id = clicked.dataset.desk;
      if (!id) openNext();
      else if (id !== openId) openSentence(addressOf(id), clicked);
    };
    addEventListener("click", handleClick, true);
    handleKeys({ F8: openNext, Escape: () => frame.hidden || askForm("desk-close", close) });
    const idInAddress = location.hash.match(/^#desk=(\d+)$/)?.[1];
    if (idInAddress) openSentence(addressOf(idInAddress), null);
  };

  const startForm = () => {
    const findFields = () => findAll("#words textarea");
    const readTexts = () => findFields().map((field) => field.value);
    const isUnsaved = () => findFields().some((field) => field.value !== field.dataset.saved);
    const showStatus = (text) => {
      find("#status").textContent = text;
    };
    let warnedAction = ""; // the button that gives up unsaved text when it is pressed again
    let isGivenUp = false;
    let checkTimer = 0;
    let lastField = null; // the field that had the focus last
    let checkCount = 0; // only the answer to the newest check is shown

    // Whether nothing is unsaved, or the same button is pressed again; otherwise warns. Escape,
    // whose `button` is "", never gives up text.
    const mayLeave = (button) => {
      isGivenUp = isUnsaved() && button !== "" && button === warnedAction;
      if (!isUnsaved() || isGivenUp) return true;
      warnedAction = button;
      const choice = button ? `“${button}” once more` : "“Close”";
      showStatus(`Not saved. Save it, or choose ${choice} to give it up.`);
      return false;
    };
    const close = (button) => {
      if (!mayLeave(button)) return;
      if (isFramed) parent.postMessage("close", location.origin);
      else location.assign(find("#close").href);
    };
    const openNext = () => mayLeave("Next") && location.assign(find("#next").href);
    // Sends a form; `action` replaces the last part of its address. Returns null on failure.
    const send = (form, action) => {
      const address = action ? form.action.replace(/\w+$/, action) : form.action;
      const body = new URLSearchParams(new FormData(form));
      return fetch(address, { method: "POST", body }).catch(() => null);
    };
    const check = async () => {
      checkCount += 1;
      const ownCount = checkCount;
      const answer = await send(find("#words"), "check");
      const html = answer?.ok ? await answer.text() : "";
      if (html && ownCount === checkCount) {
        find("#findings").replaceChildren(...parseHtml(html).body.childNodes);
      }
    };
    // The name stays in this tab, so the next form has it too.
    const fillName = () => {
      find("#name").value = sessionStorage.getItem("desk-name") ?? "";
    };
    const submit = async (form) => {
      if (form.id === "review" && isUnsaved()) {
        return showStatus("Save the sentence first, then say that it is right.");
      }
      clearTimeout(checkTimer);
      checkCount += 1; // the answer to an earlier check is about other text
      const sentTexts = readTexts().join("\n");
      const focusedId = document.activeElement.id || "text-0";
      const answer = await send(form);
      const page = answer && parseHtml(await answer.text());
      if (!find("#sentence", page)) {
        const failure = answer ? `answers ${answer.status}` : "does not answer";
        const reason = find("[role=alert]", page)?.textContent ?? `the desk ${failure}.`;
        return showStatus(`Not saved: ${reason} Your words are still in the field.`);
      }
      const currentTexts = readTexts();
      find("#sentence").replaceWith(document.adoptNode(find("#sentence", page)));
      if (currentTexts.join("\n") !== sentTexts) {
        // The translator typed while the form was sent.
        findFields().forEach((field, n) => (field.value = currentTexts[n]));
      }
      fillName();
      find(`#${focusedId}`).focus();
      showStatus(find("#status", page).textContent);
      if (answer.ok && isFramed) parent.postMessage("show", location.origin);
    };

    document.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(event.target);
    });
    document.addEventListener("input", ({ target }) => {
      if (target.id === "name") return sessionStorage.setItem("desk-name", target.value);
      warnedAction = "";
      showStatus("");
      clearTimeout(checkTimer);
      checkTimer = setTimeout(check, 200);
    });
    // Puts a part at the cursor; in a right-to-left text, invisible marks keep its signs in order.
    const insert = (part) => {
      const field = lastField?.isConnected ? lastField : findFields()[0];
      const text = field.matches(":dir(rtl)") ? `\u2068${part}\u2069` : part;
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const takeBack = (texts) => {
      findFields().forEach((field, n) => (field.value = texts[n]));
      findFields()[0].dispatchEvent(new Event("input", { bubbles: true }));
    };
    const buttons = { next: openNext, close: () => close("Close") };
    document.addEventListener("click", (event) => {
      const { insert: part, texts } = event.target.closest("button")?.dataset ?? {};
      if (part) insert(part);
      if (texts) takeBack(JSON.parse(texts));
      const action = buttons[event.target.id];
      if (!action) return;
      event.preventDefault();
      action();
    });
    handleKeys({
      F8: openNext,
      Escape: () => close(""),
      save: () => find("#save").click(),
    });
    document.addEventListener("focusin", ({ target }) => {
      if (target.matches("textarea")) lastField = target;
    });
    addEventListener("desk-next", openNext);
    addEventListener("desk-close", () => close(""));
    addEventListener("desk-leave", (event) => {
      if (!mayLeave("another sentence")) event.preventDefault();
    });
    addEventListener("beforeunload", (event) => {
      if (isUnsaved() && !isGivenUp) event.preventDefault();
    });
    fillName();
    const [field] = findFields();
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  };

  const panel = find("#desk");
  if (panel) {
    startPanel(panel);
  } else if (find("#sentence")) {
    startForm();
  } else {
    handleKeys({
      F8: () => find("#next")?.click(),
      Escape: () => isFramed && parent.postMessage("close", location.origin),
    });
  }
})();
