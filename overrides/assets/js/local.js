/* In a folder on the reader's own disk there is no copy to download: this is it. */
(function () {
  "use strict";

  if (location.protocol === "file:") {
    document.querySelectorAll("[data-online]").forEach((element) => element.remove());
  }
})();
