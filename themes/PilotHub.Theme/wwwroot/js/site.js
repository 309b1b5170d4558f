// Niceties only: every page works without this file.
const toasts = document.getElementById("toasts");

export function toast(text) {
  if (!toasts || !text) return;
  const note = document.createElement("div");
  note.className = "toast";
  note.textContent = text;
  toasts.append(note);
  setTimeout(() => note.remove(), 4000);
}

document.addEventListener("click", async event => {
  const copy = event.target.closest("[data-copy]");
  if (copy && navigator.clipboard && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(new URL(copy.dataset.copy, location.href).href);
      toast(copy.dataset.copied);
    } catch {
      location.href = copy.href;
    }
    return;
  }

  // Browsers that know command/commandfor have already opened or closed the dialog.
  const button = event.target.closest("button[commandfor]");
  if (button && !("commandForElement" in button)) {
    const dialog = document.getElementById(button.getAttribute("commandfor"));
    if (button.getAttribute("command") === "show-modal") dialog?.showModal();
    else dialog?.close();
  }
});

document.addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.metaKey && !event.ctrlKey && !event.altKey) {
    const box = [...document.querySelectorAll("input[type=search]")].find(input => input.checkVisibility());
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }

  const menu = event.target.closest(".menu")?.querySelector(":popover-open");
  if (menu && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const items = [...menu.querySelectorAll("a, button")];
    const step = event.key === "ArrowDown" ? 1 : -1;
    const at = items.indexOf(document.activeElement);
    items[at < 0 ? 0 : (at + step + items.length) % items.length]?.focus();
  }
});

// The contents mark the section being read.
const entries = new Map([...document.querySelectorAll(".toc a[href^='#']")].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
if (entries.size > 0) {
  const reading = new IntersectionObserver(changes => {
    const seen = changes.filter(change => change.isIntersecting).at(-1);
    if (!seen) return;
    for (const [id, link] of entries) {
      if (id === seen.target.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-10% 0px -75% 0px" });
  for (const id of entries.keys()) {
    const target = document.getElementById(id);
    if (target) reading.observe(target);
  }
}

// Browsers that do not let the keyboard scroll what is wider than the page get a stop there.
for (const box of document.querySelectorAll(".table-scroll, .prose pre")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}

// What another page lists is shown here too, once somebody comes near; until then, and without script, a link leads there.
const nearing = new IntersectionObserver(changes => {
  for (const { isIntersecting, target } of changes) {
    if (!isIntersecting) continue;
    nearing.unobserve(target);
    include(target);
  }
}, { rootMargin: "600px" });
for (const place of document.querySelectorAll("[data-include]")) nearing.observe(place);

async function include(place) {
  try {
    const answer = await fetch(place.dataset.include, { headers: { accept: "text/html" } });
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const part = page?.getElementById(place.dataset.part);
    if (part) place.replaceChildren(...part.childNodes);
  } catch { /* the link stays */ }
}

// Suggestions are fetched when somebody first turns to a search box; what happens there meanwhile happens once more for them.
const suggestions = document.querySelector("link[rel=suggestions]");
const turns = ["focusin", "click", "input", "submit"];
async function suggest({ type, target }) {
  if (!target.closest?.("form[data-suggest]")) return;
  await import(suggestions.href);
  for (const turn of turns) document.removeEventListener(turn, suggest);
  if (type !== "focusin") target.dispatchEvent(new Event(type, { cancelable: true }));
}
for (const turn of turns) document.addEventListener(turn, suggest);
if (document.activeElement) suggest({ type: "focusin", target: document.activeElement });
