/* A language's segments and how they are found, by the rules of qostil/search/index.py; a test holds
   both to the same hits. */
(function () {
  "use strict";

  const HAN = "[\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
  // Runs of Han, and words without them; [\p{L}\p{N}_] is what Python's \w has.
  const TOKENS = new RegExp(HAN + "+|(?:(?!" + HAN + ")[\\p{L}\\p{N}_])+", "gu");
  const STARTS_WITH_HAN = new RegExp("^" + HAN, "u");

  const fold = (text) => text.normalize("NFC").toLowerCase();

  class Index {
    constructor(code, data) {
      this.code = code;
      this.name = data.name;
      this.direction = data.direction;
      this.pages = data.pages;
      this.inflection = data.inflection && new qostil.Inflection(data.inflection);
      this.segments = data.segments.map(([page, id, text]) => {
        const folded = fold(text);
        return { page, id, text, folded, words: new Set(folded.match(TOKENS)) };
      });
    }

    keys(word) {
      return this.inflection ? this.inflection.lemmas(word) : new Set([word]);
    }

    find(query) {
      const tokens = fold(query).match(TOKENS) || [];
      return tokens.length ? this.segments.filter((s) => tokens.every((t) => this.has(s, t))) : [];
    }

    has(segment, token) {
      if (STARTS_WITH_HAN.test(token)) {
        return segment.folded.includes(token);
      }
      return Array.from(segment.words).some((word) => this.matches(word, token));
    }

    matches(word, token) {
      if (word.startsWith(token)) {
        return true;
      }
      const keys = this.keys(token);
      return Array.from(this.keys(word)).some((key) => keys.has(key));
    }

    /* The stretches of a text that a query finds, as [start, end], in order and apart. */
    spans(text, query) {
      const tokens = fold(query).match(TOKENS) || [];
      const folded = fold(text);
      if (folded.length !== text.length) {
        return []; // folding moved the letters, so no place is sure
      }
      const found = [];
      for (const token of tokens) {
        if (STARTS_WITH_HAN.test(token)) {
          for (let at = folded.indexOf(token); at >= 0; at = folded.indexOf(token, at + 1)) {
            found.push([at, at + token.length]);
          }
        } else {
          for (const word of folded.matchAll(TOKENS)) {
            if (this.matches(word[0], token)) {
              found.push([word.index, word.index + word[0].length]);
            }
          }
        }
      }
      found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      let reach = 0;
      return found.filter(([start, end]) => start >= reach && (reach = end));
    }
  }

  (window.qostil ??= {}).Index = Index;
})();
