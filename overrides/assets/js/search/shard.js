/* A file of terms, keys and places, read. Numbers are packed as steps in base 32
   (qostil/search/writing.py): a digit of 32 and more is followed by another. */
(function () {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS, (digit, value) => (VALUES[digit.charCodeAt(0)] = value));

  function unpacked(text) {
    const numbers = [];
    let number = 0;
    let step = 0;
    for (let at = 0; at < text.length; at++) {
      const value = VALUES[text.charCodeAt(at)];
      step = step * 32 + (value & 31);
      if (value < 32) {
        numbers.push((number += step));
        step = 0;
      }
    }
    return numbers;
  }

  const words = (text) => (text ? text.split(" ") : []);

  class Shard {
    constructor(data, folding) {
      this.terms = words(data.terms);
      this.plain = this.terms.map((term) => folding.fold(term));
      const packed = words(data.places);
      this.packed = new Map(this.terms.map((term, n) => [term, packed[n]]));
      this.forms = new Map();
      this.keys = new Map();
      for (const row of data.forms) {
        const [key, ...forms] = row.split(" ");
        const plain = folding.fold(key);
        this.forms.set(key, forms);
        this.keys.set(plain, [...(this.keys.get(plain) || []), key]);
      }
    }

    /* The places of a term, rising, as numbers of tokens. */
    places(term) {
      const found = this.packed.get(term);
      if (typeof found === "string") {
        this.packed.set(term, unpacked(found));
      }
      return this.packed.get(term);
    }
  }

  /* The last of `count` numbers from 0 for which this holds, as it does for all before it; or -1. */
  function lastNotAbove(count, holds) {
    let low = -1;
    let high = count;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (holds(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Object.assign(qostil, { Shard, lastNotAbove, unpacked });
})();
