/* The choice of a language and of a section among what was found. */
(function () {
  "use strict";

  const PAUSE = 200; // milliseconds
  const { element, sizeOf } = qostil;

  class Filters {
    constructor(place, say, onChange) {
      this.say = say;
      this.language = this.select(say.search_filter_language, onChange);
      this.section = this.select(say.search_filter_section, onChange);
      place.append(this.language, this.section);
    }

    select(label, onChange) {
      const made = element("select", { "aria-label": label, hidden: "" });
      made.addEventListener("change", onChange);
      return made;
    }

    /* Offer what the groups have; what was chosen stays chosen as long as it is there. The lists may
       be long, so they are written when the typing pauses. */
    offer(groups) {
      const languages = groups.map(({ index }) => [index.code, index.name, index.code]);
      const lists = [
        [this.language, this.say.search_all_languages, languages],
        [this.section, this.say.search_all_sections, sectionsOf(groups)],
      ];
      lists.forEach(([select, , rows]) => prepare(select, rows));
      clearTimeout(this.pause);
      this.pause = setTimeout(() => lists.forEach((list) => fill(...list)), PAUSE);
    }

    get isUnset() {
      return !this.language.value && !this.section.value;
    }

    /* The groups, of each what is chosen. */
    chosen(groups) {
      const [language, section] = [this.language.value, this.section.value];
      const inLanguage = groups.filter(({ index }) => !language || index.code === language);
      return section ? inLanguage.map((group) => within(group, section)).filter(sizeOf) : inLanguage;
    }
  }

  function within(group, section) {
    const isMeant = (number) => group.index.section(group.index.pageOf[number]) === section;
    const [found, apart] = [group.found.filter(isMeant), group.apart.filter(isMeant)];
    return { ...group, found, apart };
  }

  /* The sections that have hits, in their order, as [address, title, language]. */
  function sectionsOf(groups) {
    const sections = new Map();
    for (const { index, found, apart } of groups) {
      for (const page of new Set([...found, ...apart].map((number) => index.pageOf[number]))) {
        const key = index.section(page);
        if (!sections.has(key)) {
          sections.set(key, [page, key, index.pages[page].title || key, index.code]);
        }
      }
    }
    const rows = Array.from(sections.values()).sort(([a], [b]) => a - b);
    return rows.map(([, ...row]) => row);
  }

  /* One choice is none: then the field is not shown. */
  function prepare(select, rows) {
    select.hidden = rows.length < 2;
    if (select.hidden || !rows.some(([value]) => value === select.value)) {
      select.value = "";
    }
  }

  function fill(select, all, rows) {
    const chosen = select.value;
    const options = rows.map(([value, text, lang]) => element("option", { value, lang }, text));
    select.replaceChildren(element("option", { value: "" }, all), ...options);
    select.value = chosen;
  }

  qostil.Filters = Filters;
})();
