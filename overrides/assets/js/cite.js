/* Citing: a range of segments in an address (#s2-1:s2-3) is shown when one arrives. */
(function () {
  "use strict";

  const segmentOf = (id) => document.getElementById(id)?.closest(".segment");

  /* All segments from one to another, in the page's order. */
  function between(first, last) {
    const all = Array.from(document.querySelectorAll(".segment[id]"));
    const [from, to] = [all.indexOf(first), all.indexOf(last)].sort((a, b) => a - b);
    return from < 0 ? [] : all.slice(from, to + 1);
  }

  function highlight() {
    document.querySelectorAll(".is-cited").forEach((element) => element.classList.remove("is-cited"));
    const [first, last] = qostil.named().split(":").map(segmentOf);
    if (first && last) {
      between(first, last).forEach((segment) => segment.classList.add("is-cited"));
      first.scrollIntoView({ behavior: "instant" });
    }
  }

  addEventListener("hashchange", highlight);
  highlight();
})();
