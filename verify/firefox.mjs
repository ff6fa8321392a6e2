/* The built site in Firefox, where other rules hold than in the tests' Chromium: pages in a folder share
   no storage, and input, layout and fonts are another engine's. It is given the addresses of the site,
   served and in its folder: node firefox.mjs http://… file://… */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import puppeteer from "puppeteer-core";

const PATIENCE = 20_000; // ms until what should come is missed
const WIDE = { width: 1280, height: 900 };
const LOW = { width: 390, height: 260 }; // so low that even a short page has more than a screen
const MODES = ["interleaved", "side", "one"];
const CARD = "qostil-card";
const HITS = "[role=search] a";
const ABORTED = "status=2152398850"; // NS_BINDING_ABORTED: of a font that was on its way when its page was left
const PREFERENCES = {
  "security.fileuri.strict_origin_policy": true, // as readers have it; Puppeteer turns it off
  "dom.w3c_touch_events.enabled": 1, // a finger's tap is a click too, also where there is no screen
};
const ways = process.argv.slice(2).map((root) => ({ root, over: new URL(root).protocol.slice(0, -1) }));

function launch(preferences = {}) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.QOSTIL_FIREFOX,
    extraPrefsFirefox: { ...PREFERENCES, ...preferences },
  });
}

/* What follows runs in the page. */

/* Firefox does not tell its driver of files that don't come. */
function tellFailures() {
  const tell = ({ target }) => target.localName && console.error(`not loaded: ${target.src ?? target.href}`);
  addEventListener("error", tell, true);
}

function isShown(selector, words) {
  return Array.from(document.querySelectorAll(selector)).some(
    (element) => element.checkVisibility() && element.textContent.toLowerCase().includes(words),
  );
}

function focusOn(selector, words) {
  const isMeant = (element) => element.checkVisibility() && element.textContent.includes(words);
  Array.from(document.querySelectorAll(selector)).find(isMeant).focus();
}

function isInView(id) {
  const { top } = document.getElementById(id).getClientRects()[0];
  return top > document.querySelector(".md-header").getBoundingClientRect().bottom - 1 && top < innerHeight;
}

/* Scroll until a segment runs under the header: nothing before it is seen any more. */
function scrollInto(id) {
  const end = document.querySelector(".md-header").getBoundingClientRect().bottom;
  scrollBy(0, document.getElementById(id).getBoundingClientRect().top + 45 - end);
}

/* How a page is read, by the boxes alone of each bead's own text and of its partner. */
function shownMode() {
  const beads = Array.from(document.querySelectorAll("article .bead"), (bead) =>
    [".own", ".partner"].map((part) => bead.querySelector(part).getBoundingClientRect()),
  );
  const isLevel = ([own, other]) => Math.abs(own.top - other.top) <= 2 && other.left >= own.right;
  const is = {
    one: ([, other]) => other.height === 0,
    interleaved: ([own, other]) => other.height > 0 && other.top >= own.bottom - 1,
    side: ([own, other]) => other.height > 0 && isLevel([own, other]),
  };
  return beads.length ? Object.keys(is).find((mode) => beads.every(is[mode])) : "no beads";
}

/* A reader with storage of their own, who notices everything that goes wrong. */
class Reader {
  constructor(page, root) {
    Object.assign(this, { page, root, asked: [], problems: [] });
    page.on("console", (message) => this.hear(message));
    page.on("pageerror", (error) => this.note(error.message));
    page.on("request", (request) => this.see(request.url()));
  }

  static async of(browser, root) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(WIDE);
    await page.evaluateOnNewDocument(tellFailures);
    return new Reader(page, root);
  }

  hear(message) {
    if (["error", "warn"].includes(message.type())) {
      this.note(`${message.text()} (${message.location()?.url})`);
    }
  }

  see(address) {
    this.asked.push(address);
    if (![this.root, "data:", "blob:"].some((own) => address.startsWith(own))) {
      this.note(`request outside the site: ${address}`);
    }
  }

  note(problem) {
    if (!problem.includes(ABORTED)) {
      this.problems.push(problem);
    }
  }

  /* Throws for what went wrong. */
  async close() {
    await this.page.browserContext().close();
    assert.ok(!this.problems.length, Array.from(new Set(this.problems)).join("\n"));
  }

  open(address) {
    return this.page.goto(this.root + address);
  }

  look(question, ...given) {
    return this.page.evaluate(question, ...given);
  }

  /* Look again until it holds. (Puppeteer's own way needs eval, which the site's policy forbids.) */
  async until(expected, question, ...given) {
    const isLeft = () => false; // the page was just being left for another
    for (const end = Date.now() + PATIENCE; !(await this.look(question, ...given).catch(isLeft)); ) {
      assert.ok(Date.now() < end, `${expected}: not so at ${this.page.url()}`);
    }
  }

  isAt(address) {
    const isThere = (wanted) => location.href === wanted && document.readyState === "complete";
    return this.until(`${address} is open`, isThere, this.root + address);
  }

  shows(selector, words) {
    return this.until(`${selector} shows ${words}`, isShown, selector, words);
  }

  async isReadIn(mode) {
    assert.equal(await this.look(shownMode), mode, `how ${this.page.url()} is read`);
  }

  /* A place in the first line of what is in the window: at its start a segment has no term. (Puppeteer's
     own way looks with a script of the page's, which never runs in a browser without scripts.) */
  async placeOf(selector) {
    const box = await this.look((all) => document.querySelector(all).getClientRects()[0].toJSON(), selector);
    return [box.left + Math.min(box.width / 2, 20), box.top + box.height / 2];
  }

  async press(selector) {
    await this.page.mouse.click(...(await this.placeOf(selector)));
  }

  async tap(selector) {
    await this.page.touchscreen.tap(...(await this.placeOf(selector)));
  }

  async choose(mode) {
    await this.press(`label[for=view-${mode}]`);
    await this.until(`${mode} is chosen`, (id) => document.getElementById(id).checked, `view-${mode}`);
    await this.isReadIn(mode);
  }

  async search(query) {
    await this.page.keyboard.press("/");
    await this.until("the search box is open", () => document.activeElement.matches("[role=search] input"));
    await this.look(() => document.activeElement.select());
    await this.page.keyboard.type(query);
    await this.shows(HITS, query);
  }
}

