/* What is copied of segments: their address, or their texts in both languages with it. Comes with the
   first use (../card.js). */
(function () {
  "use strict";

  const root = document.documentElement;
  const WIDE_END = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]$/;

  const number = (segment) => segment.id.slice(1).replaceAll("-", ".");

  function reference(segments) {
    const ends = new Set([segments[0], segments.at(-1)].map(number));
    return Array.from(ends).join("–");
  }

  /* Where the segments are: here, or for a copy on someone's disk, where it is published. */
  function address(segments) {
    const published = document.querySelector("link[rel=canonical]")?.href;
    const isCopy = !location.protocol.startsWith("http");
    const here = isCopy && published ? published : location.href;
    const ends = new Set([segments[0].id, segments.at(-1).id]);
    return here.replace(/[?#].*/, "") + "#" + Array.from(ends).join(":");
  }

  /* Sentences in a row; none is parted from another by a space between Han. */
  const joined = (texts) => texts.reduce((all, text) => all + (all && !WIDE_END.test(all) ? " " : "") + text, "");

  /* The texts of the segments, [language, direction, text] each: this page's, and the partner's. */
  function texts(segments) {
    const beads = new Set(segments.map((segment) => segment.closest(".bead")));
    const partners = Array.from(beads).flatMap((bead) => Array.from(bead.querySelectorAll(".partner[lang]")));
    const chosen = partners.filter((p) => !root.dataset.with || p.dataset.of === root.dataset.with);
    const words = chosen.flatMap((partner) => Array.from(partner.querySelectorAll(".words")));
    const own = [root.lang, document.body.dir, joined(segments.map((s) => s.textContent))];
    const other = [chosen[0]?.lang, chosen[0]?.dir, joined(words.map((w) => w.textContent))];
    return other[2] ? [own, other] : [own];
  }

  function rich(pieces, where, label) {
    const holder = document.createElement("div");
    for (const [lang, dir, text] of pieces) {
      holder.append(Object.assign(document.createElement("p"), { lang, dir, textContent: text }));
    }
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("a"), { href: where, textContent: label }));
    holder.append(line);
    return holder.innerHTML;
  }

  async function copy(plain, html) {
    const kinds = { "text/plain": plain, "text/html": html };
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } catch {
      await navigator.clipboard.writeText(plain); // a browser that copies plain text only
    }
  }

  function copyLink(segments) {
    const where = address(segments);
    return copy(where, rich([], where, title(segments)));
  }

  function copyBoth(segments) {
    const where = address(segments);
    const pieces = texts(segments);
    const plain = pieces.map(([, , text]) => text);
    return copy([...plain, `${title(segments)} · ${where}`].join("\n"), rich(pieces, where, title(segments)));
  }

  const title = (segments) => `${document.title} · ${reference(segments)}`;

  qostil.copying = { link: copyLink, both: copyBoth };
})();
