/* A language's index, as far as it is loaded: what a query finds, and the segments themselves. */
(function () {
  "use strict";

  class Index {
    /* Give a promise of a language's index. */
    static async load(store, code) {
      const { version, data } = await store.load(code);
      const load = async (name) => (await store.load(code + "/" + name, version)).data;
      return new Index(code, data, load);
    }

    constructor(code, directory, load) {
      this.code = code;
      this.name = directory.name;
      this.direction = directory.direction;
      this.load = load;
      this.size = directory.texts;
      this.lexicon = new qostil.Lexicon(directory, load);
      this.pages = directory.pages.map(([address, title]) => ({ address, title }));
      this.pageOf = directory.pages.flatMap(([, , count], page) => Array(count).fill(page));
    }

    /* Give a promise of {found, apart, parts}: the numbers of the segments, the best first, those
       that stand for a section that has the words apart, and the parts with what was matched. */
    async find(parts, near = false) {
      const matched = await Promise.all(parts.map((part) => qostil.match(this.lexicon, part, near)));
      const lists = matched.map(({ matches }) => matches);
      const ranks = qostil.rank(this.lexicon, (number) => this.pageOf[number], lists);
      return { ...ranks, parts: parts.map((part, n) => ({ ...part, ...matched[n] })) };
    }

    /* Give a promise of a segment: {ids, text, page, partners}, these as numbers by language. */
    async segment(number) {
      const texts = await this.load("text-" + Math.floor(number / this.size));
      const [ids, text, partners] = texts[number % this.size];
      return { ids: ids.split(" "), text, partners, page: this.pages[this.pageOf[number]] };
    }

    /* A page's address below its language's folder: the same for a section in all languages. */
    section(page) {
      const { address } = this.pages[page];
      return address.startsWith(this.code + "/") ? address.slice(this.code.length + 1) : address;
    }
  }

  qostil.Index = Index;
})();
