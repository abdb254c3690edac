// Client events, for sites that ask for them: queued in IndexedDB, sent in batches, never in the way of the learner.
// Loaded only where the set-up says `events`, and neither Do Not Track nor Global Privacy Control says no. What is sent
// names the course, the page and what happened, never who.
(() => {
  'use strict';
  const { lectern } = self;
  const limit = 1000;
  const batch = 50;
  const left = 'lectern:events';
  const { kind, course, version, page } = lectern.page;

  let database;
  const open = () => (database ||= new Promise((resolve, reject) => {
    const request = indexedDB.open('lectern-events', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('events', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
  async function inStore(mode, work) {
    const transaction = (await open()).transaction('events', mode);
    const result = work(transaction.objectStore('events'));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    return result && result.result;
  }

  // Time in sight: the clock stands while the page is hidden.
  let seen = 0;
  let since = document.visibilityState === 'visible' ? performance.now() : null;
  const seconds = () => Math.round((seen + (since === null ? 0 : performance.now() - since)) / 1000);

  const waiting = new Map();
  let timer = 0;
  let count = 0;
  // In the order of time, unlike that of any other tab.
  const identifier = () => Date.now().toString(36) + '-' + (count += 1) + '-' + Math.random().toString(36).slice(2, 10);
  const view = identifier();

  function add(name, detail = {}) {
    const id = name === 'lesson_viewed' ? view : identifier();
    const event = { id, name, at: new Date().toISOString(), course, version: Number(version), ...detail };
    if (page) event.page = page;
    if (kind === 'lesson') event.seconds = seconds();
    waiting.set(id, event);
    timer ||= setTimeout(write, 1000);
  }

  async function write() {
    clearTimeout(timer);
    timer = 0;
    const events = [...waiting.values()];
    waiting.clear();
    if (!events.length) return;
    try {
      await inStore('readwrite', (store) => {
        events.forEach((event) => store.put(event));
        const request = store.getAllKeys();
        request.onsuccess = () => request.result.slice(0, -limit).forEach((key) => store.delete(key));
      });
    } catch (error) { /* a browser that keeps nothing sends nothing */ }
  }

  async function send() {
    const { endpoint } = lectern.values;
    if (!endpoint || !navigator.onLine) return;
    const events = (await inStore('readonly', (store) => store.getAll(null, batch))).filter((event) => event.id !== view);
    if (!events.length) return;
    const body = JSON.stringify({ format: 'lectern-events/1', events });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(endpoint, { method: 'POST', headers, body, credentials: 'omit', keepalive: true });
    if (response.ok) await inStore('readwrite', (store) => events.forEach((event) => store.delete(event.id)));
  }
  // One tab sends at a time, so that nothing is sent twice.
  const sendAlone = () => (navigator.locks ? navigator.locks.request('lectern-events', { ifAvailable: true }, (lock) => lock && send()) : send());
  const trySending = () => { sendAlone().catch(() => {}); };

  lectern.event = add;
  (lectern.earlyEvents || []).forEach((event) => add(...event));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      since = performance.now();
      return;
    }
    if (since !== null) seen += performance.now() - since;
    since = null;
    if (kind === 'lesson') add('lesson_viewed');
    // A page that is left does not wait for a database; what it leaves here is taken up by the next one.
    lectern.store(left, [...(lectern.stored(left) || []), ...waiting.values()].slice(-limit));
    write();
  });
  (lectern.stored(left) || []).forEach((event) => { if (event && event.id) waiting.set(event.id, event); });
  lectern.store(left);
  write();
  if (kind === 'lesson') setInterval(() => { if (since !== null) add('lesson_viewed'); }, 15000);
  setTimeout(trySending, 3000);
  setInterval(trySending, 60000);
})();
