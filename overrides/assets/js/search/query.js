/* The parts of what is typed, by the rules of qostil/search/query.py: words, runs without spaces, and
   what stands in quotation marks. A part is {pieces: [{isRun, letters}], quoted}. */
(function () {
  "use strict";

  const LONGEST = 256; // characters; what follows is not searched
  const QUOTED = /"([^"]*)"|“([^”]*)”|«([^»]*)»|„([^“”]*)[“”]|「([^」]*)」|『([^』]*)』/gu;

  const loose = (text) => qostil.pieces(text).map((piece) => ({ pieces: [piece], quoted: false }));

  function parse(text) {
    const query = Array.from(text).slice(0, LONGEST).join("");
    const parts = [];
    let place = 0;
    for (const found of query.matchAll(QUOTED)) {
      parts.push(...loose(query.slice(place, found.index)));
      const pieces = qostil.pieces(found.slice(1).find((group) => group !== undefined));
      if (pieces.length) {
        parts.push({ pieces, quoted: true });
      }
      place = found.index + found[0].length;
    }
    return [...parts, ...loose(query.slice(place))];
  }

  qostil.parse = parse;
})();
