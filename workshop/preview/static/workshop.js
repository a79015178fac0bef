// The workshop in a page: choose a sentence, change it, see its checks, save it, see it in place.
(() => {
  "use strict";
  const $ = (selector, from = document) => from.querySelector(selector);
  const panel = $("#ws");
  const code = panel.dataset.code;
  const still = "Your words are still in the field.";
  const words = {
    leave: "This sentence is not saved yet. Save it, or press “Close”.",
    failed: `Not saved: the workshop failed ({status}). Its window says why. ${still}`,
    silent: `Not saved: the workshop does not answer; see whether it still runs. ${still}`,
    unsaved: `Not saved. ${still}`,
    saved: "Saved.",
    unsigned: "Your review is not saved.",
    signed: "Your review is saved.",
    discard: "Not saved. Press “Close” once more to throw your words away.",
    first: "Save the sentence first, then say that it is right.",
    choose: "Choose a language first.",
    shown: "The page shows what you saved.",
    gone: "The workshop does not answer. Is it still running?",
    faulty: "Faulty",
    missing: "Missing",
    warned: "Probably wrong",
    unreviewed: "Not reviewed",
  };
  const base = "/workshop";
  let version = Number(panel.dataset.version || 0);
  let opener = null;

  const say = (text) => {
    const status = $("#ws-status");
    if (status) status.textContent = text;
  };
  const put = (place, html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...document.adoptNode(parsed.body).childNodes);
  };
  const send = (address, body) =>
    fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Workshop-Token": panel.dataset.token },
      body: JSON.stringify(body),
    });

  $(".ws-find")?.addEventListener("submit", (event) => {
    event.preventDefault(); // the policy of the pages lets no form go anywhere
    location.search = new URLSearchParams(new FormData(event.target));
  });

  // One sentence: its form comes finished from the server.
  const editor = $("#ws-editor");
  const addressOf = (form) => `${base}/${form.dataset.code}/${form.dataset.short}`;
  const textsOf = (form) => [...form.querySelectorAll(".ws-text")].map((one) => one.value);
  const nameIn = (form) => $("#ws-name", form).value;
  // A name is typed once in each tab: who opens another is somebody else.
  const show = (html) => {
    if (html !== null) put(editor, html);
    const name = $("#ws-name", editor);
    if (name) name.value = sessionStorage.getItem("ws-name") ?? "";
  };
  const isChanged = (form) =>
    [...form.querySelectorAll(".ws-text")].some((one) => one.value !== one.defaultValue);

  const mayLeave = (form) => {
    if (!isChanged(form)) return true;
    say(words.leave);
    $(".ws-text", form).focus();
    return false;
  };
  const open = async (short, from) => {
    const form = $("form", editor);
    if (form && form.dataset.short !== short && !mayLeave(form)) return;
    const answer = await fetch(`${base}/${code}/${short}?part`);
    if (!answer.ok) return;
    say(""); // the status is of the sentence before
    showList(false);
    opener = from;
    show(await answer.text());
    editor.hidden = false;
    showPlace(short);
    focusEnd($(".ws-text", editor));
  };
  const focusEnd = (field, options = {}) => {
    field.focus(options);
    field.setSelectionRange(field.value.length, field.value.length);
  };
  const close = () => {
    say("");
    editor.hidden = true;
    editor.replaceChildren();
    showPlace(null);
    const back = opener?.isConnected ? opener : listButton;
    back.focus({ preventScroll: true });
  };
  const showPlace = (short) => {
    document.querySelectorAll(".ws-here").forEach((one) => one.classList.remove("ws-here"));
    if (!short) return;
    const here = [...document.querySelectorAll(`[data-ws="${short}"]`)];
    here.forEach((one) => one.classList.add("ws-here"));
    if (here[0]) here[0].scrollIntoView({ block: "nearest" });
  };

  let timer = 0;
  let asked = 0;
  const check = (form) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      asked += 1;
      const mine = asked;
      const answer = await send(`${addressOf(form)}/check`, { strings: textsOf(form) });
      const html = await answer.text();
      if (answer.ok && mine === asked) put($("#ws-verdicts", form), html);
    }, 150);
  };
  let busy = false; // while our own change is under way, it is not announced twice
  const finish = async (form, address, body, success, failure) => {
    busy = true;
    clearTimeout(timer); // what checks still have to say must not replace what becomes of this
    asked += 1;
    try {
      await settle(form, await send(address, body), success, failure);
    } catch {
      refuse(form, words.silent, failure);
    } finally {
      busy = false;
    }
  };
  const explained = [409, 422]; // these say what is wrong with the words; all else is our fault
  const refuse = (form, why, failure) => {
    const error = document.createElement("p");
    error.className = "ws-error";
    error.textContent = why;
    $("#ws-verdicts", form).replaceChildren(error);
    say(failure);
  };
  const settle = async (form, answer, success, failure) => {
    const html = await answer.text();
    if (!answer.ok) {
      refuse(form, words.failed.replace("{status}", answer.status), failure);
      if (explained.includes(answer.status)) put($("#ws-verdicts", form), html);
      return;
    }
    show(html);
    focusEnd($(".ws-text", editor));
    say(success);
    if (code) await follow();
  };
  if (editor) {
    show(null);
    editor.addEventListener("input", (event) => {
      if (event.target.matches("#ws-name")) sessionStorage.setItem("ws-name", event.target.value);
      if (!event.target.matches(".ws-text")) return;
      say("");
      delete event.target.form.dataset.warned;
      check(event.target.form);
    });
    editor.addEventListener("submit", async (event) => {
      event.preventDefault();
      const form = event.target;
      const body = { strings: textsOf(form), stamp: form.dataset.stamp, name: nameIn(form) };
      await finish(form, `${addressOf(form)}/save`, body, words.saved, words.unsaved);
    });
    editor.addEventListener("click", async (event) => {
      const button = event.target.closest("button");
      const form = $("form", editor);
      if (!button || !form) return;
      if (button.matches(".ws-next")) goOn();
      else if (button.matches(".ws-close")) {
        if (isChanged(form) && !form.dataset.warned) {
          form.dataset.warned = "yes";
          say(words.discard);
        } else if (code) close();
        else {
          form.reset();
          location.assign(`${base}/${form.dataset.code}/`);
        }
      } else if (button.matches(".ws-right, .ws-sure")) {
        if (isChanged(form)) {
          say(words.first);
          return;
        }
        const sure = button.matches(".ws-sure");
        const body = { name: nameIn(form), stamp: form.dataset.stamp, sure };
        await finish(form, `${addressOf(form)}/review`, body, words.signed, words.unsigned);
      } else if (button.matches(".ws-reload")) {
        const answer = await fetch(`${addressOf(form)}?part`);
        show(await answer.text());
        focusEnd($(".ws-text", editor));
      }
    });
    editor.addEventListener("keydown", (event) => {
      const form = $("form", editor);
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      else if (event.key === "Enter" && event.target.matches("#ws-name")) {
        event.preventDefault(); // the button beside a name is a review
        $(".ws-right", form).click();
      }
      if (event.key !== "Escape") return;
      if (isChanged(form)) say(words.leave);
      else if (code) close();
    });
  }
  // The next sentence that waits: on this page, behind the one that is open, else of the language.
  const done = ["reviewed", "source"];
  const sentencesHere = () => {
    const known = new Map();
    document.querySelectorAll("[data-ws], [data-ws-in]").forEach((one) => {
      const held = one.dataset.ws
        ? [{ short: one.dataset.ws, words: one.textContent.trim(), state: one.dataset.wsState }]
        : JSON.parse(one.dataset.wsIn);
      for (const { short, words, state } of held) {
        if (!known.has(short)) known.set(short, { words, state });
      }
    });
    return known;
  };
  const goOn = () => {
    const form = editor && $("form", editor);
    if (form && !mayLeave(form)) return;
    const here = code ? [...sentencesHere()] : [];
    const at = form ? here.findIndex(([short]) => short === form.dataset.short) : -1;
    const next = here.slice(at + 1).find(([, { state }]) => !done.includes(state));
    if (next) open(next[0], opener);
    else if (panel.dataset.next) location.assign(panel.dataset.next);
    else say(words.choose);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    goOn();
  });
  addEventListener("beforeunload", (event) => {
    const form = editor && $("form", editor);
    if (form && isChanged(form)) event.preventDefault();
  });
  if (!code) {
    // A page of the workshop itself: what follows is for pages of the site. Where a sentence has
    // a page, who has a keyboard begins in its field; on a phone that would cover half of it.
    const field = editor && $(".ws-text", editor);
    if (field && !matchMedia("(pointer: coarse)").matches) focusEnd(field, { preventScroll: true });
    return;
  }

  // The sentences of the page: clicked where they stand, or chosen from a list.
  addEventListener(
    "click",
    (event) => {
      const here = event.target.closest?.("[data-ws]");
      if (!here || panel.contains(event.target) || event.ctrlKey || event.metaKey) return;
      if (!$("#ws-list-button")) return;
      event.preventDefault();
      open(here.dataset.ws, null);
    },
    true,
  );
  const list = $("#ws-list ol");
  const fillList = () => {
    if (!list) return;
    list.replaceChildren(
      ...[...sentencesHere()].map(([short, { words: text, state }]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.dataset.short = short;
        const sentence = document.createElement("span");
        sentence.lang = document.documentElement.lang;
        sentence.dir = document.documentElement.dir;
        sentence.textContent = text || "…";
        button.append(sentence);
        if (!done.includes(state)) button.append(` (${words[state]})`);
        const item = document.createElement("li");
        item.append(button);
        return item;
      }),
    );
  };
  const listButton = $("#ws-list-button");
  const showList = (shown) => {
    if (!listButton) return;
    listButton.setAttribute("aria-expanded", String(shown));
    $("#ws-list").hidden = !shown;
  };
  listButton?.addEventListener("click", () => {
    showList(listButton.getAttribute("aria-expanded") !== "true");
  });
  list?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    open(button.dataset.short, listButton);
  });
  $(".ws-bar .ws-next")?.addEventListener("click", goOn);
  $("#ws-more")?.addEventListener("click", (event) => {
    const shown = event.target.getAttribute("aria-expanded") !== "true";
    event.target.setAttribute("aria-expanded", String(shown));
  });
  $("#ws-outline")?.addEventListener("change", (event) => {
    document.documentElement.classList.toggle("ws-outlined", event.target.checked);
  });
  $("#ws-pseudo").addEventListener("click", async (event) => {
    await send(`${base}/pseudo`, {});
    const pressed = event.target.getAttribute("aria-pressed") === "true";
    event.target.setAttribute("aria-pressed", String(!pressed));
    await follow();
  });

  // Following the files: the page is taken anew and put in place of the old one, around the panel.
  let following = null;
  const follow = () => {
    following ??= take().finally(() => {
      following = null;
    });
    return following;
  };
  const take = async () => {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const freshPanel = $("#ws", fresh);
    version = Number(freshPanel.dataset.version);
    const top = scrollY;
    const focused = document.activeElement;
    document.title = fresh.title;
    document.querySelectorAll("body > :not(#ws, script, link)").forEach((one) => one.remove());
    const kept = [...fresh.body.children].filter((one) => !one.matches("#ws, script, link"));
    panel.before(...kept.map((one) => document.adoptNode(one)));
    panel.querySelectorAll(".ws-broken").forEach((one) => one.remove());
    const broken = [...freshPanel.querySelectorAll(".ws-broken")];
    $(".ws-bar", panel).after(...broken.map((one) => document.adoptNode(one)));
    scrollTo(0, top);
    if (panel.contains(focused)) focused.focus({ preventScroll: true });
    fillList();
    const form = $("form", editor);
    if (form) showPlace(form.dataset.short);
  };
  const watch = async () => {
    for (;;) {
      try {
        const answer = await fetch(`${base}/changes?since=${version}`);
        const now = (await answer.json()).version;
        if (now !== version) {
          const isOurs = busy;
          await follow();
          if (!isOurs) say(words.shown);
        }
      } catch {
        say(words.gone);
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
  };
  fillList();
  watch();
})();
