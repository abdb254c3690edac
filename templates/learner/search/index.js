// Search: reads the indexes that lectern writes (docs/decisions/0019-search-index.md), and ranks sections.
(() => {
  'use strict';
  const { lectern } = self;
  const { search } = lectern;
  const { words, fold, makeStemmer } = search;
  // Japanese grammar, and the sign for a long vowel.
  const kana = /^[\u3041-\u309fー]+$/;

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
      return { results: chosen, marker: new search.Marker(hits, this.stem, this.value.stemming) };
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

  search.Index = Index;
})();
