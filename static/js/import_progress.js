// How far an import has come. Without this script the page's own link shows the same.
(() => {
  const box = document.querySelector("[data-progress-url]");
  if (!box) return;
  const words = box.querySelector("[data-progress-words]");
  const bar = box.querySelector("[data-progress-bar]");
  const figures = box.querySelector("[data-progress-figures]");

  function show(state) {
    // Said aloud by screen readers, so only when it changes.
    if (words.textContent !== state.words) words.textContent = state.words;
    if (!state.total) {
      bar.removeAttribute("value");
      figures.textContent = state.done ? state.done.toLocaleString() : "";
      return;
    }
    bar.max = state.total;
    bar.value = state.done;
    figures.textContent = `${state.done.toLocaleString()} of ${state.total.toLocaleString()}`;
  }

  async function look() {
    try {
      const answer = await fetch(box.dataset.progressUrl, { headers: { Accept: "application/json" } });
      // Signed out, or gone: the page itself says so.
      if (!answer.ok || answer.redirected) return location.reload();
      const state = await answer.json();
      if (!state.is_open) return location.reload();
      show(state);
    } catch {
      // No line at the moment: the next look may have one.
    }
    setTimeout(look, document.hidden ? 5000 : 1000);
  }

  look();
})();
