/* What a query is called in the other languages, where it is a term of the glossary. */
(function () {
  "use strict";

  const { FIT } = qostil;

  /* The terms of `other` for the concepts of which `query` is a term of the index's language, in any
     form. `concepts`: terms by language; `parts`: what Index.find matched. */
  function equivalents(concepts, index, parts, other) {
    const isTerm = (term) => isSame(index.lexicon, qostil.parse(term), parts);
    const meant = parts.length ? concepts.filter((c) => (c[index.code] || []).some(isTerm)) : [];
    return Array.from(new Set(meant.flatMap((concept) => concept[other] || [])));
  }

  function isSame(lexicon, termParts, parts) {
    const pieces = parts.flatMap((part) => part.pieces.map((piece) => ({ piece, part })));
    const own = termParts.flatMap((part) => part.pieces);
    return own.length === pieces.length && own.every((one, n) => isForm(lexicon, one, pieces[n]));
  }

  function isForm(lexicon, one, { piece, part }) {
    if (one.isRun || piece.isRun) {
      return one.isRun && piece.isRun && plain(lexicon, one) === plain(lexicon, piece);
    }
    const [word, typed] = [qostil.normal(one.letters), qostil.normal(piece.letters)];
    if (word === typed || part.quoted) {
      return word === typed;
    }
    return part.words.get(word) <= FIT.SPELLING || Boolean(lexicon.inflection?.lemmas(typed).has(word));
  }

  const plain = (lexicon, piece) => lexicon.folding.run(piece.letters).join("");

  qostil.equivalents = equivalents;
})();
