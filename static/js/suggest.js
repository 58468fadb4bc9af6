// The search box searches without this. It offers topics and titles while somebody types, as a combobox with a list below.
"use strict";

const WAIT = 150;
const FEWEST = 2;

function element(tag, attributes, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

function combobox(form) {
  const input = form.querySelector("input[name=q]");
  const list = element("div", { role: "listbox", id: `${input.id}-suggestions`, class: "suggestions", "aria-label": "Suggestions", hidden: "" });
  const status = element("span", { role: "status", class: "visually-hidden" });
  let options = [];
  let at = -1;
  let timer = 0;
  let asking = null;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function go(to) {
    if (options[at]) options[at].setAttribute("aria-selected", "false");
    at = (to + options.length) % options.length;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  }

  function show(groups) {
    list.replaceChildren();
    options = [];
    at = -1;
    for (const group of groups) {
      const heading = element("p", { id: `${list.id}-${group.name}`, class: "meta" }, group.label);
      const box = element("div", { role: "group", "aria-labelledby": heading.id });
      box.append(heading);
      for (const item of group.items) {
        const id = `${list.id}-${options.length}`;
        options.push(element("a", { role: "option", id, href: item.url, tabindex: "-1", "aria-selected": "false" }, item.text));
        box.append(options.at(-1));
      }
      list.append(box);
    }
    if (options.length === 0) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    status.textContent = options.length === 1 ? "1 suggestion" : `${options.length} suggestions`;
  }

  async function ask() {
    if (asking) asking.abort();
    asking = new AbortController();
    const typed = input.value.trim();
    if (typed.length < FEWEST) return close();
    try {
      const answer = await fetch(`/search/suggest/?${new URLSearchParams({ q: typed })}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).groups);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  form.append(list, status);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at < 0 ? -1 : at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && options[at]) options[at].click();
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
}

document.querySelectorAll("form.search-box").forEach(combobox);
