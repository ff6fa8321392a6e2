/* What other scripts use. It brings scripts with their first use: classic ones, in order, since a
   page on file:// can load no modules. */
(function () {
  "use strict";

  const folder = document.currentScript.src.replace(/[^/]*$/, "");

  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: folder + name + ".js", async: false, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  }

  function style(name) {
    const href = folder + "../css/" + name + ".css";
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
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

  Object.assign((window.qostil ??= {}), { load, style, named, isTyping });
})();
