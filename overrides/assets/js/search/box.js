/* The search box at work: it asks the index as one types, and shows what is found.

   Comes with the first use of the box (../search.js), as do the data: classic scripts, which
   qostil/search/index.py writes, since a page on file:// can load nothing else. */
(function () {
  "use strict";

  const MOST = 100; // hits shown for a language
  const form = document.forms["qostil-search"];
  const box = form.elements.query;
  const toggle = document.getElementById("__search");
  const output = form.parentElement.querySelector(".search-results");
  const status = form.parentElement.querySelector(".md-search-result__meta");
  const indexes = new Map();
  let loading;

  window.qostilSearch = (code, data) => indexes.set(code, new qostil.Index(code, data));

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
  function close() {
    if (toggle.checked) {
      toggle.click();
    }
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

  box.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = output.querySelector("a");
    if (first) {
      first.click();
    }
  });
  form.addEventListener("reset", () => setTimeout(() => (search(), box.focus())));
  output.addEventListener("click", (event) => {
    if (event.target.closest("a")) {
      close(); // the hit may be on this page
    }
  });
  document.addEventListener("keydown", (event) => {
    const keys = { Escape: close, ArrowDown: () => move(event, 1), ArrowUp: () => move(event, -1) };
    if (toggle.checked) {
      keys[event.key]?.();
    }
  });

  search(); // for what was typed meanwhile
  load();
})();
