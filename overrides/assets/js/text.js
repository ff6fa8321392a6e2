/* The text under the reader's finger: a tap on a segment opens its partner, on a term its entry. For
   the keyboard the whole text is one stop; arrows go from segment to segment, or by way of the links between. */
(function () {
  "use strict";

  const DELAY = 250; // ms that a pointer rests on a term, or leaves it, before the card follows
  const SLACK = 6; // px between the lines of a segment
  const PLACES = ".segment, .bead--gap .sign";
  const root = document.documentElement;

  class Text extends HTMLElement {
    connectedCallback() {
      this.card = document.querySelector("qostil-card");
      this.entries = document.getElementById("entries");
      this.places = Array.from(this.querySelectorAll(PLACES));
      this.steps = Array.from(this.querySelectorAll(`${PLACES}, .own a:not(.number)`));
      this.querySelectorAll(".bead a").forEach((link) => (link.tabIndex = -1));
      this.stopAt(this.places[0]);
      this.addEventListener("click", (event) => this.tap(event));
      this.addEventListener("keydown", (event) => this.move(event));
      this.addEventListener("focusin", (event) => this.enter(event));
      this.addEventListener("pointerover", (event) => this.point(event));
      this.addEventListener("pointerout", () => this.leave());
      this.card.addEventListener("pointerenter", () => clearTimeout(this.leaving));
      this.card.addEventListener("pointerleave", () => this.leave());
      document.addEventListener("selectionchange", () => this.select());
      document.addEventListener("click", (event) => this.tapOutside(event));
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.card.close());
    }

    /* Taps */

    tap(event) {
      const link = event.target.closest("a");
      const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (link?.matches(".term") && isPlain) {
        event.preventDefault();
        this.toggle(link, this.entry(link), [], event.detail === 0);
      } else if (!link && getSelection().isCollapsed) {
        const bead = event.target.closest(".bead");
        this.open(event.target.closest(PLACES) ?? bead?.querySelector(PLACES) ?? this.placeAt(event), false);
      }
    }

    /* The segment at a point that is between its lines: a finger is not that exact. */
    placeAt({ clientX: x, clientY: y }) {
      const isAt = (box) => x >= box.left && x <= box.right && y > box.top - SLACK && y < box.bottom + SLACK;
      return this.places.find((place) => Array.from(place.getClientRects()).some(isAt));
    }

    open(place, byKey) {
      if (place) {
        this.stopAt(place); // the focus can come back to it
        const segments = place.matches(".segment[id]") ? [place] : [];
        this.toggle(place, this.partners(place.closest(".bead")), segments, byKey);
      } else {
        this.card.close();
      }
    }

    toggle(owner, content, segments, byKey) {
      const wasOpen = this.card.isOf(owner) && !this.isHovered;
      this.isHovered = false;
      if (wasOpen && !byKey) {
        this.card.close();
        return;
      }
      this.card.open(owner, content, segments);
      if (byKey) {
        this.card.enter();
      }
    }

    tapOutside({ target }) {
      if (!this.contains(target) && !this.card.contains(target) && getSelection().isCollapsed) {
        this.card.close();
      }
    }

    partners(bead) {
      return Array.from(bead.querySelectorAll(".partner"), (partner) => {
        const copy = partner.cloneNode(true);
        copy.className = "card__partner";
        copy.querySelectorAll("a").forEach((link) => link.removeAttribute("tabindex"));
        return copy;
      });
    }

    entry(link) {
      const found = this.entries.content.querySelector(`.entry:has(a[href$="${CSS.escape(link.hash)}"])`);
      return found ? [found.cloneNode(true)] : [];
    }

    /* A pointer that rests on a term */

    point({ target, pointerType }) {
      const link = target.closest(".term");
      if (link && pointerType === "mouse" && !this.card.isOf(link)) {
        clearTimeout(this.leaving);
        this.resting = setTimeout(() => this.hover(link), DELAY);
      }
    }

    hover(link) {
      if (this.card.hidden || this.isHovered) {
        this.card.open(link, this.entry(link), []);
        this.isHovered = true;
      }
    }

    leave() {
      clearTimeout(this.resting);
      clearTimeout(this.leaving);
      if (this.isHovered) {
        this.leaving = setTimeout(() => this.isHovered && this.card.close(), DELAY);
      }
    }

    /* A selection */

    select() {
      clearTimeout(this.selecting);
      this.selecting = setTimeout(() => {
        const selection = getSelection();
        const range = !selection.isCollapsed && selection.rangeCount && selection.getRangeAt(0);
        const isChosen = (place) => place.id && range.intersectsNode(place.closest(".bead"));
        const chosen = range ? this.places.filter(isChosen) : [];
        if (chosen.length) {
          this.isHovered = false;
          this.card.open(chosen.at(-1), [], chosen, range);
        }
      }, DELAY);
    }

    /* The keyboard */

    stopAt(place) {
      if (place) {
        this.stop?.removeAttribute("tabindex");
        this.stop = place;
        place.tabIndex = 0;
      }
    }

    go(place) {
      if (place) {
        this.stopAt(place);
        place.focus();
      }
    }

    /* The segment that has the focus, or the one that is being read. */
    current() {
      const focused = document.activeElement.closest(".bead");
      const place = focused?.querySelector(PLACES) ?? qostil.place.inView()?.closest(PLACES);
      return this.places.indexOf(document.activeElement.closest(PLACES) ?? place);
    }

    step(by) {
      const here = this.current();
      this.go(here < 0 ? this.places.find(qostil.place.isVisible) : this.places[here + by]);
    }

    stepToLink(by) {
      const steps = this.steps.filter((step) => getComputedStyle(step).pointerEvents !== "none");
      const next = steps[steps.indexOf(document.activeElement) + by];
      next?.matches("a") ? next.focus() : this.go(next);
    }

    move(event) {
      const forward = document.body.dir === "rtl" ? -1 : 1;
      const moves = {
        ArrowDown: () => this.step(1),
        ArrowUp: () => this.step(-1),
        ArrowRight: () => this.stepToLink(forward),
        ArrowLeft: () => this.stepToLink(-forward),
        Home: () => this.go(this.places[0]),
        End: () => this.go(this.places.at(-1)),
        Enter: () => this.open(event.target, true),
        " ": () => this.open(event.target, true),
      };
      const isLink = event.target.matches("a") && ["Enter", " "].includes(event.key);
      if (moves[event.key] && !isLink && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        moves[event.key]();
      }
    }

    enter({ target, relatedTarget }) {
      const comesIn = !this.contains(relatedTarget) && target === this.stop && target.matches(":focus-visible");
      if (comesIn && !this.card.contains(relatedTarget) && !qostil.place.isVisible(target)) {
        this.go(this.places.find(qostil.place.isVisible));
      } else if (target.matches(".term:focus-visible")) {
        this.card.open(target, this.entry(target), []);
      } else if (!this.card.isOf(target)) {
        this.card.close();
      }
    }
  }

  customElements.define("qostil-text", Text);
})();
