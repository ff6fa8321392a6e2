/* Where in a text the parts of a query stand, to mark them. */
(function () {
  "use strict";

  const { FIT } = qostil;

  /* The tokens of a text: {letters, next, start, end}, `next` only within a run. */
  function tokens(lexicon, text) {
    return qostil.pieces(text).flatMap(({ isRun, letters, start }) => {
      if (!isRun) {
        return [{ letters: qostil.normal(letters), start, end: start + letters.length }];
      }
      const plain = lexicon.folding.run(letters);
      let end = start;
      return Array.from(letters, (letter, n) => {
        end += letter.length;
        return { letters: plain[n], next: plain[n + 1], start: end - letter.length, end };
      });
    });
  }

  /* The stretches of a text that the parts match, as [start, end], in order and apart. */
  function spans(lexicon, text, parts) {
    const all = tokens(lexicon, text);
    const marked = new Set(parts.flatMap((part) => marks(lexicon, all, part)));
    const found = [];
    all.forEach((token, n) => {
      if (marked.has(n) && marked.has(n - 1) && all[n - 1].next !== undefined) {
        found.at(-1)[1] = token.end;
      } else if (marked.has(n)) {
        found.push([token.start, token.end]);
      }
    });
    return found;
  }

  /* The numbers of the tokens that a part matches. */
  function marks(lexicon, all, part) {
    const [first] = part.pieces;
    if (!part.quoted && !first.isRun) {
      return all.flatMap((token, n) => (part.words.has(token.letters) ? [n] : []));
    }
    const letters = part.pieces.flatMap((piece) =>
      piece.isRun ? lexicon.folding.run(piece.letters) : [qostil.normal(piece.letters)],
    );
    const whole = stretches(all, letters, 0);
    if (whole.length || part.quoted) {
      return whole;
    }
    const isNear = part.matches.some(({ fit }) => fit === FIT.NEAR);
    return isNear ? stretches(all, letters, 1) : inPairs(all, qostil.runTerms(letters).slice(0, -1));
  }

  /* Tokens in a row that are these, but for so many. */
  function stretches(all, letters, most) {
    const found = [];
    for (let start = 0; start + letters.length <= all.length; start++) {
      const wrong = letters.filter((letter, n) => all[start + n].letters !== letter).length;
      if (wrong <= most) {
        found.push(...letters.map((_, n) => start + n));
      }
    }
    return found;
  }

  function inPairs(all, pairs) {
    const isPair = ({ letters, next }) => next !== undefined && pairs.includes(letters + next);
    return all.flatMap((token, n) => (isPair(token) ? [n, n + 1] : []));
  }

  qostil.spans = spans;
})();
