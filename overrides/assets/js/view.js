/* The choice of a way to read (partials/reading.html). What is chosen stands on the root element, is
   remembered by the browser, and travels in the addresses of links where the page's own address has
   it, or where pages may share no storage (file://). */
(function () {
  "use strict";

  const CARRIED = ["view", "with"];
  const root = document.documentElement;
  const isFile = location.protocol === "file:";

  function kept() {
    try {
      return JSON.parse(localStorage.getItem("qostil")) || {};
    } catch {
      return {};
    }
  }

  function isCarried() {
    const asked = new URLSearchParams(location.search);
    return CARRIED.some((name) => asked.has(name) || (isFile && name in kept()));
  }

  class View extends HTMLElement {
    connectedCallback() {
      this.status = this.querySelector(".reading__status");
      this.settings = this.querySelector("details");
      this.show();
      this.addEventListener("change", ({ target }) => {
        this.choose(target.name, target.type === "checkbox" ? (target.checked ? "on" : "off") : target.value);
      });
      this.addEventListener("keydown", (event) => event.key === "Escape" && this.closeSettings());
      document.addEventListener("click", (event) => {
        if (!this.settings.contains(event.target)) {
          this.settings.open = false;
        }
      });
      // A page that comes back from memory may have been left before the last choice.
      addEventListener("pageshow", (event) => {
        if (event.persisted) {
          qostil.place.keep(qostil.takeChoices);
          this.show();
        }
      });
    }

    /* Bring the boxes in line with the root element. */
    show() {
      for (const input of this.querySelectorAll("input")) {
        const chosen = root.dataset[input.name];
        input.checked = input.type === "checkbox" ? chosen === "on" : chosen === input.value;
      }
    }

    choose(name, value) {
      document.querySelector("qostil-card").close(); // what it stands at moves
      qostil.place.keep(() => (root.dataset[name] = value));
      this.show();
      remember(name, value);
      if (CARRIED.includes(name) && isCarried()) {
        const here = new URL(location.href);
        carry(here);
        try {
          history.replaceState(history.state, "", here);
        } catch {} // some browsers change no address on file://; links carry it all the same
      }
    }

    /* The next way to read, for the keyboard. */
    turn() {
      const modes = Array.from(this.querySelectorAll("[name=view]"));
      const next = modes[(modes.findIndex((mode) => mode.checked) + 1) % modes.length];
      this.choose("view", next.value);
      this.status.textContent = next.labels[0].textContent;
    }

    openSettings() {
      this.settings.open = true;
      this.settings.querySelector("summary").focus();
    }

    closeSettings() {
      if (this.settings.open) {
        this.settings.open = false;
        this.settings.querySelector("summary").focus();
      }
    }
  }

  function remember(name, value) {
    try {
      localStorage.setItem("qostil", JSON.stringify({ ...kept(), [name]: value }));
    } catch {} // a browser that keeps nothing: it is chosen for this page
  }

  function carry(address) {
    const query = new URLSearchParams(address.search);
    for (const name of CARRIED.filter((each) => root.dataset[each])) {
      query.set(name, root.dataset[name]);
    }
    address.search = query;
  }

  function carryAlong(event) {
    const link = event.target.closest("a[href]");
    const isPage = link && link.protocol === location.protocol && link.host === location.host;
    if (isPage && link.pathname.endsWith(".html") && link.pathname !== location.pathname && isCarried()) {
      carry(link);
    }
  }

  document.addEventListener("click", carryAlong, true);
  document.addEventListener("auxclick", carryAlong, true);
  customElements.define("qostil-view", View);
})();
