// Hides fields and questions that are not asked of whoever gave these answers. Without it their condition stands beside them in words, and the
// server decides either way.
"use strict";

const asked = [...document.querySelectorAll(".field")]
  .map((field) => ({ field, input: field.querySelector("[data-only-if]") }))
  .filter(({ input }) => input);

function given(form, name) {
  return [...form.elements]
    .filter((one) => one.name === name && !one.closest("[hidden]"))
    .filter((one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : one.value.trim()))
    .map((one) => one.value);
}

function show() {
  for (const { field, input } of asked) {
    const answers = given(input.form, input.dataset.onlyIf);
    const wanted = input.dataset.onlyValue;
    const others = answers.filter((one) => one !== input.dataset.onlyUnless);
    field.hidden = wanted ? !answers.includes(wanted) : others.length === 0;
  }
}

for (const form of new Set(asked.map(({ input }) => input.form))) {
  form.addEventListener("input", show);
  form.addEventListener("change", show);
}
show();
