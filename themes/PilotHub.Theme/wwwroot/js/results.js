// Changes the results in place, with what the server renders at the new address. Whatever goes wrong, the browser goes there itself.
const region = document.getElementById("results");
const status = document.getElementById("results-status");
const form = document.querySelector("main form.searchbox");
const input = form?.querySelector("input[type=search]");
const PAUSE = 300;
const REST = 1500;

let request;
let timer;
let typing = false;
let shown = location.pathname + location.search;

const keyOf = element => element?.dataset.key ?? element?.textContent.trim();
const heading = () => region.querySelector("[data-count]");

async function go(address, { push = true, link = null, quiet = false, typed = false } = {}) {
  request?.abort();
  const mine = request = new AbortController();
  region.ariaBusy = "true";
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { accept: "text/html", ...(typed && { "x-typing": "1" }) } });
    if (!answer.ok || new URL(answer.url).pathname !== location.pathname) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine.signal.aborted) return;
    // Filters among the words move to the chips when the search is sent, not while it is being written.
    if (typed && answer.redirected) return;
    const next = page.getElementById("results");
    if (!next) throw new Error("no results");
    show(page, next, link);
    const url = new URL(answer.url);
    const path = url.pathname + url.search;
    if (push && path !== shown) history[typed && typing ? "replaceState" : "pushState"](null, "", path);
    typing = typed;
    shown = path;
    if (typed) rest(answer.url);
    else input.value = page.querySelector("main form.searchbox input[type=search]").value;
    if (!quiet) status.textContent = heading()?.textContent.trim() ?? region.querySelector(".empty__title")?.textContent.trim() ?? "";
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  } finally {
    if (request === mine) region.ariaBusy = "false";
  }
}

function show(page, next, link) {
  const top = link?.getBoundingClientRect().top;
  const focused = region.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const open = new Map([...region.querySelectorAll("details[data-key]")].map(details => [details.dataset.key, details.open]));
  region.replaceChildren(...next.childNodes);
  for (const details of region.querySelectorAll("details[data-key]")) {
    if (open.has(details.dataset.key)) details.open = open.get(details.dataset.key);
  }
  document.title = page.title;
  follow(page, "a[href*='returnUrl=']");
  follow(page, "link[rel=alternate]");
  addFinders();
  if (link?.closest(".pager")) {
    heading()?.focus({ preventScroll: true });
    heading()?.scrollIntoView({ block: "start" });
    return;
  }
  if (!focused) return;
  const same = [...region.querySelectorAll("a, button, summary, input")].find(element => keyOf(element) === focused && element.checkVisibility());
  (same ?? heading() ?? region).focus({ preventScroll: true });
  if (same && top !== undefined) scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
}

// Words that rest for a while are a search, whether or not somebody sends them; so are those that lead to another page.
let resting;
let settle;
function rest(address) {
  settle = () => {
    clearTimeout(resting);
    settle = null;
    fetch(address, { method: "HEAD", referrer: location.pathname, keepalive: true }).catch(() => {});
  };
  resting = setTimeout(() => settle?.(), REST);
}
addEventListener("pagehide", () => settle?.());

// What stands outside the results and speaks of this address.
function follow(page, selector) {
  const links = page.querySelectorAll(selector);
  document.querySelectorAll(selector).forEach((link, place) => { if (links[place]) link.href = links[place].getAttribute("href"); });
}

region.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const target = new URL(link.href);
  if (target.origin !== location.origin || target.pathname !== location.pathname || link.hash) return;
  event.preventDefault();
  clearTimeout(timer);
  if (!region.contains(document.activeElement)) link.focus({ preventScroll: true });
  go(link.href, { link });
});

// The address of the search box's words, with the filters that are in force.
function addressOf(words) {
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.delete("page");
  if (words.trim()) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  return address.href;
}

if (form && input) {
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(timer);
    go(addressOf(input.value));
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    clearTimeout(resting);
    settle = null;
    timer = setTimeout(() => go(addressOf(input.value), { quiet: true, typed: true }), PAUSE);
  });
}

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) go(location.href, { push: false });
});

// Long facets get a field that filters them.
const sought = new Map();
function addFinders() {
  for (const facet of region.querySelectorAll("details[data-find]:not([data-find=''])")) {
    const box = document.createElement("input");
    box.type = "search";
    box.className = "facet__find";
    box.placeholder = box.ariaLabel = facet.dataset.find;
    box.dataset.key = `find:${facet.dataset.key}`;
    box.autocomplete = "off";
    box.value = sought.get(facet.dataset.key) ?? "";
    const filter = () => {
      const text = box.value.trim().toLocaleLowerCase();
      sought.set(facet.dataset.key, box.value);
      for (const item of facet.querySelectorAll("li")) item.hidden = !item.textContent.toLocaleLowerCase().includes(text);
      const rest = facet.querySelector("details");
      if (rest && text) rest.open = true;
    };
    box.addEventListener("input", filter);
    facet.querySelector("summary").after(box);
    if (box.value) filter();
  }
}
addFinders();
