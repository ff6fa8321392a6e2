/* The choice of a language and of a section among what was found. */
(function () {
  "use strict";

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

    /* Offer what the groups have; what was chosen stays chosen as long as it is there. */
    offer(groups) {
      const languages = groups.map(({ index }) => [index.code, index.name, index.code]);
      fill(this.language, this.say.search_all_languages, languages);
      const sections = new Map();
      for (const { index, found, apart } of groups) {
        for (const number of [...found, ...apart].sort((a, b) => a - b)) {
          const key = index.section(number);
          if (!sections.has(key)) {
            const page = index.pageOf[number];
            sections.set(key, [page, key, index.pages[page].title || key, index.code]);
          }
        }
      }
      const rows = Array.from(sections.values()).sort(([a], [b]) => a - b);
      fill(this.section, this.say.search_all_sections, rows.map(([, ...row]) => row));
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
    const isMeant = (number) => group.index.section(number) === section;
    const [found, apart] = [group.found.filter(isMeant), group.apart.filter(isMeant)];
    return { ...group, found, apart };
  }

  /* One choice is none: then the field is not shown. */
  function fill(select, all, rows) {
    const before = select.value;
    const options = rows.map(([value, text, lang]) => element("option", { value, lang }, text));
    select.replaceChildren(element("option", { value: "" }, all), ...options);
    select.value = rows.some(([value]) => value === before) ? before : "";
    select.hidden = rows.length < 2;
  }

  qostil.Filters = Filters;
})();
