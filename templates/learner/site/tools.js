// The buttons of the header: search, the page in other languages, light and dark.
(() => {
  'use strict';
  const { lectern } = self;
  const themes = ['auto', 'light', 'dark'];
  const root = document.documentElement;
  const chosen = () => (themes.includes(lectern.setting('theme')) ? lectern.setting('theme') : 'auto');
  const shapes = {
    auto: ['M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16', 'M12 4v16M15 5v14M18 7v10'],
    light: ['M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8', 'M12 2v2m0 16v2M2 12h2m16 0h2M5 5l1 1m12 12 1 1M5 19l1-1M18 6l1-1'],
    dark: ['M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10Z'],
    search: ['M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14', 'm16 16 5 5']
  };

  function apply() {
    const theme = chosen();
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    return theme;
  }

  function themeButton() {
    const button = lectern.button('.tool', '', () => {
      lectern.setting('theme', themes[(themes.indexOf(chosen()) + 1) % 3]);
      show();
      lectern.say(button.title);
    });
    function show() {
      const theme = apply();
      lectern.fill(button, lectern.icon(...shapes[theme]));
      button.title = lectern.text('theme_' + theme);
      button.setAttribute('aria-label', button.title);
    }
    show();
    addEventListener('storage', (event) => { if (event.key === 'lectern:settings') show(); });
    return button;
  }

  // search.js defines lectern.search, which opens the dialogue.
  function searchButton() {
    const open = () => lectern.script('search').then(() => lectern.search(), () => {});
    document.addEventListener('keydown', (event) => {
      const isTyping = event.target.closest('input, textarea, select, dialog, [contenteditable]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping || event.defaultPrevented) return;
      event.preventDefault();
      open();
    });
    const label = lectern.text('search');
    return lectern.button('.tool', lectern.icon(...shapes.search), open, { 'aria-label': label, title: label + ' (/)', 'aria-keyshortcuts': '/' });
  }

  function languageLinks() {
    const links = lectern.all('link[rel=alternate][hreflang]').filter((link) => link.hreflang !== root.lang && link.hreflang !== 'x-default');
    return links.map(({ hreflang, href }) => {
      let name = hreflang;
      try { name = new Intl.DisplayNames(hreflang, { type: 'language' }).of(hreflang); } catch (error) { /* the tag will do */ }
      return lectern.make('a.tool', { href, hreflang, lang: hreflang }, name);
    });
  }

  apply();
  lectern.start(() => {
    const tools = lectern.find('[data-tools]');
    if (tools) tools.append(...(lectern.values.scripts?.search ? [searchButton()] : []), ...languageLinks(), themeButton());
  });
})();
