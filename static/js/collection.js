// Moves an entry of a collection without a new page. Without this its buttons work as forms; where the answer is not what was hoped for, they do.
"use strict";

const list = document.querySelector("[data-orders]");
const said = document.querySelector("[data-said]");

function neighbor(entry, way) {
  return way === "up" ? entry.previousElementSibling : entry.nextElementSibling;
}

function settleEnds() {
  for (const button of list.querySelectorAll("[data-move] button")) button.disabled = !neighbor(button.closest("li"), button.value);
}

function put(entry, way) {
  const other = neighbor(entry, way);
  if (way === "up") other.before(entry);
  else other.after(entry);
  settleEnds();
}

async function move(form, button) {
  const entry = form.closest("li");
  const body = new FormData(form);
  body.set("to", button.value);
  const answer = await fetch(form.action, { method: "POST", body, redirect: "follow" });
  if (!answer.ok) throw new Error(String(answer.status));
  put(entry, button.value);
  const left = button.disabled ? form.querySelector("button:not([disabled])") : button;
  if (left) left.focus();
  const place = [...list.children].indexOf(entry) + 1;
  said.textContent = `${entry.querySelector("h2").textContent}: now number ${place} of ${list.children.length}`;
}

if (list && said) {
  let last = Promise.resolve();
  list.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-move]");
    if (!form || !event.submitter || !neighbor(form.closest("li"), event.submitter.value)) return;
    event.preventDefault();
    const button = event.submitter;
    last = last.then(() => move(form, button)).catch(() => window.location.reload());
  });
}
