// A text filter over the listings on this page: in memory, never sent, never in the address.
(() => {
  "use strict";
  const section = document.getElementById("listings");
  const heading = document.getElementById("found");
  if (!section || !heading) {
    return;
  }
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "")
      .replace(/\u0671/g, "\u0627")
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .toLowerCase()
      .replace(/[\s\-\u2010-\u2015]+/g, " ")
      .trim();
  const listings = [...section.querySelectorAll(".listing")].map((element) => ({
    element,
    text: fold(element.textContent),
  }));
  const label = document.createElement("label");
  const input = document.createElement("input");
  const hint = document.createElement("p");
  const status = document.createElement("p");
  label.htmlFor = input.id = "find";
  label.textContent = section.dataset.label;
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  hint.id = "find-hint";
  hint.className = "small";
  hint.textContent = section.dataset.hint;
  input.setAttribute("aria-describedby", hint.id);
  status.setAttribute("role", "status");
  const box = document.createElement("div");
  box.className = "find";
  box.append(label, input, hint, status);
  heading.after(box);
  const filter = () => {
    const words = fold(input.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const { element, text } of listings) {
      element.hidden = !words.every((word) => text.includes(word));
      shown += element.hidden ? 0 : 1;
    }
    return words.length ? section.dataset.shown.replace("{n}", shown) : "";
  };
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const said = filter();
    waiting = setTimeout(() => {
      status.textContent = said;
    }, 400);
  });
  addEventListener("pagehide", () => {
    input.value = "";
    filter();
  });
})();
