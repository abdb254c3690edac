// Search: the dialog, and which indexes it loads.
(() => {
  'use strict';
  const { lectern } = self;
  const { make, text, search } = lectern;
  const { words, fold } = search;

  // The indexes that are there, the current course's first.
  const indexes = [];
  let isEverywhere = false;
  let catalogue = [];
  const loadCatalogue = async () => {
    catalogue = (await lectern.load('courses', '', lectern.root + 'courses.js')).courses;
  };
  async function loadIndex(id, folder) {
    if (indexes.some((index) => index.id === id)) return;
    const index = new search.Index(await lectern.load('search', id, folder + 'search.js'), id, folder);
    if (!indexes.some((other) => other.id === id)) indexes.push(index);
  }
  const folderOf = ({ href }) => lectern.root + href.replace(/[^/]*$/, '');

  async function loadFirst() {
    const waits = [loadCatalogue().catch((error) => { if (!lectern.course) throw error; })];
    if (lectern.course) waits.push(loadIndex(lectern.course, lectern.courseFolder()));
    await Promise.all(waits);
    if (!lectern.course && catalogue.length === 1) await loadIndex(catalogue[0].id, folderOf(catalogue[0]));
  }

  async function loadOthers() {
    isEverywhere = true;
    const isNearer = ({ language }) => (language === document.documentElement.lang ? 0 : 1);
    const waiting = [...catalogue].sort((a, b) => isNearer(a) - isNearer(b));
    let failed = 0;
    await Promise.all([0, 1, 2, 3].map(async () => {
      while (waiting.length) {
        const course = waiting.shift();
        try {
          await loadIndex(course.id, folderOf(course));
          show();
        } catch (error) { failed++; }
      }
    }));
    if (failed) note.textContent = status.textContent = text('searchFailed');
  }

  // The dialog: a combobox whose list holds links.
  let dialog;
  let input;
  let list;
  let note;
  let status;
  let more;
  let options = [];
  let active = -1;
  let said;
  let hasSearched = false;

  function build() {
    input = make('input', {
      type: 'search', role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'go',
      'aria-label': text('search'), 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': '_results',
      placeholder: text('search'), oninput: show, onkeydown: press
    });
    list = make('ol.results', { id: '_results', role: 'listbox', 'aria-label': text('search'), hidden: true });
    for (const event of ['pointermove', 'scroll', 'touchmove']) list.addEventListener(event, loadVisibleTexts, { passive: true });
    note = make('p', {}, text('searchHint'));
    // Of what lies outside an open dialog nothing is told.
    status = make('div.hidden', { role: 'status' });
    more = lectern.button('.quiet', text('searchAll'), () => {
      more.hidden = true;
      loadOthers();
      input.focus();
    }, { hidden: true });
    dialog = make('dialog.search', { 'aria-label': text('search') },
      make('header', {}, input, lectern.button('.quiet', text('close'), () => dialog.close())), note, list, more, status);
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog || event.target.closest('a')) dialog.close();
    });
    document.body.append(dialog);
  }

  function press(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      activate((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === 'Enter') {
      if (options.length) options[Math.max(active, 0)].link.click();
      else if (!more.hidden) more.click();
    } else if (event.key === 'Escape') {
      dialog.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  function activate(number) {
    options[active]?.link.setAttribute('aria-selected', 'false');
    active = number;
    const option = options[active];
    if (!option) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.link.setAttribute('aria-selected', 'true');
    option.link.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.link.id);
    if (option.result) loadTexts([option]);
  }

  // Courses whose titles match, where no course is the current one.
  function coursesThatMatch(query) {
    const wanted = words(query).map(({ word }) => fold(word));
    return wanted.length ? catalogue.filter(({ title }) => {
      const own = words(title).map(({ word, isUnspaced }) => ({ folded: fold(word), isUnspaced }));
      return wanted.every((word) => own.some(({ folded, isUnspaced }) => (isUnspaced ? folded.includes(word) : folded.startsWith(word))));
    }).slice(0, 5) : [];
  }

  function show() {
    const query = input.value.slice(0, 200);
    const start = performance.now();
    const isAsked = words(query).length > 0;
    options = [];
    if (isAsked) {
      if (!lectern.course && indexes.length < catalogue.length) {
        for (const course of coursesThatMatch(query)) {
          options.push({ link: makeLink(lectern.root + course.href, [course.title], null) });
        }
      }
      let marker;
      const found = indexes.map((index) => {
        const answer = index.search(query);
        return answer.results.map((result) => ({ ...result, marker: answer.marker }));
      });
      // The current course first; of the others the best.
      const [own, others] = lectern.course ? [found.slice(0, 1).flat(), found.slice(1).flat()] : [[], found.flat()];
      others.sort((a, b) => b.score - a.score);
      for (const result of [...own.slice(0, 15), ...others.slice(0, 15)]) options.push(makeOption(result, marker));
    }
    options.forEach(({ link }, number) => { link.id = '_result' + number; });
    lectern.fill(list, ...options.map(({ link }) => make('li', { role: 'presentation' }, link)));
    list.hidden = !options.length;
    list.scrollTop = 0;
    input.setAttribute('aria-expanded', String(options.length > 0));
    more.hidden = !isAsked || isEverywhere || catalogue.length < 2;
    activate(-1);
    // Where nothing was searched yet, nothing was not found.
    const isSearched = isAsked && (options.length > 0 || indexes.length > 0);
    const count = options.length ? text('searchCount', { count: options.length })
      : isSearched ? text('searchNone', { query: query.trim() }) : text(more.hidden ? 'searchHint' : 'searchAll');
    note.textContent = count;
    performance.measure('lectern-search', { start });
    // Told once the typing pauses, with the excerpt of the best result.
    clearTimeout(said);
    said = setTimeout(() => {
      status.textContent = isSearched ? count : '';
      const best = options.find(({ result }) => result);
      if (best && (hasSearched || best.result.index.isLight)) loadTexts([best]);
      hasSearched = hasSearched || Boolean(best);
    }, 500);
  }

  function makeLink(href, title, trail, ...rest) {
    return make('a', { href, role: 'option', 'aria-selected': 'false', tabindex: '-1' },
      make('b', {}, ...title), trail && make('span', {}, ...trail), ...rest);
  }

  function makeOption(result) {
    const { index, section, marker } = result;
    const heading = index.heading(section);
    const title = index.title(section);
    const trail = heading ? [...marker.mark(title)] : [];
    const course = index.id !== lectern.course && catalogue.find(({ id }) => id === index.id);
    if (course && catalogue.length > 1 && course.title !== title) trail.unshift(course.title, trail.length ? ' › ' : '');
    const excerpt = make('span.excerpt');
    const link = makeLink(index.address(section), marker.mark(heading || title), trail.length > 0 && trail, excerpt);
    link.addEventListener('click', () => search.leave(marker, link.href));
    if (index.value.language !== document.documentElement.lang) link.lang = index.value.language;
    link.dir = 'auto';
    const option = { link, excerpt, result };
    showText(option);
    return option;
  }

  function showText({ excerpt, result }) {
    const source = result.index.text(result.section);
    if (source === undefined || excerpt.firstChild) return;
    lectern.fill(excerpt, ...result.marker.excerpt(source));
  }

  async function loadTexts(wanted) {
    for (const option of wanted) {
      const { index, section } = option.result;
      if (index.text(section) === undefined) {
        try { await index.loadText(index.part(section)); } catch (error) { return; }
      }
    }
    options.forEach((option) => { if (option.result) showText(option); });
  }

  function loadVisibleTexts() {
    const { top, bottom } = list.getBoundingClientRect();
    loadTexts(options.filter(({ link, result }) => {
      const box = link.getBoundingClientRect();
      return result && box.top < bottom && box.bottom > top;
    }));
  }

  let loading;
  Object.assign(search, {
    // Opens the search, with a query where one is given.
    async open(query = '') {
      if (!dialog) build();
      if (!dialog.open) dialog.showModal();
      if (query) input.value = query;
      input.select();
      if (!loading) {
        note.textContent = text('searchLoading');
        loading = loadFirst();
        loading.catch(() => { loading = null; });
      }
      try {
        await loading;
        show();
      } catch (error) {
        note.textContent = text('searchFailed');
      }
    }
  });
})();
