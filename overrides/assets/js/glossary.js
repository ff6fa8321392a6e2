/* The glossary's filter: as one types, the entries whose terms have the letters stay. */
(function () {
  "use strict";

  const fold = (text) => text.normalize("NFC").toLowerCase();

  class Filter extends HTMLElement {
    connectedCallback() {
      this.hidden = false;
      this.input = this.querySelector("input");
      this.status = this.querySelector("[role=status]");
      this.concepts = Array.from(document.querySelectorAll(".concept"), (entry) => ({
        entry,
        terms: fold(Array.from(entry.querySelectorAll("dfn, .concept__equivalents a, .concept__equivalent"), (e) => e.textContent).join("\n")),
      }));
      this.addEventListener("input", () => this.filter());
      // A link to an entry that the filter hides shows all again.
      addEventListener("hashchange", () => this.reset());
    }

    filter() {
      const wanted = fold(this.input.value.trim());
      let shown = 0;
      for (const { entry, terms } of this.concepts) {
        entry.hidden = !terms.includes(wanted);
        shown += !entry.hidden;
      }
      for (const letter of document.querySelectorAll(".letter")) {
        letter.hidden = !letter.querySelector(".concept:not([hidden])");
      }
      this.status.textContent = shown ? "" : this.status.dataset.none;
    }

    reset() {
      const target = document.getElementById(location.hash.slice(1));
      if (target?.closest("[hidden]")) {
        this.input.value = "";
        this.filter();
        target.scrollIntoView();
      }
    }
  }

  customElements.define("qostil-filter", Filter);
})();
