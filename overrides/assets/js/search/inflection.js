/* Forms of words in the browser, by the rules and from the data of qostil/languages/inflection.py; a
   test holds both to the same output. */
(function () {
  "use strict";

  const SHORTEST_DERIVED = 5; // letters of a verb's stem that is known by its ending only
  const LISTS = ["growing", "verbs", "roots", "nouns"];

  /* What a word may be a form of: the keys of all its likely readings, as [stem, kind, slots]. */
  class Inflection {
    constructor(data) {
      Object.assign(this, data);
      LISTS.forEach((list) => (this[list] = new Set(data[list])));
      this.opening = [...this.vowels, this.neutral].join("");
      this.known = new Map();
      this.slots = new Set(["stem", "verb"]);
      this.byForm = new Map();
      this.longest = 0;
      const bases = data.behind.map((slots) => new Set(slots));
      for (const [slot, form, behind, after, vowels, swallowed] of data.suffixes) {
        this.slots.add(slot);
        this.longest = Math.max(this.longest, form.length);
        const row = { slot, form, behind: bases[behind], after: data.after[after], vowels, swallowed };
        this.byForm.set(form, [...(this.byForm.get(form) || []), row]);
      }
      data.bound.forEach((slot) => this.slots.delete(slot));
    }

    lemmas(word) {
      if (!this.known.has(word)) {
        const likely = this.analyses(word).filter((reading) => this.isLikely(word, ...reading));
        const keys = likely.map(([stem, kind]) => (kind === "verb" ? `${stem}-` : stem));
        this.known.set(word, new Set([word, ...keys]));
      }
      return this.known.get(word);
    }

    analyses(word) {
      if (Object.hasOwn(this.irregular, word)) {
        const kind = (lemma) => (this.isVerb(lemma) ? "verb" : "stem");
        return this.irregular[word].map((lemma) => [lemma, kind(lemma), []]);
      }
      const found = Array.from(this.read(word, this.slots, []));
      const isGrown = ([stem, kind]) => kind === "stem" && this.growing.has(stem);
      const also = found.filter(isGrown).flatMap(([stem, kind, slots]) =>
        this.irregular[stem].map((lemma) => [lemma, kind, slots]),
      );
      return [...found, ...also];
    }

    isLikely(word, stem, kind, slots) {
      if (kind === "stem") {
        return !slots.length || !this.verbs.has(stem);
      }
      return this.isVerb(stem) && !this.nouns.has(word);
    }

    isVerb(stem) {
      const isDerived = stem.length >= SHORTEST_DERIVED;
      return (
        this.verbs.has(stem) ||
        this.roots.has(stem) ||
        (isDerived && this.verbal.some((ending) => stem.endsWith(ending)))
      );
    }

    *read(word, behind, filled) {
      for (const kind of ["stem", "verb"]) {
        if (behind.has(kind)) {
          yield [word, kind, filled];
        }
      }
      const most = Math.min(word.length - 1, this.longest);
      for (let size = 1; size <= most; size++) {
        for (const suffix of this.byForm.get(word.slice(-size)) || []) {
          const rest = word.slice(0, -size) + suffix.swallowed;
          if (behind.has(suffix.slot) && rest.length >= this.shortest) {
            for (const inner of this.before(rest, suffix)) {
              yield* this.read(inner, suffix.behind, [...filled, suffix.slot]);
            }
          }
        }
      }
    }

    *before(rest, suffix) {
      if (!suffix.after.includes(rest.slice(-1))) {
        return;
      }
      for (const stem of this.unspelt(rest, suffix)) {
        const classes = this.classes(stem);
        if (suffix.vowels === null ? classes.length : classes.includes(suffix.vowels)) {
          yield stem;
        }
      }
    }

    *unspelt(rest, suffix) {
      const softens = this.opening.includes(suffix.form[0]) && !suffix.swallowed;
      const [start, before, last] = [rest.slice(0, -1), rest.slice(-2, -1), rest.slice(-1)];
      const isOpen = this.opening.includes(before);
      if (!(softens && isOpen && this.hardening.includes(last))) {
        yield rest;
      }
      if (suffix.behind.has("stem")) {
        for (const was of this.shortened[last] || []) {
          yield start + was;
        }
      }
      if (!softens) {
        return;
      }
      for (const was of this.alternations[last] || []) {
        if (isOpen || !this.hardening.includes(was)) {
          yield start + was;
        }
      }
      const isClosed = !this.vowels.join("").includes(before);
      if (suffix.behind.has("stem") && this.closing.includes(last) && isClosed) {
        for (const vowel of this.dropped) {
          yield start + vowel + last;
        }
      }
    }

    classes(stem) {
      for (const letter of Array.from(stem).reverse()) {
        if ((this.neutral + this.either).includes(letter)) {
          return [...this.vowels.keys()];
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
