/* Which of a text's words are meant by one that is typed: qostil/search/words.py. */
(function () {
  "use strict";

  const FIT = { EXACT: 0, FORM: 1, SPELLING: 2, BEGINNING: 3, NEAR: 4 };
  const SPELLINGS = 256; // ways to write a word that are tried

  /* Give [fit, words] by how well they fit; each way leaves out what the ones before have. */
  async function meant(lexicon, word) {
    const seen = new Set();
    const groups = [];
    const add = async (fit, words) => {
      const fresh = await lexicon.known(Array.from(new Set(words)).filter((w) => !seen.has(w)));
      fresh.forEach((w) => seen.add(w));
      groups.push([fit, fresh]);
    };
    await add(FIT.EXACT, [word]);
    await add(FIT.FORM, await lexicon.related(word));
    await add(FIT.SPELLING, await spelt(lexicon, word, (found) => admits(lexicon, word, found)));
    const hasForms = lexicon.inflection || lexicon.endings;
    for (const isMeant of [(w) => w.startsWith(word), (w) => admits(lexicon, word, w)]) {
      if (!seen.size || !hasForms) {
        await add(FIT.BEGINNING, (await longer(lexicon, word)).filter(isMeant));
      }
    }
    if (!seen.size) {
      await add(FIT.SPELLING, await spelt(lexicon, word, () => true));
    }
    if (!seen.size) {
      await add(FIT.SPELLING, await respelt(lexicon, word));
    }
    return groups.filter(([, words]) => words.length);
  }

  async function spelt(lexicon, word, isMeant) {
    const { terms } = await lexicon.spelt(lexicon.folding.fold(word));
    const others = terms.filter((other) => other !== word && isMeant(other));
    const related = await Promise.all(others.map((other) => lexicon.related(other)));
    return others.flatMap((other, n) => [other, ...related[n]]);
  }

  /* A letter that plain keyboards lack was typed on purpose. */
  function admits(lexicon, typed, word) {
    const [given, letters] = [Array.from(typed), Array.from(word)];
    const alike = (letter, n) =>
      n >= letters.length || letter === letters[n] || letter === lexicon.folding.fold(letters[n]);
    return given.length > letters.length || given.every(alike);
  }

  /* The words whose plain form starts so; one letter is too little to start with. */
  const longer = async (lexicon, word) =>
    Array.from(word).length > 1 ? lexicon.starting(lexicon.folding.fold(word)) : [];

  /* The forms of what the word, spelt with the letters that it may lack, is a form of. */
  async function respelt(lexicon, word) {
    if (!lexicon.inflection) {
      return [];
    }
    const plain = new Set();
    for (const spelling of spellings(lexicon, word)) {
      lexicon.inflection.lemmas(spelling).forEach((key) => plain.add(lexicon.folding.fold(key)));
    }
    const longestFirst = (a, b) => b.length - a.length || (a < b ? -1 : 1);
    for (const stem of Array.from(plain).sort(longestFirst)) {
      const { terms, keys } = await lexicon.spelt(stem);
      const found = [...terms, ...(await lexicon.forms(keys)).flat()];
      if (found.length) {
        return found;
      }
    }
    return [];
  }

  /* The ways to write a word with the letters that a plain keyboard lacks, the end first. */
  function spellings(lexicon, word) {
    let ends = [""];
    for (const letter of Array.from(word).reverse()) {
      const choices = [letter, ...lexicon.keyboard.filter(([, p]) => p === letter).map(([l]) => l)];
      ends = choices.flatMap((choice) => ends.map((end) => choice + end)).slice(0, SPELLINGS);
    }
    return ends;
  }

  /* What the word finds as it is, or else the words that differ in one letter. */
  async function nearly(lexicon, word) {
    const found = await meant(lexicon, word);
    if (found.length || Array.from(word).length <= 3) {
      return found;
    }
    const plain = lexicon.folding.fold(word);
    const length = Array.from(plain).length;
    const [words, keys] = await lexicon.ofLengths([length - 1, length, length + 1]);
    const isMeant = (other) => isNear(plain, lexicon.folding.fold(other));
    const near = words.filter(isMeant);
    const forms = near.length
      ? [...near, ...(await Promise.all(near.map((other) => lexicon.related(other)))).flat()]
      : (await lexicon.forms(keys.filter(isMeant))).flat();
    return forms.length ? [[FIT.NEAR, Array.from(new Set(forms))]] : [];
  }

  /* Whether one letter put in, left out, changed, or changed with its neighbour tells two apart. */
  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) {
      return a === b;
    }
    let start = 0;
    while (start < a.length && a[start] === b[start]) {
      start++;
    }
    const [left, right] = [a.slice(start), b.slice(start)];
    return (
      left.slice(1) === right.slice(1) ||
      left.slice(1) === right ||
      left === right.slice(1) ||
      (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
    );
  }

  Object.assign(qostil, { FIT, meant, nearly });
})();
