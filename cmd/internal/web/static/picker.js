// Pickers with typing, by the pattern "combobox with list autocomplete" of the ARIA Authoring Practices.
// Without this script the fields are what they are in the page: a field for text, whose name the server
// understands, and a choice from a list.
"use strict";
(() => {
  const most = 12;
  const english = document.documentElement.lang === "en" ? "/en" : "";
  let count = 0;

  // combobox makes a field a picker. find(words) returns a promise of {value, name, note, address}; pick(entry) takes one.
  // none is what to say where nothing is found, if anything.
  function combobox(field, find, pick, none) {
    const list = document.createElement("ul");
    let entries = [], active = -1, asked = 0;
    list.id = "picker" + ++count;
    list.className = "picker";
    list.role = "listbox";
    list.hidden = true;
    list.setAttribute("aria-label", field.labels && field.labels[0] ? field.labels[0].textContent : "");
    field.after(list);
    field.parentNode.classList.add("picking");
    field.role = "combobox";
    field.autocomplete = "off";
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");

    function close() {
      list.hidden = true;
      active = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }
    function mark(to) {
      if (list.hidden || entries.length === 0) return;
      active = (to + entries.length) % entries.length;
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
      field.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
    function take(entry) {
      pick(entry);
      close();
    }
    function show(found, words) {
      entries = found.slice(0, most);
      list.replaceChildren(...entries.map((entry, i) => {
        const item = document.createElement("li"), note = document.createElement("small");
        item.id = list.id + "-" + i;
        item.role = "option";
        item.setAttribute("aria-selected", "false");
        note.textContent = entry.note || "";
        item.append(entry.name, note);
        item.addEventListener("mousedown", (event) => { event.preventDefault(); take(entry); });
        return item;
      }));
      if (entries.length === 0 && none && words) { // or the choice below would seem to be what was meant
        const item = document.createElement("li");
        item.role = "option";
        item.setAttribute("aria-disabled", "true");
        item.textContent = none;
        list.append(item);
      }
      active = -1;
      list.hidden = list.children.length === 0;
      field.setAttribute("aria-expanded", String(!list.hidden));
      field.removeAttribute("aria-activedescendant");
    }
    async function ask() {
      const turn = ++asked;
      const words = field.value.trim(), found = await find(words);
      if (turn === asked && document.activeElement === field) show(found, words);
    }
    let timer;
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return; // the keys are those of an input method
      switch (event.key) {
        case "ArrowDown": if (list.hidden) ask(); else mark(active + 1); break;
        case "ArrowUp": mark(active < 0 ? -1 : active - 1); break;
        case "Enter": if (list.hidden || active < 0) return; take(entries[active]); break;
        case "Escape": if (list.hidden) return; close(); break;
        default: return;
      }
      event.preventDefault();
    });
  }

  for (const field of document.querySelectorAll("input[data-suggest]")) {
    combobox(field, async (words) => {
      if (words === "") return [];
      const answer = await fetch(english + "/suggest.json?" + new URLSearchParams({ kind: field.dataset.suggest, q: words })).catch(() => null);
      return answer && answer.ok ? (await answer.json()).suggestions : [];
    }, (entry) => {
      field.value = entry.value;
      if (entry.address) location.assign(entry.address);
    });
  }

  // A long choice gets a field above it, in which it is looked for by any part of its names.
  // With data-go what is found there is gone to at once.
  for (const choice of document.querySelectorAll("select[data-pick]")) {
    const field = document.createElement("input");
    field.type = "search";
    field.id = choice.id + "-words";
    field.placeholder = choice.dataset.pick;
    field.setAttribute("aria-label", (choice.labels[0] ? choice.labels[0].textContent + ": " : "") + choice.dataset.pick);
    choice.before(field);
    const all = [...choice.options].filter((option) => option.value !== "").map((option) => ({
      value: option.value, name: option.textContent, note: option.parentNode.label || "",
      text: (option.textContent + " " + (option.dataset.names || "") + " " + (option.parentNode.label || "") + " " + option.value).toLowerCase(),
    }));
    combobox(field, async (words) => {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      return all.filter((entry) => wanted.every((word) => entry.text.includes(word)));
    }, (entry) => {
      choice.value = entry.value;
      field.value = "";
      if (choice.hasAttribute("data-go")) choice.form.requestSubmit();
      else choice.focus();
    }, choice.dataset.none);
  }
})();