/* One after the other over each way, with a new reader each. */
describe("Firefox", () => {
  let browser, reader;

  before(async () => (browser = await launch()));
  after(() => browser?.close());

  for (const { root, over } of ways) {
    /* The query by which links carry the mode: only where pages share no storage. */
    const carried = (mode) => (over === "file" ? `?view=${mode}` : "");

    describe(over, () => {
      beforeEach(async () => (reader = await Reader.of(browser, root)));
      afterEach(() => reader.close());

      test("no page reports an error or asks another host", async () => {
        await reader.open("index.html");
        const links = (all) => Array.from(document.querySelectorAll(all), (link) => link.href.split("#")[0]);
        const pages = new Set(await reader.look(links, "nav a[href]"));
        assert.ok(pages.size > 5);
        for (const page of pages) {
          await reader.page.goto(page);
          const [partner] = await reader.look(links, ".languages a:not([aria-current])");
          await reader.page.goto(partner);
        }
        assert.ok(over === "file" || reader.asked.length > 2 * pages.size, "requests can be seen");
      });

      test("there are three ways to read", async () => {
        await reader.open("all-society.html");
        await reader.isReadIn("one");
        for (const mode of MODES) {
          await reader.choose(mode);
        }
      });

      test("the way to read stays from page to page", async () => {
        await reader.open("all-society.html");
        await reader.choose("side");
        await reader.page.click("footer a[rel=prev]");
        await reader.isAt(`state-enterprises.html${carried("side")}`);
        await reader.isReadIn("side");
        await reader.press(".languages a[lang=zh]");
        await reader.isAt(`zh/state-enterprises.html${carried("side")}`);
        await reader.isReadIn("side");
        await reader.page.reload();
        await reader.isReadIn("side");
      });

      test("the language switch leads to the segment in view", async () => {
        await reader.page.setViewport(LOW);
        await reader.open("all-society.html");
        await reader.look(scrollInto, "s5-2");
        await reader.press(".languages a[lang=zh]");
        await reader.isAt("zh/all-society.html#s5-2");
        await reader.until("the segment is in view", isInView, "s5-2");
      });

      test("a tap opens the partner, and its link the partner's page", async () => {
        await reader.open("all-society.html");
        await reader.tap("#s5-1");
        await reader.shows(CARD, "守望相助");
        await reader.tap("#s5-1");
        await reader.until("the card is closed", (card) => document.querySelector(card).hidden, CARD);
        await reader.tap("#s5-1");
        await reader.shows(CARD, "守望相助");
        await reader.tap(`${CARD} a.reference`);
        await reader.isAt("zh/all-society.html#s5-1");
      });

      test("a term opens its entry", async () => {
        await reader.open("all-society.html");
        await reader.press("#s5-1 a.term");
        await reader.shows(CARD, "中华民族");
        await reader.press(`${CARD} a[href*=glossary]`);
        await reader.isAt("glossary.html#chinese-nation");
      });

      test("search finds words of both languages and leads there", async () => {
        await reader.open("all-society.html");
        await reader.search("кедей");
        await reader.page.keyboard.press("Escape");
        await reader.search("扶贫");
        await reader.look(focusOn, `${HITS}[href*="zh/"]`, "扶贫"); // others show it as their partner
        await reader.page.keyboard.press("Enter");
        await reader.until("a place with the word is open", isShown, ":target", "扶贫");
      });

      test("the fonts come", async () => {
        await reader.open("all-society.html?view=side");
        await reader.look(() => document.fonts.ready.then(() => undefined));
        const hasCome = (family) =>
          Array.from(document.fonts).some((face) => face.family === `"${family}"` && face.status === "loaded");
        for (const family of ["Qostil Sans", "Qostil Hans"]) {
          assert.ok(await reader.look(hasCome, family), `${family} has come`);
        }
        const isWhole = () => document.fonts.check('16px "Qostil Sans"', "Қазақ тілі");
        assert.ok(await reader.look(isWhole), "Qostil Sans has the letters of Kazakh");
      });
    });
  }
});

describe("Firefox without JavaScript", () => {
  let browser;

  before(async () => (browser = await launch({ "javascript.enabled": false })));
  after(() => browser?.close());

  for (const { root, over } of ways) {
    test(`the radio buttons choose the way to read, ${over}`, async () => {
      const reader = await Reader.of(browser, root);
      await reader.open("zh/all-society.html");
      assert.ok(await reader.look(() => document.documentElement.matches(".no-js")), "no script has run");
      for (const mode of MODES) {
        await reader.choose(mode);
      }
      await reader.close();
    });
  }
});
