// Keeps what somebody writes: on the site a moment after they stop, on this device while there is no link. What was sent without a link goes
// once it is back, under the token it was first sent with, so that it stands once.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const status = form.querySelector("[data-draft-status]");
  const { text, title, token } = form.elements;
  const key = `draft:${form.dataset.writer}:${form.dataset.draft}`;
  const PAUSE = 3000;
  const written = () => `${title ? title.value : ""}\n${text.value}`;
  let timer = null, saved = written(), isSent = false;

  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
  };
  const read = () => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const forget = () => {
    try { localStorage.removeItem(key); } catch { /* nothing is kept there */ }
  };
  const keep = (send) => {
    try {
      localStorage.setItem(key, JSON.stringify({ text: text.value, title: title ? title.value : "", token: token.value, send }));
      say(send ? "There is no link. It is kept on this device and goes as soon as the link is back." : "There is no link. What you write is kept on this device.");
      return true;
    } catch {
      say("There is no link, and this device keeps nothing. Copy what you wrote before you leave the page.");
      return false;
    }
  };

  const save = async () => {
    const now = written();
    if (now === saved || isSent) return;
    const body = new FormData(form);
    for (const field of form.querySelectorAll("[type=file]")) body.delete(field.name);
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) { say("This could not be saved as a draft. Copy it before you leave the page."); return; }
      saved = now;
      forget();
      say(`Saved as a draft at ${new Date().toLocaleTimeString([], { hour: "numeric", minute: "2-digit" })}. Only you see it.`);
    } catch { keep(false); }
  };

  const linkIsBack = () => {
    const kept = read();
    if (kept && kept.send && kept.token === token.value) { forget(); form.requestSubmit(); } else save();
  };

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, PAUSE); });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    const isOther = event.submitter && (event.submitter.name || event.submitter.hasAttribute("formaction"));
    if (navigator.onLine) { isSent = true; if (!isOther) forget(); } else if (keep(!isOther)) event.preventDefault();
  });
  addEventListener("online", linkIsBack);
  addEventListener("pageshow", () => { isSent = false; });

  const kept = read();
  if (kept && kept.text && kept.text !== text.value) {
    text.value = kept.text;
    token.value = kept.token;
    if (title) title.value = kept.title;
    say("This is what you wrote while there was no link.");
    if (navigator.onLine) linkIsBack();
  }
})();
