// Search, first of its parts, which are joined by name: the words of texts and queries.
(() => {
  'use strict';
  const { lectern } = self;
  // Words, as SearchIndex takes them apart: WordScanner, WordFolding, Stemmer.
  const wordRuns = /[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]+/gu;
  const unspacedRuns = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3021-\u3035\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]+/gu;
  const dropped = /[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u093c\u00ad\u200c\u200d]/g;
  const replacements = {
    ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', ς: 'σ',
    '\u0671': '\u0627', '\u0629': '\u0647', '\u0649': '\u064a', '\u06cc': '\u064a', '\u06a9': '\u0643', '\u0901': '\u0902'
  };
  const replaced = new RegExp('[' + Object.keys(replacements).join('') + ']', 'g');

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

  lectern.search = { words, fold, makeStemmer, unspacedRuns };
})();
