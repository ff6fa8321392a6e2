/* Words, and characters of scripts without spaces, by the rules of qostil/search/tokens.py. */
(function () {
  "use strict";

  const UNSPACED =
    "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}" +
    "\\u0e00-\\u0fff\\u1000-\\u109f\\u1780-\\u17ff\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff";
  const LETTER = "(?![" + UNSPACED + "])[\\p{L}\\p{N}_]"; // what Python's \w has
  const JOINERS = "\\u00ad\\u200c\\u200d\\u2060";
  const REST = LETTER + "|(?![" + UNSPACED + "])\\p{M}|[" + JOINERS + "]";
  const TOKEN = new RegExp("(?<run>[" + UNSPACED + "]+)|" + LETTER + "(?:" + REST + ")*", "gu");
  const ALL_JOINERS = new RegExp("[" + JOINERS + "]", "g");
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

  const normal = (word) => word.replace(ALL_JOINERS, "").normalize("NFC").toLowerCase();

  /* Words and runs, as {isRun, letters, start}. */
  const pieces = (text) =>
    Array.from(text.matchAll(TOKEN), (found) => ({
      isRun: found.groups.run !== undefined,
      letters: found[0],
      start: found.index,
    }));

  /* Makes letters alike that people type for one another (qostil/languages/folding.py). */
  class Folding {
    constructor(letters) {
      this.known = new Map(Object.entries(letters));
    }

    fold(text) {
      let plain = "";
      for (const letter of text) {
        plain += this.letter(letter);
      }
      return plain;
    }

    letter(letter) {
      let plain = this.known.get(letter);
      if (plain === undefined) {
        plain = letter.normalize("NFD").replace(MARKS, "");
        this.known.set(letter, plain);
      }
      return plain;
    }

    /* The characters of a run in their plain forms. */
    run(letters) {
      return Array.from(letters, (letter) => this.fold(normal(letter)));
    }
  }

  /* The terms of a run: each character with the one behind it. */
  const runTerms = (letters) => letters.map((letter, n) => letter + (letters[n + 1] ?? ""));

  Object.assign((window.qostil ??= {}), { Folding, normal, pieces, runTerms });
})();
