// What is loaded when a page has a place for it, and the service worker.
(() => {
  'use strict';
  const { lectern } = self;
  const forKind = { home: 'home', course: 'overview', project: 'project', certificate: 'certificate', progress: 'learning' };

  function startSearch() {
    const button = lectern.find('[data-search]');
    if (!button || !lectern.values.scripts?.search) return;
    const open = () => lectern.script('search').then(() => lectern.search.open(), () => lectern.say(lectern.text('notLoaded')));
    let isFound = false;
    try { isFound = Boolean(sessionStorage.getItem('lectern:found')); } catch (error) { /* nothing is kept here */ }
    if (isFound) lectern.script('search').then(() => lectern.search.arrive()).catch(() => {});
    button.addEventListener('click', open);
    document.addEventListener('keydown', (event) => {
      const isTyping = event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping || event.defaultPrevented) return;
      event.preventDefault();
      open();
    });
  }

  async function startWorker() {
    if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
    const scope = new URL(lectern.root || './', location.href).href;
    try {
      if (lectern.values.offline === false) {
        const old = await navigator.serviceWorker.getRegistration(scope);
        if (old && old.scope === scope) await old.unregister();
        return;
      }
      const isFirst = !navigator.serviceWorker.controller;
      await navigator.serviceWorker.register(scope + 'sw.js', { scope });
      const { active } = await navigator.serviceWorker.ready;
      // The page that brought the worker came without it.
      if (isFirst) active.postMessage({ keep: [location.href.split('#')[0], ...performance.getEntriesByType('resource').map((entry) => entry.name)] });
    } catch (error) { /* a browser that forbids workers shows the site without */ }
  }

  function startInstallation() {
    // Only here: in a page that was opened from a folder, a manifest is an error.
    if (location.protocol.startsWith('http')) {
      document.head.append(lectern.make('link', { rel: 'manifest', href: lectern.root + 'manifest.webmanifest' }));
    }
    addEventListener('beforeinstallprompt', (event) => {
      const slot = lectern.slot('install');
      if (!slot) return;
      event.preventDefault();
      lectern.fill(slot, lectern.button('.quiet', lectern.text('install'), () => {
        event.prompt();
        slot.hidden = true;
      }));
    });
  }

  lectern.start(() => {
    const { values, page } = lectern;
    const isPrivate = navigator.doNotTrack === '1' || navigator.globalPrivacyControl;
    if (values.events && !isPrivate && values.scripts?.events) {
      const early = [];
      lectern.event = (...event) => early.push(event);
      lectern.earlyEvents = early;
      lectern.script('events').catch(() => {});
    }
    if (page.kind === 'course') lectern.event('course_view');
    if (page.kind === 'lesson') lectern.event('lesson_viewed');
    if (forKind[page.kind]) lectern.script(forKind[page.kind]).catch(() => {});
    startSearch();
    startInstallation();
    if (document.readyState === 'complete') startWorker();
    else addEventListener('load', startWorker);
  });
})();
