// Suggestions below the search boxes, by the combobox pattern of ARIA 1.2. Without this file a search box is a form like any other.
const RECENT = "pilothub-recent-searches";
const MAX_RECENT = 8;
const MAX_SHOWN_RECENT = 3;
const MIN_LENGTH = 2;
const PAUSE = 120;

// Recent searches stay in this browser; one that keeps nothing has none.
const recent = {
  read() {
    try {
      const list = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
      return Array.isArray(list) ? list.filter(text => typeof text === "string") : [];
    } catch {
      return [];
    }
  },
  write(list) {
    try {
      if (list.length > 0) localStorage.setItem(RECENT, JSON.stringify(list.slice(0, MAX_RECENT)));
      else localStorage.removeItem(RECENT);
    } catch { /* kept nowhere */ }
  },
  add(text) {
    text = text.trim();
    if (text) recent.write([text, ...recent.read().filter(other => other !== text)]);
  },
  remove(text) {
    recent.write(recent.read().filter(other => other !== text));
  },
};

class Suggestions {
  #form; #input; #list; #status; #texts;
  #entries = [];
  #active = -1;
  #timer;
  #request;
  #answers = new Map();

  constructor(form) {
    this.#form = form;
    this.#texts = form.dataset;
    this.#input = form.querySelector("input[type=search]");
    this.#list = document.createElement("ul");
    this.#list.id = this.#input.id + "-suggestions";
    this.#list.className = "suggestions";
    this.#list.role = "listbox";
    this.#list.ariaLabel = this.#texts.suggestions;
    this.#list.hidden = true;
    this.#status = document.createElement("p");
    this.#status.className = "visually-hidden";
    this.#status.role = "status";
    form.append(this.#list, this.#status);
    this.#input.role = "combobox";
    this.#input.ariaAutoComplete = "list";
    this.#input.ariaExpanded = "false";
    this.#input.setAttribute("aria-controls", this.#list.id);

    this.#input.addEventListener("input", () => this.#later());
    this.#input.addEventListener("click", () => { if (!this.#input.value) this.#update(); });
    this.#input.addEventListener("keydown", event => this.#press(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("pointerdown", event => event.preventDefault());
    this.#list.addEventListener("click", event => this.#click(event));
    form.addEventListener("submit", () => {
      recent.add(this.#input.value);
      this.#close();
    });
  }

  get #open() { return !this.#list.hidden; }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#update(), PAUSE);
  }

  async #update() {
    const typed = this.#input.value.trim();
    this.#request?.abort();
    const request = this.#request = new AbortController();
    try {
      const found = typed.length < MIN_LENGTH ? [] : await this.#ask(typed, request.signal);
      if (!request.signal.aborted && document.activeElement === this.#input) this.#show(typed, found);
    } catch {
      // A newer question has taken its place, or the site does not answer: then there are no suggestions.
      if (this.#request === request) this.#close();
    }
  }

  async #ask(typed, signal) {
    if (this.#answers.has(typed)) return this.#answers.get(typed);
    const answer = await fetch(`${this.#texts.suggest}?q=${encodeURIComponent(typed)}`, { signal, headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const found = await answer.json();
    this.#answers.set(typed, found);
    return found;
  }

  #show(typed, found) {
    const own = recent.read().filter(text => text !== typed && text.toLocaleLowerCase().includes(typed.toLocaleLowerCase())).slice(0, typed ? MAX_SHOWN_RECENT : MAX_RECENT);
    this.#entries = [
      ...own.map(text => ({ text, label: this.#texts.recent, recent: true })),
      ...found,
      ...(own.length > 0 && !typed ? [{ text: this.#texts.forget, forget: true }] : []),
    ];
    this.#list.replaceChildren(...this.#entries.map((entry, place) => this.#option(entry, place)));
    this.#active = -1;
    this.#input.removeAttribute("aria-activedescendant");
    const count = own.length + found.length;
    this.#setOpen(count > 0);
    this.#say(count === 0 ? (typed.length < MIN_LENGTH ? "" : this.#texts.none) : count === 1 ? this.#texts.one : this.#texts.many.replace("{0}", count));
  }

  #option(entry, place) {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${place}`;
    option.role = "option";
    option.ariaSelected = "false";
    option.className = entry.forget ? "suggestion suggestion--forget" : "suggestion";
    const text = document.createElement("span");
    text.className = "suggestion__text";
    text.textContent = entry.text;
    option.append(text);
    if (entry.label) {
      const label = document.createElement("span");
      label.className = "suggestion__kind";
      label.textContent = entry.label;
      option.append(label);
    }
    return option;
  }

  #press(event) {
    if (event.isComposing) return;
    const last = this.#entries.length - 1;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!this.#open) { this.#update(); return; }
        const step = event.key === "ArrowDown" ? 1 : -1;
        const next = this.#active + step;
        // One step beyond either end is the box itself, with what was typed.
        this.#activate(next > last ? -1 : next < -1 ? last : next);
        return;
      }
      case "Enter":
        if (this.#open && this.#active >= 0) {
          event.preventDefault();
          // Whoever changes results in place hears of searches, not of a choice in this list.
          event.stopPropagation();
          this.#choose(this.#entries[this.#active]);
        }
        return;
      case "Escape":
        if (this.#open) {
          event.preventDefault();
          this.#close();
        }
        return;
      case "Delete":
        if (this.#open && this.#entries[this.#active]?.recent) {
          event.preventDefault();
          recent.remove(this.#entries[this.#active].text);
          this.#update();
        }
        return;
    }
  }

  #activate(place) {
    this.#list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = place;
    const option = this.#list.children[place];
    if (option) {
      option.ariaSelected = "true";
      option.scrollIntoView({ block: "nearest" });
      this.#input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #click(event) {
    const place = [...this.#list.children].indexOf(event.target.closest("[role=option]"));
    if (place >= 0) this.#choose(this.#entries[place]);
  }

  #choose(entry) {
    if (entry.forget) {
      recent.write([]);
      this.#close();
      this.#say(this.#texts.forgotten);
    } else if (entry.recent) {
      this.#input.value = entry.text;
      this.#close();
      this.#form.requestSubmit();
    } else {
      this.#close();
      location.assign(entry.url);
    }
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#setOpen(false);
    this.#active = -1;
    this.#input.removeAttribute("aria-activedescendant");
  }

  #setOpen(open) {
    this.#list.hidden = !open;
    this.#input.ariaExpanded = String(open);
  }

  #say(text) { this.#status.textContent = text; }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Suggestions(form);
