/* The language switch leads to the segment in view, or on the glossary to the concept in view. */
(function () {
  "use strict";

  const PLACES = "article .segment[id], article .concept[id]";

  /* What the address names counts while it can still be seen; else what is first below the header. */
  function placeInView() {
    const top = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const isVisible = (place) => {
      const box = place.getBoundingClientRect();
      return box.bottom > top && box.top < innerHeight;
    };
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const cited = named && named.closest(PLACES);
    if (cited && isVisible(cited)) {
      return named.id;
    }
    if (scrollY < 1) {
      return ""; // at the top of the page, so the other page's top
    }
    const first = Array.from(document.querySelectorAll(PLACES)).find(isVisible);
    return first ? first.id : "";
  }

  for (const link of document.querySelectorAll(".languages__link")) {
    link.addEventListener("click", () => {
      const place = placeInView();
      link.hash = place ? "#" + encodeURIComponent(place) : "";
    });
  }
})();
