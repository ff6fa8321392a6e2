/* The search box: loads a language's segments when it is first used, and finds in them.

   The data are classic scripts (qostil/search/index.py writes them), since a page on file:// can load
   nothing else. The rules are those of qostil/search/index.py and qostil/languages/inflection.py; a
   test holds both to the same output. */
(function () {
  "use strict";

  const MOST = 100; // hits shown for a language
  const HAN = "[\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
  // Runs of Han, and words without them; [\p{L}\p{N}_] is what Python's \w has.
  const TOKENS = new RegExp(HAN + "+|(?:(?!" + HAN + ")[\\p{L}\\p{N}_])+", "gu");
  const STARTS_WITH_HAN = new RegExp("^" + HAN, "u");

  const fold = (text) => text.normalize("NFC").toLowerCase();

  /* What a word may be a form of: the stems of all its readings. */
  class Inflection {
    constructor(data) {
      Object.assign(this, data);
      this.known = new Map();
      this.slots = new Set(["stem"]);
      this.byForm = new Map();
      this.longest = 0;
      for (const [slot, form, behind, after, vowels] of data.suffixes) {
        this.slots.add(slot);
        this.longest = Math.max(this.longest, form.length);
        const row = { slot, form, behind: new Set(behind), after, vowels };
        this.byForm.set(form, [...(this.byForm.get(form) || []), row]);
      }
    }

    lemmas(word) {
      if (!this.known.has(word)) {
        this.known.set(word, new Set(this.read(word, this.slots)));
      }
      return this.known.get(word);
    }

    *read(word, behind) {
      if (behind.has("stem")) {
        yield word;
      }
      const most = Math.min(word.length - this.shortest, this.longest);
      for (let size = 1; size <= most; size++) {
        for (const suffix of this.byForm.get(word.slice(-size)) || []) {
          if (behind.has(suffix.slot)) {
            for (const inner of this.before(word.slice(0, -size), suffix)) {
              yield* this.read(inner, suffix.behind);
            }
          }
        }
      }
    }

    *before(rest, suffix) {
      const classes = this.classes(rest);
      const last = rest.slice(-1);
      const vowels = this.vowels.join("");
      if (!suffix.after.includes(last) || !classes.length) {
        return;
      }
      if (suffix.vowels !== null && !classes.includes(suffix.vowels)) {
        return;
      }
      yield rest;
      if (!vowels.includes(suffix.form[0])) {
        return;
      }
      if (last in this.alternations) {
        yield rest.slice(0, -1) + this.alternations[last];
      }
      if (this.closing.includes(last) && !vowels.includes(rest.slice(-2, -1))) {
        for (const c of classes) {
          yield rest.slice(0, -1) + this.dropped[c] + last;
        }
      }
    }

    classes(stem) {
      for (const letter of Array.from(stem).reverse()) {
        if ((this.neutral + this.either).includes(letter)) {
          return [0, 1];
        }
        const c = this.vowels.findIndex((vowels) => vowels.includes(letter));
        if (c >= 0) {
          return [c];
        }
      }
      return [];
    }
  }

  class Index {
    constructor(code, data) {
      this.code = code;
      this.name = data.name;
      this.direction = data.direction;
      this.pages = data.pages;
      this.inflection = data.inflection && new Inflection(data.inflection);
      this.segments = data.segments.map(([page, id, text]) => {
        const folded = fold(text);
        return { page, id, text, folded, words: new Set(folded.match(TOKENS)) };
      });
    }

    keys(word) {
      return this.inflection ? this.inflection.lemmas(word) : new Set([word]);
    }

    find(query) {
      const tokens = fold(query).match(TOKENS) || [];
      return tokens.length ? this.segments.filter((s) => tokens.every((t) => this.has(s, t))) : [];
    }

    has(segment, token) {
      if (STARTS_WITH_HAN.test(token)) {
        return segment.folded.includes(token);
      }
      return Array.from(segment.words).some((word) => this.matches(word, token));
    }

    matches(word, token) {
      if (word.startsWith(token)) {
        return true;
      }
      const keys = this.keys(token);
      return Array.from(this.keys(word)).some((key) => keys.has(key));
    }

    /* The stretches of a text that a query finds, as [start, end], in order and apart. */
    spans(text, query) {
      const tokens = fold(query).match(TOKENS) || [];
      const folded = fold(text);
      if (folded.length !== text.length) {
        return []; // folding moved the letters, so no place is sure
      }
      const found = [];
      for (const token of tokens) {
        if (STARTS_WITH_HAN.test(token)) {
          for (let at = folded.indexOf(token); at >= 0; at = folded.indexOf(token, at + 1)) {
            found.push([at, at + token.length]);
          }
        } else {
          for (const word of folded.matchAll(TOKENS)) {
            if (this.matches(word[0], token)) {
              found.push([word.index, word.index + word[0].length]);
            }
          }
        }
      }
      found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      let reach = 0;
      return found.filter(([start, end]) => start >= reach && (reach = end));
    }
  }

  const form = document.forms["qostil-search"];
  if (!form) {
    return;
  }
  const box = form.elements.query;
  const toggle = document.getElementById("__search");
  const output = form.parentElement.querySelector(".search-results");
  const status = form.parentElement.querySelector(".md-search-result__meta");
  const indexes = new Map();
  let loading;

  window.qostilSearch = (code, data) => indexes.set(code, new Index(code, data));

  /* Load all languages' data once; gives a promise of true if all came. */
  function load() {
    loading ||= Promise.all(form.dataset.languages.split(" ").map(loadOne)).then((loaded) => {
      if (loaded.includes(false)) {
        loading = undefined; // the next search tries again
      }
      return loaded;
    });
    return loading;
  }

  function loadOne(code) {
    return new Promise((resolve) => {
      if (indexes.has(code)) {
        resolve(true);
        return;
      }
      const script = document.createElement("script");
      script.src = form.dataset.data + "/" + code + ".js";
      script.onload = () => resolve(true);
      script.onerror = () => resolve(false);
      document.head.append(script);
    });
  }

  async function search() {
    const query = box.value.trim();
    if (!query) {
      output.replaceChildren();
      status.textContent = form.dataset.start;
      return;
    }
    const loaded = await load();
    if (query !== box.value.trim()) {
      return; // typed on meanwhile; that search shows its own
    }
    const found = form.dataset.languages
      .split(" ")
      .filter((code) => indexes.has(code))
      .map((code) => ({ index: indexes.get(code), hits: indexes.get(code).find(query) }));
    const count = found.reduce((sum, { hits }) => sum + hits.length, 0);
    output.replaceChildren(...found.filter(({ hits }) => hits.length).flatMap((f) => group(f, query)));
    status.textContent = loaded.includes(false)
      ? form.dataset.failed
      : count
        ? form.dataset.results.replace("#", count)
        : form.dataset.none;
  }

  function group({ index, hits }, query) {
    const heading = element("h2", { lang: index.code, dir: index.direction }, index.name + " · " + hits.length);
    const list = element("ol", { lang: index.code, dir: index.direction });
    list.append(...hits.slice(0, MOST).map((hit) => item(index, hit, query)));
    if (hits.length > MOST) {
      list.append(element("li", { lang: document.documentElement.lang }, form.dataset.more));
    }
    return [heading, list];
  }

  function item(index, hit, query) {
    const [address, title] = index.pages[hit.page];
    const link = element("a", { href: form.dataset.root + "/" + address + "#" + hit.id });
    const reference = hit.id.slice(1).replaceAll("-", ".");
    link.append(element("span", { class: "place" }, reference + " · " + title));
    let place = 0;
    for (const [start, end] of index.spans(hit.text, query)) {
      link.append(hit.text.slice(place, start), element("mark", {}, hit.text.slice(start, end)));
      place = end;
    }
    link.append(hit.text.slice(place));
    const entry = element("li", {});
    entry.append(link);
    return entry;
  }

  /* Texts are set as texts, never as HTML. */
  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  /* By a click, since the theme locks and unlocks the page's scrolling on its change. */
  function turn(on) {
    if (toggle.checked !== on) {
      toggle.click();
    }
  }

  function open() {
    turn(true);
    box.focus();
    load();
  }

  function close() {
    turn(false);
    box.blur();
  }

  /* Arrows move from the box through the hits and back. */
  function move(event, step) {
    const stops = [box, ...output.querySelectorAll("a")];
    const place = stops.indexOf(document.activeElement);
    if (place >= 0) {
      stops[(place + step + stops.length) % stops.length].focus();
      event.preventDefault();
    }
  }

  box.addEventListener("focus", open);
  box.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = output.querySelector("a");
    if (first) {
      first.click();
    }
  });
  form.addEventListener("reset", () => setTimeout(() => (search(), box.focus())));
  toggle.addEventListener("change", () => toggle.checked && open());
  output.addEventListener("click", (event) => {
    if (event.target.closest("a")) {
      close(); // the hit may be on this page
    }
  });
  document.addEventListener("keydown", (event) => {
    if (toggle.checked) {
      const keys = { Escape: () => close(), ArrowDown: () => move(event, 1), ArrowUp: () => move(event, -1) };
      keys[event.key]?.();
    } else if (["f", "s", "/"].includes(event.key) && !isTyping(event)) {
      event.preventDefault();
      open();
    }
  });

  function isTyping(event) {
    const target = event.target;
    const isField = target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
    return event.ctrlKey || event.altKey || event.metaKey || (isField && target.type !== "radio" && target.type !== "checkbox");
  }
})();
