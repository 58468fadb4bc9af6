// Counts searches and opened results for the curators, without knowing whose they are: docs/decisions/0009. Nothing waits for it.
"use strict";

const results = document.querySelector("[data-asked]");

// A random number for this tab and this day: it is never a cookie, and the site forgets it when the day is counted.
function visit() {
  const today = new Date().toDateString();
  try {
    const [day, kept] = (sessionStorage.getItem("visit") || "").split("|");
    if (day === today && kept) return kept;
    const made = crypto.randomUUID().replaceAll("-", "");
    sessionStorage.setItem("visit", `${today}|${made}`);
    return made;
  } catch {
    return "";
  }
}

function tell(more) {
  const key = visit();
  if (key) navigator.sendBeacon("/search/asked/", new URLSearchParams({ asked: results.dataset.asked, visit: key, ...more }));
}

if (results && navigator.sendBeacon && !navigator.globalPrivacyControl) {
  tell({});
  results.addEventListener("click", (event) => {
    const link = event.target.closest(".result h2 a");
    if (!link) return;
    const place = [...results.querySelectorAll(".result h2 a")].indexOf(link);
    const list = results.querySelector(".results[start]");
    tell({ position: place + (list ? Number(list.getAttribute("start")) : 1) });
  });
}
