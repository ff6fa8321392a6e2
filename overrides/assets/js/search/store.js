/* The files that qostil/search/writing.py wrote: loaded when first needed, each once.

   Classic scripts that call qostilSearch(name, version, data): a page on file:// can load nothing
   else. The version is that of a language's index: files of two builds don't mix. */
(function () {
  "use strict";

  class Store {
    constructor(folder) {
      this.folder = folder;
      this.promises = new Map();
      this.arrived = new Map();
      window.qostilSearch = (name, version, data) => this.arrived.set(name, { version, data });
    }

    /* Give a promise of a file's {version, data}; it is of `version`, where one is given. */
    load(name, version = "") {
      if (!this.promises.has(name)) {
        const promise = this.fetch(name, version);
        promise.catch(() => this.promises.delete(name)); // the next search tries again
        this.promises.set(name, promise);
      }
      return this.promises.get(name);
    }

    async fetch(name, version) {
      await qostil.loadFile(this.folder + "/" + name + ".js" + (version && "?v=" + version));
      const found = this.arrived.get(name);
      this.arrived.delete(name);
      if (!found || (version && found.version !== version)) {
        throw new Error(name + " is of another build");
      }
      return found;
    }
  }

  qostil.Store = Store;
})();
