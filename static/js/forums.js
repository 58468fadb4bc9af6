// Brings new posts to an open topic. The socket says that something is new; the page asks for what came after the number it knows.
// Without a socket it asks once a minute. What somebody reads or writes stays where it is, and the focus with it.
(() => {
  "use strict";
  const talk = document.querySelector("[data-talk]");
  if (!talk) return;
  const posts = talk.querySelector(".posts");
  const status = talk.querySelector("[data-talk-status]");
  const log = talk.querySelector("[data-talk-log]");
  const topic = Number(talk.dataset.talk);
  const isLast = talk.dataset.last === "1";
  const MINUTE = 60000, SLOWEST = 180000, QUIET = 10000, LONGEST_ANSWER = 30000;
  let seq = Number(talk.dataset.seq), epoch = Number(talk.dataset.epoch), newest = Number(talk.dataset.newest);
  let asking = false, again = false, over = false, later = 0, trouble = 0, retrying = 0, isAskedToWait = false, checkedAt = Date.now();
  let socket = null, isLive = false, wait = 1000, lostAt = Date.now(), here = 1;
  let isChanged = false, unsaid = 0, saidAt = 0, saying = null;
  const held = new Map();

  const ago = () => {
    const seconds = Math.round((Date.now() - checkedAt) / 1000);
    return seconds < 60 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
  };
  const show = () => {
    if (over) return;
    const parts = [`Up to date to #${newest}, ${ago()}`];
    if (!isLive) parts.push("asks once a minute");
    else if (here > 1) parts.push(`${here} people have this open`);
    if (isChanged) parts.push("the topic itself was changed: reload the page to see how");
    status.textContent = parts.join(" · ");
  };
  const end = (words) => {
    over = true;
    log.textContent = status.textContent = words;
    if (socket) socket.close();
  };

  // One sentence for all that came, at most every ten seconds.
  const say = () => {
    if (!unsaid || saying) return;
    saying = setTimeout(() => {
      log.textContent = `${unsaid} new ${unsaid === 1 ? "reply" : "replies"} ${isLast ? "below" : "on the last page"}`;
      unsaid = 0; saidAt = Date.now(); saying = null;
    }, Math.max(0, saidAt + QUIET - Date.now()));
  };

  // The place of reading is where the focus is, or else the first post in sight: whatever changes above it, it stays there.
  const keepPlace = (change) => {
    const focused = document.activeElement, { top, bottom } = focused.getBoundingClientRect();
    const isInSight = talk.contains(focused) && bottom > 0 && top < innerHeight;
    const mark = isInSight ? focused : [...posts.children].find((one) => one.getBoundingClientRect().bottom > 0) || status;
    const before = mark.getBoundingClientRect().top;
    change();
    const moved = mark.isConnected ? mark.getBoundingClientRect().top - before : 0;
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  };

  // Whether a post of this number belongs on this page, and after which of its posts.
  const placeOf = (number) => {
    const all = [...posts.children], first = all[0], last = all[all.length - 1];
    const isBefore = first && number < Number(first.dataset.seq), isAfter = !last || number > Number(last.dataset.seq);
    const isElsewhere = isLast ? isBefore && number <= newest : isBefore || isAfter;
    return { isElsewhere, after: all.filter((one) => Number(one.dataset.seq) < number).pop() };
  };

  const put = ({ seq: number, html }) => {
    if (html && number > newest) unsaid += 1;
    const known = document.getElementById(`post-${number}`);
    if (known && known.contains(document.activeElement)) { held.set(number, html); return; }
    held.delete(number);
    if (!html) { if (known) known.remove(); return; }
    const made = document.createElement("template");
    made.innerHTML = html;
    const post = made.content.firstElementChild;
    if (known) { known.replaceWith(post); return; }
    const { isElsewhere, after } = placeOf(number);
    if (isElsewhere) return;
    if (after) after.after(post); else posts.prepend(post);
  };

  const take = (news) => {
    if (news.reset) { end("This topic was changed. Reload the page to see it as it is now."); return; }
    keepPlace(() => news.posts.forEach(put));
    seq = news.seq;
    newest = Math.max(newest, ...news.posts.filter((one) => one.html).map((one) => one.seq));
    isChanged = isChanged || news.changed;
    again = again || news.more;
    checkedAt = Date.now();
    say(); show();
  };

  // Asked to wait, it waits as long. After a failure it tries again soon, then ever more seldom, and at once when a server is back.
  // Pages spread by chance.
  const askLater = (seconds) => {
    again = false;
    later = Date.now() + 1000 * seconds;
    clearTimeout(retrying);
    retrying = setTimeout(ask, 1000 * (seconds + Math.min(seconds, 5) * Math.random()));
  };
  const failed = (answer) => {
    const asked = answer ? Number(answer.headers.get("Retry-After")) || 0 : 0;
    isAskedToWait = asked > 0;
    trouble = Math.min(trouble * 2 || 1, MINUTE / 1000);
    askLater(asked || trouble);
  };

  const ask = async () => {
    if (asking) { again = true; return; }
    if (over || Date.now() < later) return;
    asking = true; again = false;
    try {
      const stop = new AbortController(), timer = setTimeout(() => stop.abort(), LONGEST_ANSWER);
      const answer = await fetch(`/forums/topics/${topic}/events.json?after=${seq}&epoch=${epoch}`, { cache: "no-store", signal: stop.signal });
      if (answer.status === 404) end("This topic is no longer open to you. Reload the page.");
      else if (answer.ok) { take(await answer.json()); trouble = 0; isAskedToWait = false; }
      else failed(answer);
      clearTimeout(timer);
    } catch { failed(null); }
    asking = false;
    if (again) ask();
  };

  // In the first minute of trouble it knocks every few seconds, as when a server starts anew; then ever more seldom. Pages spread by chance.
  const knockLater = () => {
    const spread = wait * (0.5 + 0.5 * Math.random());
    wait = Math.min(wait * 2, Date.now() - lostAt < MINUTE ? 4000 : SLOWEST);
    setTimeout(connect, spread);
  };

  const hear = (signal) => {
    if (signal.topic !== topic) return;
    if (!isLive && !isAskedToWait) later = 0;
    isLive = true; wait = 1000; lostAt = 0;
    if (signal.here !== undefined) here = signal.here;
    if (signal.seq > seq || (signal.epoch && signal.epoch !== epoch)) ask();
    else if (signal.seq !== undefined) checkedAt = Date.now();
    show();
  };

  const connect = () => {
    if (over) return;
    socket = new WebSocket(`${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws/forums/`);
    socket.onopen = () => { socket.send(JSON.stringify({ watch: [topic] })); };
    socket.onmessage = (event) => hear(JSON.parse(event.data));
    socket.onclose = (event) => {
      isLive = false;
      lostAt = lostAt || Date.now();
      show();
      // Signed out, or no longer let in: what may be read now is asked at once.
      if (event.code >= 4400) ask();
      knockLater();
    };
  };

  status.hidden = false;
  show();
  setTimeout(connect, Math.random() * 500);
  const minutely = () => { if (!document.hidden) ask(); setTimeout(minutely, MINUTE * (0.8 + 0.4 * Math.random())); };
  setTimeout(minutely, MINUTE * (0.8 + 0.4 * Math.random()));
  setInterval(show, 5000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  addEventListener("online", () => { later = 0; ask(); });
  addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
  // What came for a post that somebody was in is put there once they have left it.
  talk.addEventListener("focusout", () => setTimeout(() => keepPlace(() => [...held].forEach(([number, html]) => put({ seq: number, html }))), 0));
})();
