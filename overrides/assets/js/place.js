/* The reader's place on a page: the segment or concept under their eyes. It is kept when the page's
   layout or language changes, and when the reader comes back to the page. */
(function () {
  "use strict";

  const PLACES = "article .segment[id], article .concept[id]";
  const SETTLED = 200; // ms without scrolling

  const headerEnd = () => document.querySelector(".md-header").getBoundingClientRect().bottom;

  function isVisible(element) {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.bottom > headerEnd() && box.top < innerHeight;
  }

  /* What the address names counts while it can be seen; else what is first below the header. */
  function inView() {
    const named = document.getElementById(qostil.named());
    const cited = named && named.closest(PLACES);
    if (cited && isVisible(cited)) {
      return named;
    }
    if (scrollY < 1) {
      return null; // the top of the page
    }
    return Array.from(document.querySelectorAll(PLACES)).find(isVisible) || null;
  }

  const topOf = (element) => element.getClientRects()[0]?.top ?? 0;

  /* Change the layout; what was read stays where it was on the screen. */
  function keep(change) {
    const place = inView();
    const before = place && topOf(place);
    change();
    if (place) {
      scrollBy({ top: topOf(place) - before, behavior: "instant" });
    }
  }

  function note() {
    const place = inView();
    const state = { ...history.state, qostil: place && { id: place.id, top: topOf(place) } };
    history.replaceState(state, "");
  }

  /* Where the reader was when they left, also if the page has another layout by now. */
  function restore() {
    const kept = history.state?.qostil;
    const place = kept && document.getElementById(kept.id);
    if (place) {
      history.scrollRestoration = "manual";
      scrollBy({ top: topOf(place) - kept.top, behavior: "instant" });
    }
  }

  function comesBack() {
    const [navigation] = performance.getEntriesByType("navigation");
    return ["back_forward", "reload"].includes(navigation?.type);
  }

  let settling;
  addEventListener("scroll", () => {
    clearTimeout(settling);
    settling = setTimeout(note, SETTLED);
  });
  document.addEventListener("click", note, true); // it may lead away before the scrolling has settled

  if (comesBack()) {
    restore();
    addEventListener("load", restore);
  }

  for (const link of document.querySelectorAll(".languages__link")) {
    const page = link.pathname;
    link.addEventListener("click", () => {
      const place = inView();
      // An entry may stand on another page there, which its own link to it names.
      const entry = place?.querySelector(`.concept__equivalents a[hreflang="${link.hreflang}"]`);
      link.pathname = entry?.pathname ?? page;
      link.hash = place ? "#" + encodeURIComponent(place.id) : "";
    });
  }

  qostil.place = { inView, isVisible, keep, restore };
})();
