/* Where each term of a language stands, and which words are forms of which: qostil/search/lexicon.py,
   in files that are loaded as they are asked for. */
(function () {
  "use strict";

  class Lexicon {
    /* `directory`: what is in the language's own file; `load`: from a file's name to its data. */
    constructor(directory, load) {
      this.load = load;
      this.folding = new qostil.Folding(directory.fold, directory.alphabet);
      this.inflection = directory.inflection && new qostil.Inflection(directory.inflection);
      this.endings = directory.endings;
      this.keyboard = Object.entries(directory.keyboard);
      this.starts = qostil.unpacked(directory.starts);
      this.ranges = directory.shards;
      this.lengths = directory.lengths;
      this.read = new Map();
    }

    /* The shards that have what is spelt, or with `isStart` what starts, in this plain form. */
    shards(plain, isStart = false) {
      const hasSome = ([first, last]) =>
        last >= plain && (first <= plain || (isStart && first.startsWith(plain)));
      const numbers = this.ranges.flatMap((range, number) => (hasSome(range) ? [number] : []));
      return Promise.all(numbers.map((number) => this.shard(number)));
    }

    async shard(number) {
      if (!this.read.has(number)) {
        this.read.set(number, new qostil.Shard(await this.load(number), this.folding));
      }
      return this.read.get(number);
    }

    /* The one shard of a term or a key, or undefined. */
    async shardOf(term) {
      return (await this.shards(this.folding.fold(term)))[0];
    }

    async terms(plain, isStart, isMeant) {
      const shards = await this.shards(plain, isStart);
      return shards.flatMap((shard) => shard.terms.filter((_, n) => isMeant(shard.plain[n])));
    }

    starting(plain) {
      return this.terms(plain, true, (found) => found.startsWith(plain));
    }

    spelt(plain) {
      return this.terms(plain, false, (found) => found === plain);
    }

    /* The places of all these terms, rising. */
    async places(terms) {
      const lists = await Promise.all(terms.map(async (t) => (await this.shardOf(t))?.places(t) || []));
      return lists.length === 1 ? lists[0] : Uint32Array.from(lists.flat()).sort();
    }

    /* Those of the terms that the text has. */
    async known(terms) {
      const has = await Promise.all(terms.map(async (t) => (await this.shardOf(t))?.packed.has(t)));
      return terms.filter((_, n) => has[n]);
    }

    async forms(key) {
      return (await this.shardOf(key))?.forms.get(key) || [];
    }

    /* The words whose plain forms have so many letters. */
    async ofLength(length) {
      return this.lengths.includes(length) ? (await this.load("words-" + length)).split(" ") : [];
    }

    async keysSpelt(plain) {
      return (await this.shards(plain)).flatMap((shard) => shard.keys.get(plain) || []);
    }

    /* What the words that may be forms of the same word are listed under. */
    async keys(word) {
      if (this.inflection) {
        return Array.from(this.inflection.lemmas(word));
      }
      return this.endings ? this.stems(word) : [word];
    }

    /* The word's stem if the text has the word, else the likeliest stem that the text has. */
    async stems(word) {
      const fits = ([ending]) => ending.length < word.length && word.endsWith(ending);
      const change = ([ending, instead]) => word.slice(0, word.length - ending.length) + instead;
      const stems = [...this.endings.filter(fits).map(change), word];
      const forms = await Promise.all(stems.map((stem) => this.forms(stem)));
      const own = stems.filter((_, n) => forms[n].includes(word));
      if (own.length) {
        return own;
      }
      const terms = await this.known(stems);
      return stems.filter((stem, n) => forms[n].length || terms.includes(stem)).slice(0, 1);
    }

    async related(word) {
      const keys = await this.keys(word);
      return [...(await this.known(keys)), ...(await Promise.all(keys.map((k) => this.forms(k)))).flat()];
    }

    /* The number of the segment that a place lies in. */
    segment(place) {
      let low = 0;
      let high = this.starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= place) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  qostil.Lexicon = Lexicon;
})();
