// Keeps what was read, and courses that were taken along, for when there is no connection.
// `self.lectern` stands on a line before: { build, assets, pages, offline }. Addresses below any folder of a host work.
(() => {
  'use strict';
  const { assets, pages, offline } = self.lectern;
  const { scope } = self.registration;
  const prefix = 'lectern ' + scope + ' ';
  const [assetCache, readCache, courseCaches] = [prefix + 'assets', prefix + 'read', prefix + 'course '];
  const readLimit = 400;

  // One name for what a host serves at several addresses: without query, index.html and .html written out.
  function keyOf(address) {
    const url = new URL(address, scope);
    const name = url.pathname.split('/').pop();
    return url.origin + url.pathname + (name === '' ? 'index.html' : name.includes('.') ? '' : '.html');
  }
  const isAsset = (key) => key.startsWith(scope + 'assets/') && /\.[0-9a-f]{8,}\.\w+$/.test(key);
  const isOurs = (key) => key.startsWith(scope) && key !== scope + 'sw.js' && !/\/downloads\/|\.(pdf|zip|xml|txt)$/.test(key);

  // A response that went through a redirect must not answer a navigation: it is made anew.
  async function copy(response) {
    if (!response.redirected) return response.clone();
    return new Response(await response.clone().blob(), { headers: response.headers });
  }

  async function coursesWith(key) {
    const names = (await caches.keys()).filter((name) => name.startsWith(courseCaches));
    const found = await Promise.all(names.map(async (name) => (await (await caches.open(name)).match(key)) && name));
    return found.filter(Boolean);
  }

  async function find(key) {
    const [name] = isAsset(key) ? [assetCache] : await coursesWith(key);
    return (await caches.open(name || readCache)).match(key);
  }

  async function keep(key, response) {
    if (!response.ok || response.type !== 'basic') return;
    const kept = await copy(response);
    const names = isAsset(key) ? [assetCache] : await coursesWith(key);
    if (!names.length) names.push(readCache);
    for (const name of names) await (await caches.open(name)).put(key, kept.clone());
    if (names[0] !== readCache) return;
    const read = await caches.open(readCache);
    const keys = await read.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - readLimit))) await read.delete(old);
  }

  async function fetchAndKeep(request, key, event) {
    const response = await fetch(request);
    const work = keep(key, response.clone());
    if (event) event.waitUntil(work.catch(() => {}));
    else await work;
    return response;
  }

  const escape = (text) => String(text).replace(/[&<>"]/g, (character) => '&#' + character.charCodeAt(0) + ';');

  // What is shown at an address that was never read, without a connection.
  function offlinePage() {
    const { lang, dir, title, text, home } = offline;
    const style = assets.find((asset) => asset.endsWith('.css'));
    return new Response(`<!DOCTYPE html>
<html lang="${escape(lang)}" dir="${escape(dir)}"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="${escape(scope + style)}"></head>
<body data-kind="notfound"><main><h1>${escape(title)}</h1><p>${escape(text)}</p>
<p><a href="${escape(scope)}index.html">${escape(home)}</a></p></main></body></html>`, {
      status: 503, headers: { 'content-type': 'text/html; charset=utf-8' }
    });
  }

  // Assets are named by their content: what is kept is right for ever. Anything else is shown as it was kept, and
  // fetched anew for the next time; a reload asks the network first.
  async function answer(event) {
    const { request } = event;
    const key = keyOf(request.url);
    const kept = await find(key);
    const isReload = request.cache === 'reload' || request.cache === 'no-cache';
    if (kept && isAsset(key)) return kept;
    if (kept && !isReload) {
      event.waitUntil(fetchAndKeep(request, key).catch(() => {}));
      return kept;
    }
    try {
      return await fetchAndKeep(request, key, event);
    } catch (error) {
      return kept || (request.mode === 'navigate' ? offlinePage() : Response.error());
    }
  }

  // Assets of earlier builds stay only as long as a kept page needs them.
  async function prune() {
    const needed = new Set(assets.map(keyOf));
    for (const name of (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== assetCache)) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!request.url.endsWith('.html')) continue;
        const response = await cache.match(request);
        for (const [, asset] of (await response.text()).matchAll(/"(?:\.\.\/)*(assets\/[\w.-]+)"/g)) needed.add(keyOf(asset));
      }
    }
    const cache = await caches.open(assetCache);
    for (const request of await cache.keys()) if (!needed.has(request.url)) await cache.delete(request);
  }

  async function install() {
    const cache = await caches.open(assetCache);
    await Promise.all(assets.map(async (asset) => (await cache.match(keyOf(asset))) || cache.put(keyOf(asset), await copy(await fetchOK(keyOf(asset))))));
    // A page more or less must not keep the worker from coming.
    await Promise.all(pages.map((page) => fetchAndKeep(new Request(scope + page, { cache: 'no-cache' }), keyOf(page)).catch(() => {})));
    await self.skipWaiting();
  }

  async function fetchOK(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(address);
    return response;
  }

  self.addEventListener('install', (event) => event.waitUntil(install()));
  self.addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), prune()])));
  self.addEventListener('fetch', (event) => {
    if (event.request.method === 'GET' && isOurs(keyOf(event.request.url))) event.respondWith(answer(event));
  });
  self.addEventListener('message', (event) => {
    const wanted = Array.isArray(event.data?.keep) ? event.data.keep.map(keyOf).filter(isOurs).slice(0, 100) : [];
    event.waitUntil(Promise.all(wanted.map(async (key) => (await find(key)) || fetchAndKeep(new Request(key), key).catch(() => {}))));
  });
})();
