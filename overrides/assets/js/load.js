/* What other scripts use. It brings scripts with their first use: classic ones, in order, since a
   page on file:// can load no modules. */
(function () {
  "use strict";

  const { src, dataset } = document.currentScript;
  const folder = (src || dataset.file).replace(/[^/]*$/, "");

  const load = (name) => loadFile(folder + name + ".js");

  /* A file of the site; where all of it is one document, that holds it (export/pages.js). */
  function loadFile(address) {
    return new Promise((resolve, reject) => {
      if (qostil.runHeld?.(address)) {
        resolve();
        return;
      }
      const script = document.createElement("script");
      const then = (settle) => () => {
        script.remove();
        settle(address);
      };
      Object.assign(script, { src: address, async: false, onload: then(resolve), onerror: then(reject) });
      document.head.append(script);
    });
  }

  function style(name) {
    if (!qostil.runHeld) {
      const href = folder + "../css/" + name + ".css";
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
    }
  }

  /* The id that the address names. A broken address names none. */
  function named() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  const isTyping = ({ target }) =>
    target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox])");

  Object.assign((window.qostil ??= {}), { load, loadFile, style, named, isTyping });
})();
