/* One document, many pages: shows the page that the address names, and makes it what the site's own
   scripts expect to find. Without scripts all pages stand one below the other.

   An address is `zh/east-west/s2-1` (language, page, place), as the document's own links have it, or
   as on the site only the place: then it is meant in the language that is being read. */
(function () {
  "use strict";

  const REFERRING = ["id", "for", "aria-controls", "aria-describedby", "aria-labelledby"];
  const root = document.documentElement;
  const main = document.querySelector("main");
  const header = document.querySelector("header");
  const toggle = document.getElementById("__search");
  const canonical = document.querySelector("link[rel=canonical]");
  const all = Array.from(main.children);
  const pages = new Map(all.map((page) => [page.id, page]));
  const addresses = new Map(all.map((page) => [page.dataset.address, page.id]));
  const headers = new Map(Array.from(document.querySelectorAll("template.header"), (t) => [t.lang, t]));
  const files = new Map(Array.from(document.querySelectorAll("script[type='text/plain']"), (s) => [s.dataset.file, s.text]));
  let current;
  let isMoving = false;

  /* Run a script that the site has in a file and this document in itself; tells whether it has. */
  function runHeld(address) {
    const code = files.get(address.replace(/\?.*/, ""));
    if (code === undefined) {
      return false;
    }
    const script = Object.assign(document.createElement("script"), { text: code });
    document.head.append(script);
    script.remove();
    return true;
  }

  /* Addresses */

  /* A fragment as text. A broken one names nothing. */
  function decoded(fragment) {
    try {
      return decodeURIComponent(fragment.slice(1));
    } catch {
      return "";
    }
  }

  /* The page that an address names, and the place on it; nothing if it names none. */
  function find(address) {
    if (pages.has(address)) {
      return [pages.get(address), ""];
    }
    for (let end = address.lastIndexOf("/"); end > 0; end = address.lastIndexOf("/", end - 1)) {
      const page = pages.get(address.slice(0, end));
      if (page) {
        return [page, address.slice(end + 1)];
      }
    }
    const [id] = address.split(":");
    const page = nearest().find((each) => each.querySelector(`[id="${CSS.escape(each.id + "/" + id)}"]`));
    return id && page ? [page, address] : [];
  }

  /* All pages, first the one that is being read and those of its language. */
  function nearest() {
    const own = current?.lang ?? preferred();
    return [...(current ? [current] : []), ...all.filter((p) => p.lang === own), ...all.filter((p) => p.lang !== own)];
  }

  function preferred() {
    const wanted = navigator.languages.map((tag) => tag.toLowerCase());
    const speaks = (code) => wanted.some((tag) => tag === code.toLowerCase() || tag.startsWith(code.toLowerCase() + "-"));
    return Array.from(headers.keys()).find(speaks) ?? root.lang;
  }

  /* Pages */

  function show() {
    if (isMoving) {
      return;
    }
    const asked = decoded(location.hash);
    const known = pages.get(history.state?.page);
    const [page, place] = known ? [known, asked] : find(asked);
    if (known && known !== current) {
      mount(page);
      qostil.place?.restore();
    } else if (page && !known) {
      mount(page);
      move(place);
    } else if (!current) {
      mount(nearest()[0]);
      move("");
    }
  }

  /* Go to a place on the page as if the page had been loaded with it. */
  function move(place) {
    isMoving = true;
    toggle.checked = false;
    main.firstElementChild.focus({ preventScroll: true }); // as a page that was loaded is read from its start
    location.replace("#" + encodeURIComponent(place).replaceAll("%3A", ":"));
    history.replaceState({ ...history.state, page: current.id }, "");
    isMoving = false;
    if (!place) {
      scrollTo({ top: 0, behavior: "instant" });
    } else if (decoded(location.hash) !== place) {
      point(place);
    }
  }

  /* What the browser does with a fragment, for one that lets no page of this origin change its own. */
  function point(place) {
    const element = document.getElementById(place.split(":")[0]);
    element?.scrollIntoView({ behavior: "instant" });
    element?.closest(".segment")?.classList.add("is-cited");
  }

  /* A copy of the page, so that the next time it comes as it was. */
  function mount(page) {
    if (page === current) {
      return;
    }
    const copy = page.cloneNode(true);
    for (const name of REFERRING) {
      for (const element of copy.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, element.getAttribute(name).replaceAll(page.id + "/", ""));
      }
    }
    copy.removeAttribute("id");
    copy.querySelectorAll(".attested").forEach(quotePartners);
    copy.tabIndex = -1;
    speak(page);
    current = page;
    main.replaceChildren(copy);
    document.title = page.dataset.title;
    canonical?.setAttribute("href", page.dataset.canonical);
  }

  /* What corresponds to a sentence that the glossary quotes: it stands beside that in the text. */
  function quotePartners(attested) {
    const [page, id] = find(decoded(attested.querySelector("a")?.hash ?? ""));
    const segment = page?.querySelector(`[id="${CSS.escape(page.id + "/" + id)}"]`);
    for (const partner of segment?.closest(".bead")?.querySelectorAll(".partner[lang]") ?? []) {
      const { lang, dir } = partner;
      const quote = Object.assign(document.createElement("q"), { className: "context attested__partner", lang, dir });
      quote.textContent = Array.from(partner.querySelectorAll(".words"), (words) => words.textContent).join(" ");
      attested.append(quote);
    }
  }

  function speak({ id, lang, dir }) {
    become(header, headers.get(lang).content.firstElementChild);
    for (const link of header.querySelectorAll(".languages__link")) {
      link.setAttribute("href", "#" + link.hreflang + id.slice(lang.length));
    }
    if (current?.lang !== lang) {
      document.forms["qostil-search"].elements.query.value = ""; // what it found is gone
      Object.assign(root, { lang });
      document.body.dir = dir;
      runHeld("choices/" + lang);
    }
  }

  /* Let what is there say what another language's header says; the site's scripts have hold of it. */
  function become(node, model) {
    if (node.nodeType === Node.TEXT_NODE) {
      node.data = model.data;
      return;
    }
    const gone = Array.from(node.attributes).filter(({ name }) => !model.hasAttribute(name));
    gone.forEach(({ name }) => node.removeAttribute(name));
    Array.from(model.attributes).forEach(({ name, value }) => node.setAttribute(name, value));
    const [own, wanted] = [Array.from(node.childNodes), Array.from(model.childNodes)];
    if (own.length === wanted.length && own.every((child, n) => child.nodeName === wanted[n].nodeName)) {
      own.forEach((child, n) => become(child, wanted[n]));
    } else {
      node.replaceChildren(...wanted.map((child) => child.cloneNode(true)));
    }
  }

  /* Links */

  /* What the site's scripts link to are the site's files. */
  function leadInside({ target }) {
    const link = target.closest("a[href]");
    const href = link?.getAttribute("href") ?? "";
    if (/^(\w+:|\/|#)/.test(href)) {
      return; // here, or on another host
    }
    const { pathname, hash } = new URL(href, "http://site/");
    const id = addresses.get(decoded(pathname));
    if (id) {
      link.setAttribute("href", "#" + id + hash.replace("#", "/"));
    }
  }

  /* The other language's page, at the place that the site's scripts have put into the link. */
  function leadAcross({ target }) {
    const link = target.closest(".languages__link");
    if (link) {
      const page = link.hreflang + current.id.slice(current.lang.length);
      const place = decoded(link.hash).replace(page, "").replace(/^\//, "");
      link.setAttribute("href", "#" + [page, ...(place ? [place] : [])].join("/"));
    }
  }

  function follow(event) {
    const link = event.target.closest("a[href^='#']");
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const [page, place] = link && isPlain && !event.defaultPrevented ? find(decoded(link.hash)) : [];
    if (page) {
      event.preventDefault();
      history.pushState(null, "");
      mount(page);
      move(place);
    }
  }

  /* Looks, which on the site are the theme's matter */

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => (document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default");

  (window.qostil ??= {}).runHeld = runHeld;
  root.classList.replace("no-js", "js");
  dark.addEventListener("change", paint);
  paint();
  addEventListener("popstate", () => history.state?.page && show()); // back and forth
  addEventListener("hashchange", show); // only now is the browser done with the address
  document.addEventListener("click", leadInside, true);
  document.addEventListener("auxclick", leadInside, true);
  document.addEventListener("click", leadAcross);
  document.addEventListener("click", follow);
  show();
})();
