/* The card: a segment's partner or a term's entry, near what it belongs to, with what can be copied. */
(function () {
  "use strict";

  const NARROW = matchMedia("(max-width: 44.9em)");
  const GAP = 6; // px between a card and what it belongs to

  class Card extends HTMLElement {
    connectedCallback() {
      this.body = this.querySelector(".card__body");
      this.status = this.querySelector(".card__status");
      this.actions = this.querySelector(".card__actions");
      this.actions.addEventListener("mousedown", (event) => event.preventDefault()); // a selection stays
      this.addEventListener("click", ({ target }) => this.act(target.name));
      this.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    }

    /* `owner`: what was tapped; `segments`: what can be copied, if anything; `stretch`: what the card
       is to stand below, if not the owner. */
    open(owner, content, segments, stretch = owner) {
      this.close();
      this.owner = owner;
      this.segments = segments;
      this.body.replaceChildren(...content);
      this.actions.querySelectorAll("[name=link], [name=both]").forEach((b) => (b.hidden = !segments.length));
      this.hidden = false;
      this.copying.catch(() => (Card.copying = undefined)); // the next card tries again
      this.settle(Array.from(stretch.getClientRects()));
      owner.closest(".bead")?.classList.add("is-open");
    }

    /* On a wide screen below the last line, or above the first, or else at the window's end. On a
       narrow one at the window's end, where the first line must not lie under it. */
    settle(lines) {
      this.removeAttribute("style");
      const [first, last] = [lines[0], lines.at(-1)];
      if (NARROW.matches) {
        scrollBy({ top: Math.max(0, first?.bottom + GAP - this.offsetTop) || 0, behavior: "instant" });
      }
      if (NARROW.matches || !first) {
        return;
      }
      const [height, around] = [this.offsetHeight, this.offsetParent.getBoundingClientRect()];
      const end = innerHeight - height - GAP;
      const above = first.top - GAP - height;
      const top = last.bottom + GAP < end ? last.bottom + GAP : above > 0 ? above : end;
      const most = document.documentElement.clientWidth - this.offsetWidth - GAP;
      this.style.top = `${top - around.top}px`;
      this.style.left = `${Math.max(GAP, Math.min(last.left, most)) - around.left}px`;
    }

    close() {
      if (this.hidden) {
        return;
      }
      const hadFocus = this.contains(document.activeElement);
      this.owner.closest(".bead")?.classList.remove("is-open");
      this.hidden = true;
      this.status.textContent = "";
      if (hadFocus) {
        this.owner.focus();
      }
    }

    isOf(owner) {
      return !this.hidden && this.owner === owner;
    }

    enter() {
      this.querySelector("a, button:not([hidden])").focus();
    }

    async act(name) {
      const { copied, failed } = this.status.dataset;
      if (name === "close") {
        this.close();
      } else if (name) {
        this.status.textContent = ""; // what is said twice is heard twice
        const done = this.copying.then(() => qostil.copying[name](this.segments));
        this.status.textContent = await done.then(() => copied, () => failed);
      }
    }

    /* Loaded when a card opens, so that it is there when a button is pressed: browsers let a page copy
       only as the direct answer to a press. */
    get copying() {
      return (Card.copying ??= qostil.load("reading/copying"));
    }
  }

  customElements.define("qostil-card", Card);
})();
