/* Opens the search box, and brings what works it (search/*.js) when it is first used. */
(function () {
  "use strict";

  // In the order of their needs.
  const CLIENT = [
    ...["inflection", "tokens", "query", "store", "shard", "lexicon", "words", "matching", "ranking"],
    ...["index", "marking", "glossary", "searcher", "results", "filters", "box"],
  ];

  const form = document.forms["qostil-search"];
  if (!form) {
    return;
  }
  const box = form.elements.query;
  const toggle = document.getElementById("__search");
  let isAskedFor = false;

  function load() {
    if (!isAskedFor) {
      isAskedFor = true;
      qostil.style("search");
      Promise.all(CLIENT.map((name) => qostil.load("search/" + name))).catch(failed);
    }
  }

  function failed() {
    isAskedFor = false; // the next use tries again
    const status = form.parentElement.querySelector(".md-search-result__meta");
    status.textContent = JSON.parse(form.dataset.say).search_failed;
  }

  /* By a click, since the theme locks and unlocks the page's scrolling on its change. */
  function open() {
    if (!toggle.checked) {
      toggle.click();
    }
    box.focus();
    load();
  }

  const shared = new URLSearchParams(location.search).get("q");
  if (shared) {
    box.value = shared;
    addEventListener("load", open); // the theme's own script has to be there
  }

  box.addEventListener("focus", open);
  toggle.addEventListener("change", () => toggle.checked && open());
  document.addEventListener("keydown", (event) => {
    const isCommand = event.ctrlKey || event.altKey || event.metaKey;
    if (!toggle.checked && ["f", "s", "/"].includes(event.key) && !isCommand && !qostil.isTyping(event)) {
      event.preventDefault();
      open();
    }
  });
})();
