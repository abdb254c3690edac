// What is loaded when a page has a place for it, and the service worker.
(() => {
  'use strict';
  const { lectern } = self;
  const forKind = { home: 'home', course: 'overview', project: 'project', certificate: 'certificate', progress: 'learning' };

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
    addEventListener('beforeinstallprompt', (event) => {
      const tools = lectern.find('[data-tools]');
      if (!tools) return;
      event.preventDefault();
      const button = lectern.button('.tool', lectern.icon('M12 3v12m-5-5 5 5 5-5M4 20h16'), () => {
        event.prompt();
        button.remove();
      }, { 'aria-label': lectern.text('install'), title: lectern.text('install') });
      tools.prepend(button);
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
    startInstallation();
    if (document.readyState === 'complete') startWorker();
    else addEventListener('load', startWorker);
  });
})();
