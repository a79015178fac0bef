// The page of calls: all answers go out at once; what is wrong comes back beside its box.
(() => {
  "use strict";
  const $ = (selector, from = document) => from.querySelector(selector);
  const panel = $("#ws");
  const words = JSON.parse(panel.dataset.words);
  const form = $("#ws-calls");
  const by = $("#ws-by");
  const outcome = $("#ws-outcome");
  const boxesOf = (entry) => [...entry.querySelectorAll("[name]")];
  const filled = () =>
    [...form.querySelectorAll("li")].filter((entry) => boxesOf(entry).some((box) => box.value));
  const valuesOf = (entry) => ({
    service: entry.dataset.service,
    phone: entry.dataset.phone,
    ...Object.fromEntries(boxesOf(entry).map((box) => [box.name, box.value])),
  });

  const blame = (box, why) => {
    box.setAttribute("aria-invalid", "true");
    $(`#${box.id.replace("ws-", "ws-fault-")}`).textContent = why;
  };
  const forgive = () => {
    form.querySelectorAll("[aria-invalid]").forEach((box) => box.removeAttribute("aria-invalid"));
    form.querySelectorAll("[id^=ws-fault-]").forEach((fault) => fault.replaceChildren());
  };
  const tell = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    outcome.replaceChildren(...document.adoptNode(parsed.body).childNodes);
    ($("[aria-invalid]", form) ?? outcome).focus();
  };
  const fail = (why) => {
    outcome.textContent = why;
    outcome.focus();
  };

  let busy = false;
  const enter = async (confirmed) => {
    if (busy) return;
    busy = true;
    forgive();
    const entries = filled();
    try {
      const answer = await fetch("/workshop/calls/enter", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Workshop-Token": panel.dataset.token },
        body: JSON.stringify({ entries: entries.map(valuesOf), by: by.value, confirmed }),
      });
      if (![200, 409, 422].includes(answer.status)) {
        fail(words.failed.replace("{status}", answer.status));
        return;
      }
      const { outcome: html, boxes, lacks_name: lacksName } = await answer.json();
      for (const { entry, box, words: why } of boxes) {
        blame($(`[name="${box}"]`, entries[entry]) ?? boxesOf(entries[entry])[0], why);
      }
      if (lacksName) blame(by, words.name);
      if (answer.ok) {
        const name = by.value;
        form.reset();
        by.value = name;
      }
      tell(html);
    } catch {
      fail(words.silent);
    } finally {
      busy = false;
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    enter(null);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    else if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  outcome.addEventListener("click", (event) => {
    const button = event.target.closest(".ws-confirm");
    if (button) enter(JSON.parse(button.dataset.changes));
  });
  addEventListener("beforeunload", (event) => {
    if (filled().length) event.preventDefault();
  });
})();
