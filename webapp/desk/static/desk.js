// The desk. Beside a page of the site it opens the sentence that is clicked, in a frame of its own;
// in that frame it sends what is typed. Words that are not saved go only when that is asked twice.
(() => {
  "use strict";
  const $ = (selector, from = document) => from?.querySelector(selector);
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const isFramed = parent !== window;

  const onKeys = (actions) =>
    addEventListener("keydown", (event) => {
      const isSave = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      const action = actions[isSave ? "save" : event.key];
      if (!action || event.repeat || event.altKey) return;
      event.preventDefault();
      action();
    });

  const workBesidePage = (panel) => {
    const frame = $("#desk-frame");
    let current = ""; // the id of the open sentence
    let opener = null;
    const elementsOf = (id, from = document) => [...from.querySelectorAll(`span[data-desk="${id}"]`)];
    // The form in the frame is asked first, as it knows whether its words are saved.
    const ask = (name, otherwise) => {
      if (!$("#sentence", frame.contentDocument)) return otherwise();
      return frame.contentWindow.dispatchEvent(new Event(name, { cancelable: true }));
    };

    // Folds around the sentence are opened, and it is scrolled to what the panel leaves free.
    const mark = (clicked) => {
      document.querySelectorAll(".desk-here").forEach((one) => one.classList.remove("desk-here", "desk-at"));
      const here = elementsOf(current);
      const seen = here.find((one) => one.checkVisibility() && !one.closest(".visually-hidden"));
      const at = here.includes(clicked) ? clicked : (seen ?? here[0]);
      here.forEach((one) => one.classList.add("desk-here"));
      at?.classList.add("desk-at");
      for (let fold = at?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      const isTall = at?.offsetHeight > innerHeight / 4;
      at?.scrollIntoView({ block: isTall ? "start" : "center", behavior: "instant" });
      opener = at ?? clicked ?? opener;
    };
    const open = (address, clicked) => {
      if (!ask("desk-leave", () => true)) return;
      opener = clicked;
      document.documentElement.classList.add("desk-open");
      frame.hidden = false;
      frame.contentWindow.location.replace(address);
    };
    // The frame says which sentence is open, as "Next" in it leads to another.
    frame.addEventListener("load", () => {
      current = frame.contentWindow.location.pathname.match(/\/(\d+)$/)?.[1] ?? "";
      if (!current) return;
      history.replaceState(history.state, "", `#desk=${current}`);
      mark(opener);
    });
    const close = () => {
      current = "";
      history.replaceState(history.state, "", location.pathname + location.search);
      document.documentElement.classList.remove("desk-open");
      frame.hidden = true;
      frame.contentWindow.location.replace("about:blank");
      opener?.setAttribute("tabindex", "-1"); // the keyboard goes on from there
      opener?.focus({ preventScroll: true });
    };
    const go = () => ask("desk-next", () => open($("#desk-next").href, null));
    // What was saved is put in place without loading the page, so that nothing else moves.
    const show = async () => {
      const fresh = parse(await (await fetch(location.href)).text());
      const [olds, news] = [elementsOf(current), elementsOf(current, fresh)];
      if (olds.length !== news.length) return location.reload();
      document.title = fresh.title;
      olds.forEach((one, number) => one.replaceWith(document.importNode(news[number], true)));
      mark(null);
    };

    addEventListener("message", ({ source, data }) => {
      if (source === frame.contentWindow) ({ close, show })[data]?.();
    });
    const onClick = (event) => {
      const one = event.target.closest?.("[data-desk], #desk-next");
      if (!one || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (!one.dataset.desk) go();
      else if (one.dataset.desk !== current) open(`/desk/${panel.dataset.code}/${one.dataset.desk}`, one);
    };
    addEventListener("click", onClick, true);
    onKeys({ F8: go, Escape: () => frame.hidden || ask("desk-close", close) });
    const [, named] = location.hash.match(/^#desk=(\d+)$/) ?? [];
    if (named) open(`/desk/${panel.dataset.code}/${named}`, null);
  };

  const workOnSentence = () => {
    const fields = () => [...document.querySelectorAll("#words textarea")];
    const texts = () => fields().map((field) => field.value);
    const isTyped = () => fields().some((field) => field.value !== field.dataset.saved);
    const say = (text) => {
      $("#status").textContent = text;
    };
    let warned = ""; // the way that gives unsaved words up when it is chosen again
    let isGivenUp = false;
    let timer = 0;
    let asked = 0;

    const mayLeave = (way) => {
      isGivenUp = isTyped() && way !== "" && way === warned;
      if (!isTyped() || isGivenUp) return true;
      warned = way;
      say(`Not saved. Save it, or choose “${way || "Close"}” ${way ? "once more " : ""}to give it up.`);
      return false;
    };
    const close = (way) => {
      if (!mayLeave(way)) return;
      if (isFramed) parent.postMessage("close", location.origin);
      else location.assign($("#close").href);
    };
    const go = () => mayLeave("Next") && location.assign($("#next").href);
    const send = (form, act = "") =>
      fetch(form.action.replace(/\w+$/, (own) => act || own), {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
      }).catch(() => null);
    const check = async () => {
      const mine = ++asked;
      const answer = await send($("#words"), "check");
      const html = answer?.ok ? await answer.text() : "";
      if (html && mine === asked) $("#findings").replaceChildren(...parse(html).body.childNodes);
    };
    // The name is that of whoever works in this tab.
    const begin = () => {
      $("#name").value = sessionStorage.getItem("desk-name") ?? "";
    };
    const submit = async (form) => {
      if (form.id === "review" && isTyped()) return say("Save the sentence first, then say that it is right.");
      clearTimeout(timer);
      asked += 1; // what a check still has to say is of other words
      const before = texts().join("\n");
      const focused = document.activeElement.id || "text-0";
      const answer = await send(form);
      const fresh = answer && parse(await answer.text());
      if (!$("#sentence", fresh)) {
        const failure = answer ? `the desk answers ${answer.status}.` : "the desk does not answer.";
        const why = $("[role=alert]", fresh)?.textContent ?? failure;
        return say(`Not saved: ${why} Your words are still in the field.`);
      }
      const late = texts(); // somebody may have typed on
      $("#sentence").replaceWith(document.adoptNode($("#sentence", fresh)));
      if (late.join("\n") !== before) fields().forEach((field, number) => (field.value = late[number]));
      begin();
      $(`#${focused}`).focus();
      say($("#status", fresh).textContent);
      if (answer.ok && isFramed) parent.postMessage("show", location.origin);
    };

    document.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(event.target);
    });
    document.addEventListener("input", ({ target }) => {
      if (target.id === "name") return sessionStorage.setItem("desk-name", target.value);
      warned = "";
      say("");
      clearTimeout(timer);
      timer = setTimeout(check, 200);
    });
    document.addEventListener("click", (event) => {
      const action = { next: go, close: () => close("Close") }[event.target.id];
      if (!action) return;
      event.preventDefault();
      action();
    });
    onKeys({ F8: go, Escape: () => close(""), save: () => $("#save").click() });
    addEventListener("desk-next", go);
    addEventListener("desk-close", () => close(""));
    addEventListener("desk-leave", (event) => mayLeave("another sentence") || event.preventDefault());
    addEventListener("beforeunload", (event) => isTyped() && !isGivenUp && event.preventDefault());
    begin();
    const [field] = fields();
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  };

  const panel = $("#desk");
  if (panel) workBesidePage(panel);
  else if ($("#sentence")) workOnSentence();
  else onKeys({ F8: () => $("#next")?.click(), Escape: () => isFramed && parent.postMessage("close", location.origin) });
})();
