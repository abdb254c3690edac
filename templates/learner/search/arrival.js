// Search: shows the words that were searched for on the page that a result led to, without touching its elements.
(() => {
  'use strict';
  const { lectern } = self;
  const { search } = lectern;
  const key = 'lectern:found';
  const most = 500;
  // Some hosts show pages without their ending.
  const pathOf = (address) => new URL(address, location.href).pathname.replace(/(index)?(\.html)?$/, '');

  // Kept for the page that is opened next in this window.
  search.leave = (marker, address) => {
    const kept = { hits: [...marker.hits], stemming: marker.stemming, path: pathOf(address) };
    try { sessionStorage.setItem(key, JSON.stringify(kept)); } catch (error) { /* nothing is kept here */ }
    if (kept.path === pathOf(location)) search.arrive();
  };

  search.arrive = () => {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch (error) { /* nothing is kept here */ }
    const article = lectern.find('article');
    if (!kept || kept.path !== pathOf(location) || !article || !self.Highlight || !CSS.highlights) return;
    const marker = new search.Marker(new Set(kept.hits), search.makeStemmer(kept.stemming), kept.stemming);
    const found = new Highlight();
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && found.size < most) {
      const node = texts.currentNode;
      for (const [startOffset, endOffset] of marker.find(node.data)) {
        found.add(new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }));
      }
    }
    CSS.highlights.set('found', found);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') CSS.highlights.delete('found');
    });
  };
})();
