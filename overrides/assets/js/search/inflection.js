/* Forms of words in the browser, by the rules and from the data of qostil/languages/inflection.py; a
   test holds both to the same output. */
(function () {
  "use strict";

  /* What a word may be a form of: the stems of all its readings. */
  class Inflection {
    constructor(data) {
      Object.assign(this, data);
      this.known = new Map();
      this.slots = new Set(["stem"]);
      this.byForm = new Map();
      this.longest = 0;
      for (const [slot, form, behind, after, vowels] of data.suffixes) {
        this.slots.add(slot);
        this.longest = Math.max(this.longest, form.length);
        const row = { slot, form, behind: new Set(behind), after, vowels };
        this.byForm.set(form, [...(this.byForm.get(form) || []), row]);
      }
    }

    lemmas(word) {
      if (!this.known.has(word)) {
        this.known.set(word, new Set(this.read(word, this.slots)));
      }
      return this.known.get(word);
    }

    *read(word, behind) {
      if (behind.has("stem")) {
        yield word;
      }
      const most = Math.min(word.length - this.shortest, this.longest);
      for (let size = 1; size <= most; size++) {
        for (const suffix of this.byForm.get(word.slice(-size)) || []) {
          if (behind.has(suffix.slot)) {
            for (const inner of this.before(word.slice(0, -size), suffix)) {
              yield* this.read(inner, suffix.behind);
            }
          }
        }
      }
    }

    *before(rest, suffix) {
      const classes = this.classes(rest);
      const last = rest.slice(-1);
      const vowels = this.vowels.join("");
      if (!suffix.after.includes(last) || !classes.length) {
        return;
      }
      if (suffix.vowels !== null && !classes.includes(suffix.vowels)) {
        return;
      }
      yield rest;
      if (!vowels.includes(suffix.form[0])) {
        return;
      }
      if (last in this.alternations) {
        yield rest.slice(0, -1) + this.alternations[last];
      }
      if (this.closing.includes(last) && !vowels.includes(rest.slice(-2, -1))) {
        for (const c of classes) {
          yield rest.slice(0, -1) + this.dropped[c] + last;
        }
      }
    }

    classes(stem) {
      for (const letter of Array.from(stem).reverse()) {
        if ((this.neutral + this.either).includes(letter)) {
          return [0, 1];
        }
        const c = this.vowels.findIndex((vowels) => vowels.includes(letter));
        if (c >= 0) {
          return [c];
        }
      }
      return [];
    }
  }

  (window.qostil ??= {}).Inflection = Inflection;
})();
