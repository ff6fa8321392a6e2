/* Keys: J K next and previous segment, O the other language here, V way to read, ? the settings. */
(function () {
  "use strict";

  const root = document.documentElement;
  // Asked for at each press: in a document of many pages they come and go.
  const text = () => document.querySelector("qostil-text");
  const view = () => document.querySelector("qostil-view");

  function switchLanguage() {
    const others = Array.from(document.querySelectorAll(".languages__link:not([aria-current])"));
    (others.find((link) => link.hreflang === root.dataset.with) ?? others[0])?.click();
  }

  const KEYS = {
    j: () => text().step(1),
    k: () => text().step(-1),
    o: switchLanguage,
    v: () => view().turn(),
    "?": () => view().openSettings(),
  };

  document.addEventListener("keydown", (event) => {
    const act = KEYS[qostil.keyOf(event)];
    if (act && text() && view()) {
      event.preventDefault();
      act();
    }
  });

  /* Who switches keys off does not want the theme's own either. */
  addEventListener(
    "keydown",
    (event) => {
      if (root.dataset.keys === "off" && "fs/p,n.".includes(event.key) && !qostil.isTyping(event)) {
        event.stopImmediatePropagation();
      }
    },
    true,
  );
})();
