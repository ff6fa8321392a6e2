/* The search box at work: it searches as one types, and shows what is found.

   Comes last of the client, with the first use of the box (../search.js). */
(function () {
  "use strict";

  const form = document.forms["qostil-search"];
  const box = form.elements.query;
  const toggle = document.getElementById("__search");
  const output = form.parentElement.querySelector(".search-results");
  const status = form.parentElement.querySelector(".md-search-result__meta");
  const share = form.querySelector(".search-share");
  const say = JSON.parse(form.dataset.say);
  const searcher = new qostil.Searcher(form.dataset.data, form.dataset.languages.split(" "));
  const filters = new qostil.Filters(form.parentElement.querySelector(".search-filters"), say, redraw);
  const drawn = new WeakMap(); // the elements of each group
  const nothing = { groups: [], isNear: false, hasFailed: false };
  let result = nothing;
  let turn = 0; // a search that another has overtaken shows nothing
  let done = Promise.resolve();

  async function search() {
    const mine = ++turn;
    const query = box.value.trim();
    share.href = "?q=" + encodeURIComponent(query.replace(/\p{Cs}/gu, ""));
    const found = query ? await searcher.search(query, (own) => drawFirst(own, mine)) : nothing;
    if (mine === turn) {
      filters.offer(found.groups);
      await draw(found, query, mine);
    }
  }

  /* What the page's language has, as soon as it is there; what was chosen may be of another. */
  async function drawFirst(own, mine) {
    const elements = filters.isUnset ? await elementsOf(own).catch(() => []) : [];
    if (mine === turn && elements.length) {
      put(elements);
    }
  }

  function redraw() {
    done = Promise.all([done, draw(result, box.value.trim(), turn)]);
  }

  async function draw(found, query, mine) {
    const chosen = filters.chosen(found.groups);
    const groups = await Promise.all(chosen.map(elementsOf)).catch(() => null);
    if (mine === turn) {
      result = found;
      put(groups?.flat() || []);
      status.textContent = groups ? message(found, chosen, query) : say.search_failed;
    }
  }

  function elementsOf(group) {
    if (!drawn.has(group)) {
      const context = { root: form.dataset.root, say, index: (code) => searcher.index(code) };
      drawn.set(group, qostil.group(group, context));
    }
    return drawn.get(group);
  }

  /* Put elements into the output; those that stand there already stay untouched. */
  function put(elements) {
    let next = output.firstChild;
    for (const one of elements) {
      if (one === next) {
        next = next.nextSibling;
      } else {
        output.insertBefore(one, next);
      }
    }
    while (next) {
      const stale = next;
      next = next.nextSibling;
      stale.remove();
    }
  }

  function message({ isNear, hasFailed }, groups, query) {
    const count = groups.reduce((sum, group) => sum + qostil.sizeOf(group), 0);
    if (hasFailed) {
      return say.search_failed;
    }
    if (count) {
      return (isNear ? say.search_near : say.search_results).replace("#", count);
    }
    const isWord = ({ pieces }) => pieces[0].isRun || pieces[0].letters.length > 1;
    return qostil.parse(query).some(isWord) ? say.search_none : say.search_start;
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

  function start() {
    done = search();
  }

  // What an input method has not composed to its end is no query yet.
  box.addEventListener("input", (event) => event.isComposing || start());
  box.addEventListener("compositionend", start);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await done;
    output.querySelector("a")?.click();
  });
  form.addEventListener("reset", () => setTimeout(() => (start(), box.focus())));
  output.addEventListener("click", (event) => {
    if (event.target.closest("a")) {
      close(); // the hit may be on this page
    }
  });
  share.addEventListener("click", (event) => {
    if (navigator.clipboard) {
      event.preventDefault();
      const copied = navigator.clipboard.writeText(share.href);
      copied.then(() => (status.textContent = say.search_shared), () => location.assign(share.href));
    }
  });
  document.addEventListener("keydown", (event) => {
    const keys = { Escape: close, ArrowDown: () => move(event, 1), ArrowUp: () => move(event, -1) };
    if (toggle.checked && !event.isComposing) {
      keys[event.key]?.();
    }
  });

  qostil.searcher = searcher;
  start(); // for what was typed meanwhile
})();
