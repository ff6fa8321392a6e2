/* Where each term of a language stands, and which words are forms of which: qostil/search/lexicon.py,
   in files that are loaded as they are asked for. */
(function () {
  "use strict";

  const UNSEEN = 4; // letters: the longest ending that is guessed, and the shortest stem that is left

  class Lexicon {
    /* `directory`: what is in the language's own file; `load`: from a file's name to its data. */
    constructor(directory, load) {
      this.load = load;
      this.folding = new qostil.Folding(directory.fold);
      this.inflection = directory.inflection && new qostil.Inflection(directory.inflection);
      this.endings = directory.endings;
      this.keyboard = Object.entries(directory.keyboard);
      this.starts = qostil.unpacked(directory.starts);
      this.ranges = directory.shards;
      this.lengths = directory.lengths;
      this.read = new Map();
    }

    /* Load the shards of these numbers, as far as they are not loaded. */
    async need(numbers) {
      const missing = Array.from(new Set(numbers)).filter((n) => n >= 0 && !this.read.has(n));
      const loaded = await Promise.all(missing.map((number) => this.load(number)));
      missing.forEach((n, i) => this.read.set(n, new qostil.Shard(loaded[i], this.folding)));
    }

    /* The number of the shard that has a plain form, -1 if none has. */
    number(plain) {
      const place = qostil.lastNotAbove(this.ranges.length, (n) => this.ranges[n][0] <= plain);
      return place >= 0 && this.ranges[place][1] >= plain ? place : -1;
    }

    /* Give a promise of what tells a term's or a key's shard, undefined where none has it. */
    async shardsOf(terms) {
      const numbers = new Map(terms.map((term) => [term, this.number(this.folding.fold(term))]));
      await this.need(numbers.values());
      return (term) => this.read.get(numbers.get(term));
    }

    /* The terms whose plain form starts so. */
    async starting(plain) {
      const hasSome = ([first, last]) => last >= plain && (first <= plain || first.startsWith(plain));
      const numbers = this.ranges.flatMap((range, number) => (hasSome(range) ? [number] : []));
      await this.need(numbers);
      const shards = numbers.map((number) => this.read.get(number));
      return shards.flatMap(({ terms, plain: all }) => terms.filter((_, n) => all[n].startsWith(plain)));
    }

    /* The terms, and the keys, whose plain form this is. */
    async spelt(plain) {
      const number = this.number(plain);
      await this.need([number]);
      const shard = this.read.get(number);
      const terms = shard ? shard.terms.filter((_, n) => shard.plain[n] === plain) : [];
      return { terms, keys: shard?.keys.get(plain) || [] };
    }

    /* The places of all these terms, rising. */
    async places(terms) {
      const shardOf = await this.shardsOf(terms);
      const lists = terms.map((term) => shardOf(term)?.places(term) || []);
      return lists.length === 1 ? lists[0] : Uint32Array.from(lists.flat()).sort();
    }

    /* Those of the terms that the text has. */
    async known(terms) {
      const shardOf = await this.shardsOf(terms);
      return terms.filter((term) => shardOf(term)?.packed.has(term));
    }

    /* The words that may be forms of each of the keys. */
    async forms(keys) {
      const shardOf = await this.shardsOf(keys);
      return keys.map((key) => shardOf(key)?.forms.get(key) || []);
    }

    /* The words, and the keys, whose plain forms have one of these lengths. */
    async ofLengths(lengths) {
      const known = lengths.filter((length) => this.lengths.includes(length));
      const lists = await Promise.all(known.map((length) => this.load("words-" + length)));
      return [0, 1].map((n) => lists.flatMap((list) => (list[n] ? list[n].split(" ") : [])));
    }

    /* What the words that may be forms of the same word are listed under. */
    async keys(word) {
      if (this.inflection) {
        return Array.from(this.inflection.lemmas(word));
      }
      return this.endings ? this.stems(word) : [word];
    }

    /* The word's stem if the text has the word, else the likeliest stem that the text has
       (qostil/search/endings.py). */
    async stems(word) {
      const fits = ([ending]) => ending.length < word.length && word.endsWith(ending);
      const change = ([ending, instead]) => word.slice(0, word.length - ending.length) + instead;
      const sizes = [1, 2, 3, UNSEEN].filter((size) => size <= word.length - UNSEEN);
      const cuts = sizes.map((size) => word.slice(0, -size));
      const stems = [...this.endings.filter(fits).map(change), word, ...cuts];
      const forms = await this.forms(stems);
      const own = stems.filter((_, n) => forms[n].includes(word));
      if (own.length) {
        return own;
      }
      const terms = await this.known(stems);
      return stems.filter((stem, n) => forms[n].length || terms.includes(stem)).slice(0, 1);
    }

    async related(word) {
      const keys = await this.keys(word);
      return [...(await this.known(keys)), ...(await this.forms(keys)).flat()];
    }

    /* The number of the segment that a place lies in. */
    segment(place) {
      return qostil.lastNotAbove(this.starts.length, (n) => this.starts[n] <= place);
    }
  }

  qostil.Lexicon = Lexicon;
})();
