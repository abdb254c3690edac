// Search: reads the indexes that lectern writes (docs/decisions/0019-search-index.md), ranks sections, shows them.
(() => {
  'use strict';
  const { lectern } = self;
  const { make, text } = lectern;

  // Words, as SearchIndex takes them apart: WordScanner, WordFolding, Stemmer.
  const wordRuns = /[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]+/gu;
  const unspacedRuns = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3021-\u3035\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]+/gu;
  const dropped = /[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u093c\u00ad\u200c\u200d]/g;
  const replacements = {
    ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', ς: 'σ',
    '\u0671': '\u0627', '\u0629': '\u0647', '\u0649': '\u064a', '\u06cc': '\u064a', '\u06a9': '\u0643', '\u0901': '\u0902'
  };
  const replaced = new RegExp('[' + Object.keys(replacements).join('') + ']', 'g');
  // Japanese grammar, and the sign for a long vowel.
  const kana = /^[\u3041-\u309fー]+$/;

  function fold(word) {
    const folded = word.normalize('NFKD').toLowerCase().replace(dropped, '')
      .replace(replaced, (letter) => replacements[letter]).normalize('NFC');
    return folded.length > 40 ? Array.from(folded).slice(0, 40).join('') : folded;
  }

  function makeStemmer(rules) {
    const known = new Map();
    const steps = rules.split(';').filter(Boolean).map((step) => {
      const atStart = step[1] === '^';
      const affixes = step.slice(atStart ? 2 : 1).split(',').filter(Boolean);
      return { least: Number(step[0]), atStart, affixes: affixes.map((affix) => affix.split('>')) };
    });
    function cut(word) {
      for (const { least, atStart, affixes } of steps) {
        for (const [affix, replacement = ''] of affixes) {
          const fits = atStart ? word.startsWith(affix) : word.endsWith(affix);
          if (!fits || word.length - affix.length + replacement.length < least) continue;
          word = atStart ? replacement + word.slice(affix.length) : word.slice(0, -affix.length) + replacement;
          break;
        }
      }
      return word.replace(/([\u3400-\u9fff\u3005])[\u3041-\u309f]+$/, '$1');
    }
    return (word) => {
      let stem = known.get(word);
      if (stem === undefined) known.set(word, stem = cut(word));
      return stem;
    };
  }

  // The words of a text with their places, runs without spaces whole.
  function words(source) {
    const found = [];
    for (const run of source.matchAll(wordRuns)) {
      let end = 0;
      const add = (word, index, isUnspaced) => {
        if (word) found.push({ word, index: run.index + index, isUnspaced });
      };
      for (const part of run[0].matchAll(unspacedRuns)) {
        add(run[0].slice(end, part.index), end, false);
        add(part[0], part.index, true);
        end = part.index + part[0].length;
      }
      add(run[0].slice(end), end, false);
    }
    return found;
  }

  const digit = (source, index) => {
    const code = source.charCodeAt(index);
    return code > 92 ? code - 36 : code - 35;
  };

  // An index as search.js holds it, unfolded: terms, and for each the sections where it stands.
  class Index {
    constructor(value, id, folder) {
      Object.assign(this, { value, id, folder, terms: [], numbers: new Map(), texts: new Map() });
      // With these the first search has room for an excerpt in 60 kB.
      this.isLight = value.postings.length + new Blob([value.words]).size < 5e4;
      this.stem = makeStemmer(value.stemming);
      let previous = '';
      for (const entry of value.words.match(/[A-Z][^A-Z]*/g) || []) {
        previous = previous.slice(0, entry.charCodeAt(0) - 65) + entry.slice(1);
        this.numbers.set(previous, this.terms.length);
        this.terms.push(previous);
      }
      this.pages = [];
      this.firsts = [];
      value.counts.forEach((count, page) => {
        this.firsts.push(this.pages.length);
        for (let section = 0; section < count; section++) this.pages.push(page);
      });
      this.readPostings(value.occurrences, value.postings);
    }

    readPostings(occurrences, bits) {
      let place = 0;
      let left = 0;
      let current = 0;
      let next = 0;
      const number = () => {
        let [factor, result, read] = [1, 0, 64];
        while (read >= 64) {
          read = digit(occurrences, place++);
          result += factor * read;
          factor *= 27;
        }
        return result;
      };
      const read = (count) => {
        let result = 0;
        while (count > 0) {
          if (!left) [current, left] = [digit(bits, next++), 6];
          const taken = Math.min(count, left);
          left -= taken;
          count -= taken;
          result = (result << taken) | ((current >> left) & ((1 << taken) - 1));
        }
        return result;
      };
      const below = (bound) => {
        if (bound < 2) return 0;
        const length = 31 - Math.clz32(bound);
        const short = (2 << length) - bound;
        const value = read(length);
        return value < short ? value : value * 2 + read(1) - short;
      };
      const ascending = (target, first, count, low, high) => {
        if (!count) return;
        const before = count >> 1;
        const after = count - before - 1;
        const middle = low + before + below(high - low - before - after);
        target[first + before] = middle;
        ascending(target, first, before, low, middle);
        ascending(target, first + before + 1, after, middle + 1, high);
      };
      const starts = this.starts = new Int32Array(this.terms.length + 1);
      this.terms.forEach((term, index) => { starts[index + 1] = starts[index] + number() + 1; });
      const total = starts[this.terms.length];
      this.sections = new Int32Array(total);
      this.terms.forEach((term, index) => {
        ascending(this.sections, starts[index], starts[index + 1] - starts[index], 0, this.pages.length);
      });
      const marked = new Int32Array(number());
      ascending(marked, 0, marked.length, 0, total);
      this.places = new Uint8Array(total);
      marked.forEach((posting) => { this.places[posting] = digit(occurrences, place++); });
      this.lengths = new Int32Array(this.pages.length);
      for (const section of this.sections) this.lengths[section]++;
      this.average = total / Math.max(this.pages.length, 1);
    }

    // The terms that a word of the query may mean, with how well they fit. The last word may be unfinished.
    candidates({ folded, stem, isUnspaced }, isLast) {
      const found = new Map();
      const add = (term, fit) => { if (fit > (found.get(term) || 0)) found.set(term, fit); };
      for (const exact of [folded, stem]) if (this.numbers.has(exact)) add(this.numbers.get(exact), 1);
      if (isLast || isUnspaced || !found.size) {
        this.terms.forEach((term, index) => {
          if (isUnspaced && term.includes(folded) || term.startsWith(folded) || (stem !== folded && term.startsWith(stem))) {
            add(index, 0.75 * Math.min(folded.length / term.length, 1));
          }
        });
      }
      const isExact = found.size > 0;
      if (!isExact && !isUnspaced) {
        // Typed beyond the stem, and not yet to an ending that the rules know.
        for (let length = folded.length - 1; length >= 4 && length >= folded.length - 4 && !found.size; length--) {
          const shorter = this.numbers.get(folded.slice(0, length));
          if (shorter !== undefined) add(shorter, 0.6);
        }
      }
      if (!isExact && folded.length > (isUnspaced ? 2 : 3)) {
        this.terms.forEach((term, index) => {
          if (isNear(stem, term, false) || isNear(folded, term, false)) add(index, 0.5);
          else if (isLast && isNear(folded, term, true)) add(index, 0.4 * Math.min(folded.length / term.length, 1));
        });
      }
      return found;
    }

    // The best score of each section for candidates.
    scores(candidates, hits) {
      const scores = new Map();
      for (const [term, fit] of candidates) {
        hits.add(this.terms[term]);
        const first = this.starts[term];
        const end = this.starts[term + 1];
        const rarity = Math.log(1 + this.pages.length / (end - first));
        for (let posting = first; posting < end; posting++) {
          const section = this.sections[posting];
          const weight = [1, 1.7, 4, 7][this.places[posting]];
          const score = fit * rarity * weight / (0.7 + 0.3 * this.lengths[section] / this.average);
          if (score > (scores.get(section) || 0)) scores.set(section, score);
        }
      }
      return scores;
    }

    // A run without spaces as words of the vocabulary, the fewest; what is left over but hiragana is words, too.
    cover(run) {
      const letters = Array.from(run);
      const best = [{ cost: 0, words: [] }];
      for (let end = 1; end <= letters.length; end++) {
        const letter = letters[end - 1];
        const before = best[end - 1];
        const isGrammar = kana.test(letter);
        best[end] = { cost: before.cost + (isGrammar ? 0.6 : 3), words: isGrammar ? before.words : [...before.words, letter] };
        for (let start = Math.max(0, end - 20); start < end; start++) {
          const piece = letters.slice(start, end).join('');
          if (!this.numbers.has(piece)) continue;
          const cost = best[start].cost + (end - start > 1 ? 1 : 1.4);
          if (cost < best[end].cost) best[end] = { cost, words: [...best[start].words, piece] };
        }
      }
      return [...new Set(best[letters.length].words)];
    }

    scoresOf(word, isLast, hits) {
      const whole = this.scores(this.candidates(word, isLast), hits);
      if (!word.isUnspaced) return whole;
      const pieces = this.cover(word.folded);
      if (pieces.length < 2 && pieces[0] !== word.folded && whole.size) return whole;
      const all = pieces.map((piece) => this.scores(this.candidates({ folded: piece, stem: piece, isUnspaced: true }, false), hits));
      for (const [section, score] of all.length ? all[0] : []) {
        if (!all.every((scores) => scores.has(section))) continue;
        const sum = all.reduce((total, scores) => total + scores.get(section), score) * 0.8 / all.length;
        if (sum > (whole.get(section) || 0)) whole.set(section, sum);
      }
      return whole;
    }

    // Sections that match, best first, at most three of a page.
    search(query) {
      const parts = words(query).map(({ word, isUnspaced }) => {
        const folded = fold(word);
        return { folded, stem: this.stem(folded), isUnspaced };
      }).filter(({ folded }) => folded).slice(0, 8);
      const hits = new Set();
      const isFinished = /\s$/.test(query);
      const found = parts.map((part, index) => this.scoresOf(part, index === parts.length - 1 && !isFinished, hits));
      // A word that stands elsewhere on the page, in its title above all, counts a little.
      const onPages = found.map((scores) => {
        const best = new Map();
        for (const [section, score] of scores) {
          const page = this.pages[section];
          if (score > (best.get(page) || 0)) best.set(page, score);
        }
        return best;
      });
      const results = [];
      let most = 0;
      for (const section of new Set(found.flatMap((scores) => [...scores.keys()]))) {
        let [score, matched] = [0, 0];
        found.forEach((scores, index) => {
          const own = scores.get(section);
          const near = onPages[index].get(this.pages[section]);
          score += own || (near || 0) * 0.2;
          matched += own ? 1 : near ? 0.5 : 0;
        });
        most = Math.max(most, matched);
        results.push({ index: this, section, matched, score: score * (matched / parts.length) ** 2 });
      }
      const perPage = new Map();
      const chosen = results.filter(({ matched }) => matched >= most * 0.75)
        .sort((a, b) => b.score - a.score || a.section - b.section)
        .filter(({ section }) => {
          const page = this.pages[section];
          perPage.set(page, (perPage.get(page) || 0) + 1);
          return perPage.get(page) <= 3;
        });
      return { results: chosen, marker: new Marker(hits, this.stem) };
    }

    heading(section) { return this.value.headings[section]; }
    title(section) { return this.value.titles[this.pages[section]]; }
    address(section) {
      let anchor = this.value.anchors[section];
      if (anchor === '=') {
        anchor = this.heading(section).toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
      }
      return this.folder + this.value.paths[this.pages[section]] + (anchor && '#' + encodeURIComponent(anchor));
    }

    // The part of the texts that a section is in, and its text once that part is there.
    part(section) {
      const page = this.pages[section];
      return this.value.parts.findLastIndex((first) => first <= page);
    }
    text(section) {
      const part = this.part(section);
      return this.texts.get(part)?.[section - this.firsts[this.value.parts[part]]];
    }
    async loadText(part) {
      const name = 'search-text-' + part + '.js';
      this.texts.set(part, await lectern.load('search-text', this.id + '/' + part, this.folder + name));
    }
  }

  // Whether two words differ by one letter added, left out, changed or swapped with its neighbour; with `isOpen`, the
  // second may go on.
  function isNear(word, other, isOpen) {
    if (!isOpen && Math.abs(word.length - other.length) > 1) return false;
    let same = 0;
    while (same < word.length && word[same] === other[same]) same++;
    const fits = (rest, otherRest) => (isOpen ? otherRest.startsWith(rest) : rest === otherRest);
    const rest = word.slice(same);
    const otherRest = other.slice(same);
    return fits(rest.slice(1), otherRest.slice(1)) || fits(rest, otherRest.slice(1)) || fits(rest.slice(1), otherRest)
      || (rest.length > 1 && rest[0] === otherRest[1] && rest[1] === otherRest[0] && fits(rest.slice(2), otherRest.slice(2)));
  }

  // Finds in texts what the query meant.
  class Marker {
    constructor(hits, stem) {
      Object.assign(this, { hits, stem });
      const unspaced = [...hits].filter((hit) => hit.match(unspacedRuns)).sort((a, b) => b.length - a.length);
      this.pattern = unspaced.length ? new RegExp(unspaced.map((hit) => hit.replace(/[^\p{L}\p{M}\p{N}]/gu, '\\$&')).join('|'), 'gu') : null;
    }
    find(source) {
      const found = [];
      for (const { word, index, isUnspaced } of words(source)) {
        if (!isUnspaced) {
          const folded = fold(word);
          if (this.hits.has(folded) || this.hits.has(this.stem(folded))) found.push([index, index + word.length, folded]);
        } else if (this.pattern) {
          for (const match of word.matchAll(this.pattern)) {
            found.push([index + match.index, index + match.index + match[0].length, match[0]]);
          }
        }
      }
      return found;
    }
    mark(source, places = this.find(source)) {
      const nodes = [];
      let end = 0;
      for (const [start, stop] of places) {
        nodes.push(source.slice(end, start), make('mark', {}, source.slice(start, stop)));
        end = stop;
      }
      return [...nodes, source.slice(end)];
    }
    // The part of a text with the most different words of the query.
    excerpt(source) {
      const length = 150;
      const places = this.find(source);
      let [best, most] = [0, 0];
      places.forEach(([start], index) => {
        const seen = new Set();
        for (let next = index; next < places.length && places[next][1] < start + length; next++) seen.add(places[next][2]);
        if (seen.size > most) [best, most] = [start, seen.size];
      });
      let start = Math.max(0, best - 40);
      if (start) start = Math.max(start, source.indexOf(' ', start) + 1 > best ? start : source.indexOf(' ', start) + 1);
      let end = Math.min(source.length, start + length + 40);
      if (end < source.length) end = Math.max(source.lastIndexOf(' ', end), end - 15);
      // Half a character of two units is none.
      if (/[\udc00-\udfff]/.test(source[start] || '')) start++;
      if (/[\ud800-\udbff]/.test(source[end - 1] || '')) end--;
      const inside = places.filter((place) => place[0] >= start && place[1] <= end)
        .map(([first, last]) => [first - start, last - start]);
      return [start > 0 && '… ', ...this.mark(source.slice(start, end), inside), end < source.length && ' …'];
    }
  }

  // The indexes that are there, the current course's first.
  const indexes = [];
  let isEverywhere = false;
  let catalogue = [];
  const loadCatalogue = async () => {
    catalogue = (await lectern.load('courses', '', lectern.root + 'courses.js')).courses;
  };
  async function loadIndex(id, folder) {
    if (indexes.some((index) => index.id === id)) return;
    const index = new Index(await lectern.load('search', id, folder + 'search.js'), id, folder);
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
      options[Math.max(active, 0)]?.link.click();
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
    const count = isAsked ? (options.length ? text('searchCount', { count: options.length }) : text('searchNone', { query: query.trim() })) : text('searchHint');
    note.textContent = count;
    performance.measure('lectern-search', { start });
    // Told once the typing pauses, with the excerpt of the best result.
    clearTimeout(said);
    said = setTimeout(() => {
      status.textContent = isAsked ? count : '';
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
  lectern.search = {
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
    },
    // For tests: the index of a course, taken apart.
    Index, fold, words
  };
})();
