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

  /* What the key says; on a layout that is not Latin, what stands there on one that is. */
  const said = ({ key, code }) => (key.length > 1 || /[\x21-\x7e]/.test(key) ? key : code.replace("Key", "")).toLowerCase();

  document.addEventListener("keydown", (event) => {
    const isCommand = event.ctrlKey || event.altKey || event.metaKey;
    const act = KEYS[said(event)];
    if (act && text() && view() && !isCommand && !qostil.isTyping(event) && root.dataset.keys !== "off") {
      event.preventDefault();
      act();
    }
  });
})();
