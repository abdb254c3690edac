// "Take this course with you": keeps a whole course in this browser, with its size and a progress bar.
(() => {
  'use strict';
  const { lectern } = self;
  const { make, text } = lectern;
  const pageBytes = 12000;
  const atOnce = 4;

  function size(bytes) {
    const isLarge = bytes >= 1e6;
    const number = new Intl.NumberFormat(lectern.values.language, {
      numberingSystem: 'latn', style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumFractionDigits: isLarge && bytes < 1e7 ? 1 : 0
    });
    return number.format(isLarge ? bytes / 1e6 : Math.ceil(bytes / 1e3));
  }

  lectern.start(async () => {
    const slot = lectern.slot('offline');
    if (!slot) return;
    if (location.protocol === 'file:') {
      lectern.fill(slot, make('p', {}, text('offlineFromFolder')));
      return;
    }
    if (!self.caches || !('serviceWorker' in navigator) || lectern.values.offline === false) {
      slot.hidden = true;
      return;
    }
    let outline;
    try { outline = await lectern.outline(); } catch (error) {
      slot.hidden = true;
      return;
    }
    const scope = new URL(lectern.root || './', location.href).href;
    const folder = new URL('./', location.href).href;
    // The worker knows these names: see sw.js.
    const name = 'lectern ' + scope + ' course ' + folder.slice(scope.length);
    const marker = folder + 'kept.json';
    const files = [{ path: 'course.js', bytes: 3000 }, ...outline.files];
    const bytesOf = (file) => file.bytes || pageBytes;
    const total = files.reduce((sum, file) => sum + bytesOf(file), 0);
    const edition = lectern.hash(encodeURIComponent(JSON.stringify([outline.version, outline.files])));

    const status = make('p', { role: 'status' });
    const bar = make('progress', { max: total, 'aria-label': text('takeCourse') });
    const actions = make('div.actions');
    lectern.fill(slot, make('div.panel', {}, status, bar, actions));

    async function show(message) {
      const kept = await (await caches.open(name)).match(marker);
      const known = kept && await kept.json();
      if (!kept) await caches.delete(name);
      bar.hidden = true;
      status.textContent = message || (known ? text('courseKept', { size: size(known.bytes) }) : '');
      lectern.fill(actions,
        known && known.edition === edition ? null : lectern.button('.quiet', text(known ? 'updateKept' : 'takeCourseSize', { size: size(total) }), take),
        known && lectern.button('.quiet', text('removeKept'), remove));
    }

    async function remove() {
      await caches.delete(name);
      await show(text('courseRemoved'));
      actions.firstElementChild.focus();
    }

    async function take() {
      const stop = new AbortController();
      const cancel = lectern.button('.quiet', text('cancel'), () => stop.abort());
      lectern.fill(actions, cancel);
      cancel.focus();
      status.textContent = text('takingCourse', { size: size(total) });
      bar.hidden = false;
      bar.value = 0;
      // Browsers clear what is not persistent when they need room.
      if (navigator.storage?.persist) navigator.storage.persist().catch(() => {});
      const cache = await caches.open(name);
      const waiting = files.slice();
      let bytes = 0;
      async function work() {
        for (let file = waiting.shift(); file; file = waiting.shift()) {
          const address = new URL(file.path, folder).href;
          const response = await fetch(address, { cache: 'no-cache', signal: stop.signal });
          if (!response.ok) throw new Error(address);
          const content = await response.blob();
          bytes += content.size;
          await cache.put(address, new Response(content, { headers: { 'content-type': response.headers.get('content-type') || '' } }));
          bar.value += bytesOf(file);
        }
      }
      try {
        await Promise.all(Array.from({ length: atOnce }, work));
        await cache.put(marker, new Response(JSON.stringify({ edition, bytes })));
        await show();
      } catch (error) {
        const isStopped = stop.signal.aborted;
        stop.abort();
        await show(text(isStopped ? 'cancelled' : 'takeFailed'));
      }
      if (actions.firstElementChild) actions.firstElementChild.focus();
    }

    await show();
  });
})();
