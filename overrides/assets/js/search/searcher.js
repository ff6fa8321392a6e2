/* A search over all languages: what is found in each, the page's own language first.

   A group is {index, found, apart, parts, terms}: as Index.find gives it, with the terms of the
   glossary by which some of it was found. */
(function () {
  "use strict";

  class Searcher {
    /* `codes`: the languages, the page's own first. */
    constructor(folder, codes) {
      this.store = new qostil.Store(folder);
      this.codes = codes;
      this.hasFailed = false;
      this.load();
    }

    /* Give a promise of a language's index, null if it did not come. */
    index(code) {
      return this.indexes[this.codes.indexOf(code)];
    }

    /* Start to load what each search needs. */
    load() {
      const loaded = this.codes.map((code) => qostil.Index.load(this.store, code));
      this.indexes = loaded.map((promise) => promise.catch(() => null));
      this.concepts = this.store.load("glossary").then(({ data }) => data, () => null);
    }

    /* Give a promise of {groups, isNear, hasFailed}; `showOwn` gets the page's language before. */
    async search(query, showOwn = () => {}) {
      if (this.hasFailed) {
        this.load();
      }
      const parts = qostil.parse(query);
      const own = await groupOf(this.indexes[0], parts);
      if (own && sizeOf(own)) {
        showOwn(own);
      }
      const rest = this.indexes.slice(1).map((index) => groupOf(index, parts));
      const groups = [own, ...(await Promise.all(rest))];
      const concepts = await this.concepts;
      const result = await this.complete(groups.filter(Boolean), concepts || []);
      // The next search tries again.
      this.hasFailed = groups.includes(null) || !concepts || !result.isWhole;
      return { ...result, hasFailed: this.hasFailed };
    }

    /* Add what the glossary finds, or else what differs in one letter. */
    async complete(groups, concepts) {
      const all = await Promise.all(groups.map((group) => withTerms(group, groups, concepts)));
      if (all.some(sizeOf)) {
        return { groups: all.filter(sizeOf), isNear: false, isWhole: true };
      }
      const near = await Promise.all(groups.map(({ index, parts }) => groupOf(index, parts, true)));
      const found = near.filter((group) => group && sizeOf(group));
      return { groups: found, isNear: true, isWhole: !near.includes(null) };
    }
  }

  /* What an index finds; null if it, or what the search needs of it, did not come. */
  async function groupOf(promise, parts, near = false) {
    const index = await promise;
    try {
      return index && { index, terms: [], ...(await index.find(parts, near)) };
    } catch {
      return null;
    }
  }

  /* The group with what the equivalents of the query find, behind what the query itself finds. */
  async function withTerms(group, groups, concepts) {
    const { index } = group;
    const terms = groups
      .filter((other) => other !== group)
      .flatMap((other) => qostil.equivalents(concepts, other.index, other.parts, index.code));
    const found = new Set(group.found);
    const telling = [];
    const parts = [...group.parts];
    for (const term of new Set(terms)) {
      const asRuns = qostil.parse(term).map((p) => ({ ...p, quoted: p.pieces[0].isRun }));
      const more = await groupOf(index, asRuns);
      if (more?.found.length) {
        telling.push(term);
        parts.push(...more.parts);
        more.found.forEach((number) => found.add(number));
      }
    }
    if (!telling.length) {
      return group;
    }
    const apart = group.apart.filter((number) => !found.has(number));
    return { ...group, found: Array.from(found), apart, parts, terms: telling };
  }

  const sizeOf = ({ found, apart }) => found.length + apart.length;

  Object.assign(qostil, { Searcher, sizeOf });
})();
