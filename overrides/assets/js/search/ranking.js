/* Which segments are found, the best first: qostil/search/ranking.py. */
(function () {
  "use strict";

  /* Give {found, apart}: numbers of segments, and of those that stand for a section only.
     `parts`: the matches of each part; `page`: from a segment to its page. */
  function rank(lexicon, page, parts) {
    if (!parts.length || parts.some((matches) => !matches.length)) {
      return { found: [], apart: [] };
    }
    const fits = parts.map((matches) => fitsOf(lexicon, matches));
    const whole = Array.from(fits[0].keys()).filter((n) => fits.every((fit) => fit.has(n)));
    const isTogether = parts.length > 1 ? together(lexicon, parts) : new Set(whole);
    const ranks = new Map(
      whole.map((n) => [n, (isTogether.has(n) ? 0 : 10) + Math.max(...fits.map((f) => f.get(n)))]),
    );
    const found = whole.sort((a, b) => ranks.get(a) - ranks.get(b) || a - b);
    return { found, apart: parts.length > 1 ? inSections(page, fits, found) : [] };
  }

  /* The best fit of a part in each segment that has it. */
  function fitsOf(lexicon, matches) {
    const best = new Map();
    for (const { fit, places } of matches) {
      for (const place of places) {
        const number = lexicon.segment(place);
        if (!best.has(number)) {
          best.set(number, fit);
        }
      }
    }
    return best;
  }

  /* The segments that have the parts one behind the other, in the order of the query. */
  function together(lexicon, parts) {
    let ends;
    for (const matches of parts) {
      const next = new Map();
      for (const { places, width } of matches) {
        for (const place of places) {
          if (!ends || ends.has(place)) {
            next.set(place + width, place);
          }
        }
      }
      ends = next;
    }
    return new Set(Array.from(ends.values(), (place) => lexicon.segment(place)));
  }

  /* Of each other page that has all parts, the segment that has most of them. */
  function inSections(page, fits, whole) {
    const pages = fits.map((fit) => new Set(Array.from(fit.keys(), page)));
    const taken = new Set(whole.map(page));
    const best = new Map();
    for (const number of Array.from(new Set(fits.flatMap((f) => [...f.keys()]))).sort((a, b) => a - b)) {
      const on = page(number);
      const count = fits.filter((fit) => fit.has(number)).length;
      if (pages.every((p) => p.has(on)) && !taken.has(on) && count > (best.get(on)?.count || 0)) {
        best.set(on, { number, count });
      }
    }
    return Array.from(best.entries())
      .sort(([a], [b]) => a - b)
      .map(([, { number }]) => number);
  }

  qostil.rank = rank;
})();
