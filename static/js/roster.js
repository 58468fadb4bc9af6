// Keeps an open roster true. The socket says that something is new; the people are asked for, as the page itself asks.
// Without this script, or without a line, the link on the page reloads it.
(() => {
  "use strict";
  const box = document.querySelector("[data-roster]");
  const said = document.querySelector("[data-roster-said]");
  if (!box || !said) return;
  const SLOWEST = 60000;
  let wait = 1000;
  let timer = 0;
  let asked = false;
  let again = false;

  const isBusy = () => box.contains(document.activeElement) && document.activeElement !== document.body;

  const look = async () => {
    again = asked;
    if (asked) return;
    asked = true;
    try {
      const page = new URLSearchParams(location.search).get("page") || "1";
      const answer = await fetch(`?${new URLSearchParams({ page, part: "people" })}`, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (answer.redirected || answer.status === 404) return location.reload();
      if (answer.ok) show(await answer.text());
    } catch { /* no line: the next signal or reload brings it */ }
    asked = false;
    if (again) soon();
  };

  const show = (text) => {
    const found = new DOMParser().parseFromString(text, "text/html").querySelector("[data-roster-people]");
    if (!found) return;
    const people = box.querySelector("[data-roster-people]");
    if (people && people.innerHTML === found.innerHTML) return;
    // Whoever is about to press something keeps what they see; the rest comes when they have left it.
    if (isBusy()) { said.textContent = "Somebody’s place has changed. The list follows when you leave it."; return; }
    const isNews = !people || people.dataset.rosterPeople !== found.dataset.rosterPeople;
    box.replaceChildren(found);
    said.textContent = isNews ? found.dataset.rosterPeople : "";
  };

  const soon = () => { clearTimeout(timer); timer = setTimeout(look, 300); };

  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}${box.dataset.roster}`);
    socket.onopen = () => { wait = 1000; soon(); };
    socket.onmessage = soon;
    socket.onclose = (event) => {
      if (event.code === 4401 || event.code === 4404) return;
      setTimeout(connect, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, SLOWEST);
    };
  };

  box.addEventListener("focusout", () => { if (said.textContent) soon(); });
  connect();
})();
