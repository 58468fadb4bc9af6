// Brings new posts to an open topic. The socket says that something is new; the page asks for what came after the number it knows.
// Without a socket it asks once a minute. Nothing moves above where somebody reads, and the focus stays where it is.
(() => {
  "use strict";
  const talk = document.querySelector("[data-talk]");
  if (!talk) return;
  const posts = talk.querySelector(".posts");
  const status = talk.querySelector("[data-talk-status]");
  const log = talk.querySelector("[data-talk-log]");
  const topic = Number(talk.dataset.talk);
  const isLast = talk.dataset.last === "1";
  const MINUTE = 60000, SLOWEST = 180000, QUIET = 10000;
  let seq = Number(talk.dataset.seq), epoch = Number(talk.dataset.epoch), newest = Number(talk.dataset.newest);
  let asking = false, again = false, over = false, wait = 1000, pause = 0, isLive = false, checkedAt = Date.now();
  let isChanged = false, unsaid = 0, saidAt = 0, saying = null;

  const ago = () => {
    const seconds = Math.round((Date.now() - checkedAt) / 1000);
    return seconds < 60 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
  };
  const show = () => {
    if (over) return;
    status.textContent = `Up to date to #${newest}, ${ago()}${isLive ? "" : " · asks once a minute"}${isChanged ? " · the topic itself was changed: reload the page to see how" : ""}`;
  };
  const ended = (words) => { over = true; status.textContent = words; };

  // One sentence for all that came, at most every ten seconds.
  const say = () => {
    if (!unsaid || saying) return;
    saying = setTimeout(() => {
      log.textContent = unsaid === 1 ? "1 new post below" : `${unsaid} new posts below`;
      unsaid = 0; saidAt = Date.now(); saying = null;
    }, Math.max(0, saidAt + QUIET - Date.now()));
  };

  const put = ({ seq: number, html }) => {
    const known = document.getElementById(`post-${number}`);
    if (known && known.contains(document.activeElement)) return;
    if (!html) { if (known) known.remove(); return; }
    const made = document.createElement("template");
    made.innerHTML = html;
    const post = made.content.firstElementChild;
    if (known) { known.replaceWith(post); return; }
    const first = posts.firstElementChild, after = [...posts.children].filter((one) => Number(one.dataset.seq) < number).pop();
    if (!isLast && !after) return;
    if (isLast ? number <= newest && first && number < Number(first.dataset.seq) : number > Number(posts.lastElementChild.dataset.seq)) return;
    if (after) after.after(post); else posts.prepend(post);
    if (number > newest) unsaid += 1;
  };

  const ask = async () => {
    again = asking;
    if (asking || over || Date.now() < pause) return;
    asking = true;
    try {
      const answer = await fetch(`/forums/topics/${topic}/events.json?after=${seq}&epoch=${epoch}`, { cache: "no-store" });
      if (answer.status === 404) ended("This topic is no longer open to you. Reload the page.");
      else if (answer.status === 429 || answer.status === 503) pause = Date.now() + 1000 * (Number(answer.headers.get("Retry-After")) || 15);
      else if (answer.ok) {
        const news = await answer.json();
        if (news.reset) ended("This topic was changed. Reload the page to see it as it is now.");
        else {
          news.posts.forEach(put);
          seq = news.seq;
          isChanged = isChanged || news.changed;
          newest = Math.max(newest, ...news.posts.filter((one) => one.html).map((one) => one.seq));
          checkedAt = Date.now();
          again = again || news.more;
          say(); show();
        }
      }
    } catch { /* offline: the next minute asks again */ }
    asking = false;
    if (again && !over) ask();
  };

  const connect = () => {
    if (over) return;
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws/forums/`);
    socket.onopen = () => { socket.send(JSON.stringify({ watch: [topic] })); };
    socket.onmessage = (event) => {
      const signal = JSON.parse(event.data);
      if (signal.topic !== topic) return;
      isLive = true; wait = 1000;
      if (signal.seq > seq || (signal.epoch && signal.epoch !== epoch)) ask();
      else { checkedAt = Date.now(); show(); }
    };
    socket.onclose = () => {
      isLive = false; show();
      setTimeout(connect, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, SLOWEST);
    };
  };

  status.hidden = false;
  show();
  setTimeout(connect, Math.random() * 500);
  const minutely = () => { if (!document.hidden) ask(); setTimeout(minutely, MINUTE * (0.8 + 0.4 * Math.random())); };
  setTimeout(minutely, MINUTE * (0.8 + 0.4 * Math.random()));
  setInterval(show, 5000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  addEventListener("online", ask);
})();
