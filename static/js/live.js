// Keeps the count of unread notifications true on an open page. The socket says that something is new; the count is asked for.
(() => {
  "use strict";
  const marks = document.querySelectorAll("[data-unread]");
  if (!marks.length) return;
  const SLOWEST = 60000;
  let wait = 1000;
  let asked = false;
  let again = false;
  let over = false;

  const show = (count) => marks.forEach((mark) => {
    mark.hidden = count === 0;
    mark.querySelector("[data-count]").textContent = count;
  });

  const ask = async () => {
    again = asked;
    if (asked || over) return;
    asked = true;
    try {
      const answer = await fetch("/notifications/unread.json", { headers: { Accept: "application/json" }, cache: "no-store" });
      if (answer.status === 401) over = true;
      else if (answer.ok) show((await answer.json()).unread);
    } catch { /* offline: the next minute asks again */ }
    asked = false;
    if (again) ask();
  };

  const tell = (signal) => document.dispatchEvent(new CustomEvent("live", { detail: signal }));

  const connect = () => {
    if (over) return;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/ws/live/`);
    socket.onopen = () => { wait = 1000; ask(); };
    socket.onmessage = (event) => {
      const signal = JSON.parse(event.data);
      tell(signal);
      if (signal.topic === "notifications") ask();
    };
    socket.onclose = (event) => {
      if (event.code === 4401) ask();
      setTimeout(connect, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, SLOWEST);
    };
  };

  connect();
  setInterval(() => { if (!document.hidden) ask(); }, SLOWEST);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
})();
