// What all scripts of a site share: set-up, texts, elements, data files, settings: see docs/guide/site-scripts.md.
(() => {
  'use strict';
  const page = document.body.dataset;
  const starts = [];
  const files = new Map();
  let isSetUp = false;
  let plural;
  let liveRegion;
  let toasts;

  function run(start) {
    // One feature that fails must not take the others with it.
    try { start(); } catch (error) { reportError(error); }
  }

  function append(element, children) {
    element.append(...children.filter(Boolean));
    return element;
  }

  function file(key) {
    if (!files.has(key)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
      // Whoever asks hears of a failure; nobody else must.
      entry.promise.catch(() => {});
      files.set(key, entry);
    }
    return files.get(key);
  }

  function addScript(address, onError) {
    const script = document.createElement('script');
    script.src = address;
    script.onerror = onError;
    document.head.append(script);
    return script;
  }

  const lectern = self.lectern = {
    page,
    root: page.root || '',
    course: page.course,

    // The texts and rules of the site, from assets/setup.LANG.HASH.js; everything begins then.
    setup(values) {
      lectern.values = values;
      plural = new Intl.PluralRules(values.language || document.documentElement.lang || 'en');
      isSetUp = true;
      starts.forEach(run);
    },
    start(begin) {
      if (isSetUp) run(begin);
      else starts.push(begin);
    },

    // A text with its placeholders filled; `count` decides the plural form.
    text(key, values = {}) {
      let text = lectern.values.strings[key];
      if (text && typeof text === 'object') text = text[plural.select(values.count)] || text.other;
      return (text || key).replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
    },

    all: (selector, root = document) => Array.from(root.querySelectorAll(selector)),
    find: (selector, root = document) => root.querySelector(selector),

    // make('button.quiet', { type: 'button', onclick: check }, 'Check'): children are nodes and texts, never markup.
    make(name, attributes = {}, ...children) {
      const [tag, ...classes] = name.split('.');
      const element = document.createElement(tag);
      if (classes.length) element.className = classes.join(' ');
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
        else if (value !== false) element.setAttribute(key, value === true ? '' : value);
      }
      return append(element, children);
    },
    button: (name, label, onclick, attributes = {}) =>
      lectern.make('button' + name, { type: 'button', onclick, ...attributes }, label),
    drawing(name, attributes, ...children) {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return append(element, children);
    },
    fill(element, ...children) {
      element.textContent = '';
      return append(element, children);
    },
    // A place that a template left for a script, or null.
    slot(name, root = document) {
      const slot = lectern.find('[data-slot="' + name + '"]', root);
      if (slot) slot.hidden = false;
      return slot;
    },

    // Tells what happened to those who do not see it.
    say(text) {
      liveRegion ||= document.body.appendChild(lectern.make('div.hidden', { role: 'status' }));
      liveRegion.textContent = '';
      setTimeout(() => { liveRegion.textContent = text; }, 50);
    },
    // A short message at the edge of the window. It goes by itself, but not while it holds the focus.
    toast(...children) {
      toasts ||= document.body.appendChild(lectern.make('div.toasts', { role: 'status' }));
      const toast = toasts.appendChild(lectern.make('div.toast', {}, ...children));
      const leave = () => { if (toast.matches(':focus-within, :hover')) setTimeout(leave, 3000); else toast.remove(); };
      setTimeout(leave, 12000);
      return toast;
    },

    // Data files are scripts, because a page opened from a folder can load nothing else.
    data(kind, id, value) { file(kind + ' ' + id).resolve(value); },
    load(kind, id, address) {
      const entry = file(kind + ' ' + id);
      if (!entry.script) {
        entry.script = addScript(address, () => {
          files.delete(kind + ' ' + id);
          entry.script.remove();
          entry.reject(new Error(address));
        });
      }
      return entry.promise;
    },
    // The folder of the course that a page belongs to, and its outline.
    courseFolder: () => (page.kind === 'lesson' || page.kind === 'project' ? '../' : ''),
    outline: () => lectern.load('course', page.course, lectern.courseFolder() + 'course.js'),
    // A script that is not part of the core, by its name.
    script(name) {
      const address = lectern.values.scripts && lectern.values.scripts[name];
      if (!address) return Promise.reject(new Error(name));
      const entry = file('script ' + name);
      if (!entry.script) entry.script = addScript(lectern.root + address, () => entry.reject(new Error(name)));
      entry.script.addEventListener('load', entry.resolve);
      return entry.promise;
    },

    // What this browser keeps; where it keeps nothing, it is remembered until the page is left.
    stored(key) {
      try { return JSON.parse(localStorage.getItem(key)) ?? memory.get(key); } catch (error) { return memory.get(key); }
    },
    store(key, value) {
      try {
        if (value === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(value));
        memory.delete(key);
      } catch (error) { memory.set(key, value); }
    },
    setting(name, value) {
      const all = Object.assign({}, lectern.stored('lectern:settings'));
      if (value === undefined) return all[name];
      all[name] = value;
      lectern.store('lectern:settings', all);
      return value;
    },

    // Client events are off unless the site asks for them; see events.js.
    event() {}
  };
  const memory = new Map();
})();
