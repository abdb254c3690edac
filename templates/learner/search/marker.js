// Search: finds in texts what a query meant, for titles, excerpts and the page that a result leads to.
(() => {
  'use strict';
  const { lectern } = self;
  const { make, search } = lectern;
  const { words, fold, unspacedRuns } = search;

  // Finds in texts what the query meant.
  class Marker {
    constructor(hits, stem, stemming) {
      Object.assign(this, { hits, stem, stemming });
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

  search.Marker = Marker;
})();
