/* Where the parts of a query stand, and how well they fit there: qostil/search/matching.py.

   A match is {fit, places, width}: places rising, the width in tokens. */
(function () {
  "use strict";

  const { FIT } = qostil;

  /* Give {matches, words}: the places of a part, the best fit first, and the words meant with their fit. */
  async function match(lexicon, part, near) {
    const [first] = part.pieces;
    const wordsMeant = near ? qostil.nearly : qostil.meant;
    const words = new Map();
    let matches = [];
    if (part.quoted) {
      matches = [await stretch(lexicon, part.pieces)];
    } else if (first.isRun) {
      matches = await runMatches(lexicon, first.letters, near);
    } else {
      for (const [fit, group] of await wordsMeant(lexicon, qostil.normal(first.letters))) {
        group.forEach((word) => words.set(word, fit));
        matches.push({ fit, places: await lexicon.places(group), width: 1 });
      }
    }
    return { matches: matches.filter(({ places }) => places.length), words };
  }

  const termsOf = (lexicon, { isRun, letters }) =>
    isRun ? qostil.runTerms(lexicon.folding.run(letters)) : [qostil.normal(letters)];

  /* Pieces exactly as they stand, one behind the other. */
  async function stretch(lexicon, pieces) {
    let starts;
    let width = 0;
    for (const piece of pieces) {
      const terms = termsOf(lexicon, piece);
      // The last character's own term tells what follows it, which is not asked; the one before it
      // has it already.
      const asked = terms.length > 1 ? terms.slice(0, -1) : terms;
      const lists = await Promise.all(
        asked.map(async (term) =>
          lexicon.places(piece.isRun && terms.length === 1 ? await lexicon.starting(term) : [term]),
        ),
      );
      for (const [offset, list] of lists.entries()) {
        const found = Array.from(list, (place) => place - width - offset);
        starts = new Set(starts ? found.filter((place) => starts.has(place)) : found);
      }
      width += terms.length;
    }
    return { fit: FIT.EXACT, places: Array.from(starts).sort((a, b) => a - b), width };
  }

  async function runMatches(lexicon, letters, near) {
    const whole = await stretch(lexicon, [{ isRun: true, letters }]);
    const terms = termsOf(lexicon, { isRun: true, letters });
    const having = new Set(Array.from(whole.places, (place) => lexicon.segment(place)));
    const segments = (await inPieces(lexicon, terms)).filter((number) => !having.has(number));
    const starts = segments.map((number) => lexicon.starts[number]);
    const found = [whole, { fit: FIT.FORM, places: starts, width: 0 }];
    if (near && !having.size && !segments.length) {
      const plain = lexicon.folding.run(letters);
      found.push({ fit: FIT.NEAR, places: await nearlyRun(lexicon, plain), width: plain.length });
    }
    return found;
  }

  /* The segments that have each character of a run beside one of its neighbours there. */
  async function inPieces(lexicon, terms) {
    if (terms.length < 4) {
      return [];
    }
    const lists = await Promise.all(terms.slice(0, -1).map((term) => lexicon.places([term])));
    const pairs = lists.map((list) => new Set(Array.from(list, (place) => lexicon.segment(place))));
    const hasAll = (number) =>
      pairs.at(-1).has(number) &&
      pairs.every((pair, n) => !n || pair.has(number) || pairs[n - 1].has(number));
    return Array.from(pairs[0]).filter(hasAll).sort((a, b) => a - b);
  }

  /* The places where all characters of a run but one stand. */
  async function nearlyRun(lexicon, letters) {
    if (letters.length < 3) {
      return [];
    }
    const counts = new Map();
    for (const [offset, letter] of letters.entries()) {
      for (const place of await lexicon.places(await lexicon.starting(letter))) {
        counts.set(place - offset, (counts.get(place - offset) || 0) + 1);
      }
    }
    const isWithin = (place) =>
      place >= 0 && lexicon.segment(place) === lexicon.segment(place + letters.length - 1);
    return Array.from(counts)
      .filter(([place, count]) => count === letters.length - 1 && isWithin(place))
      .map(([place]) => place)
      .sort((a, b) => a - b);
  }

  Object.assign(qostil, { match, termsOf });
})();
