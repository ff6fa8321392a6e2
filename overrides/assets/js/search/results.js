/* What was found, as the reader sees it. Texts are set as texts, never as HTML. */
(function () {
  "use strict";

  const STEP = 10; // hits shown of a language at first, and more on demand

  /* An element with attributes and, if given, a text. */
  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  /* Give a promise of a group's elements: its language, and the first of its hits.
     `context`: {root, say, index}, from a language's code to a promise of its index. */
  async function group(found, context) {
    const { index, terms } = found;
    const heading = element("h2", { lang: index.code }, index.name + " · " + qostil.sizeOf(found));
    const made = [heading];
    if (terms.length) {
      const [before, after] = context.say.search_by_glossary.split("#");
      const note = element("p", {}, before);
      note.append(element("bdi", { lang: index.code }, terms.join(" · ")), after);
      made.push(note);
    }
    made.push(...(await list(found, found.found, context)));
    if (found.apart.length) {
      made.push(element("p", {}, context.say.search_apart));
      made.push(...(await list(found, found.apart, context)));
    }
    return made;
  }

  async function list(found, numbers, context) {
    const { index } = found;
    const made = element("ol", { lang: index.code, dir: index.direction });
    const more = element("button", { type: "button" }, context.say.search_more);
    const add = async (count) => {
      const next = numbers.slice(made.children.length, made.children.length + count);
      made.append(...(await Promise.all(next.map((number) => item(found, number, context)))));
      more.hidden = made.children.length >= numbers.length;
    };
    more.addEventListener("click", async () => {
      const count = made.children.length;
      await add(2 * STEP);
      made.children[count].querySelector("a").focus();
    });
    await add(STEP);
    return numbers.length ? [made, more] : [];
  }

  async function item(found, number, context) {
    const { index, parts } = found;
    const segment = await index.segment(number);
    const [an_id] = segment.ids;
    const place = an_id.slice(1).replaceAll("-", ".") + " · " + segment.page.title;
    const link = element("a", { href: context.root + "/" + segment.page.address + "#" + an_id });
    const sentence = element("span", {});
    let end = 0;
    for (const [from, to] of qostil.spans(index.lexicon, segment.text, parts)) {
      sentence.append(segment.text.slice(end, from), element("mark", {}, segment.text.slice(from, to)));
      end = to;
    }
    sentence.append(segment.text.slice(end));
    link.append(element("span", { class: "place" }, place), sentence);
    link.append(...(await counterparts(segment, context)));
    const made = element("li", {});
    made.append(link);
    return made;
  }

  /* The sentence in the other languages, as far as they can be loaded. */
  async function counterparts(segment, context) {
    const rows = Object.entries(segment.partners).map(async ([code, numbers]) => {
      const other = await context.index(code);
      const texts = await Promise.all(numbers.map(async (n) => (await other.segment(n)).text));
      return element("span", { class: "counterpart", lang: code, dir: other.direction }, texts.join(" "));
    });
    const settled = await Promise.allSettled(rows);
    return settled.flatMap(({ status, value }) => (status === "fulfilled" ? [value] : []));
  }

  Object.assign(qostil, { element, group });
})();
