// Light, dark, or as the system says; and the page in other languages.
(() => {
  'use strict';
  const { lectern } = self;
  const themes = ['auto', 'light', 'dark'];
  const root = document.documentElement;
  const chosen = () => (themes.includes(lectern.setting('theme')) ? lectern.setting('theme') : 'auto');

  function apply() {
    const theme = chosen();
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    return theme;
  }

  apply();
  lectern.start(() => {
    const slot = lectern.slot('theme');
    if (!slot) return;
    const shapes = {
      auto: 'M12 4a8 8 0 0 0 0 16zm0 0a8 8 0 0 1 0 16M9 7v10',
      light: 'M12 8a4 4 0 1 0 .01 0M12 2v3m0 14v3M2 12h3m14 0h3M5 5l2 2m10 10 2 2M5 19l2-2M17 7l2-2',
      dark: 'M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10Z'
    };
    const shape = lectern.drawing('path', {});
    const picture = lectern.drawing('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, shape);
    for (const { hreflang, href } of lectern.all('link[rel=alternate][hreflang]')) {
      if (hreflang === root.lang || hreflang === 'x-default') continue;
      const name = new Intl.DisplayNames(hreflang, { type: 'language' }).of(hreflang);
      slot.append(lectern.make('a.tool', { href, hreflang, lang: hreflang }, name));
    }
    const button = lectern.button('.tool', picture, () => {
      lectern.setting('theme', themes[(themes.indexOf(chosen()) + 1) % 3]);
      show();
      lectern.say(button.title);
    });
    const show = () => {
      const theme = apply();
      shape.setAttribute('d', shapes[theme]);
      button.title = lectern.text('theme_' + theme);
      button.setAttribute('aria-label', button.title);
    };
    show();
    slot.append(button);
    addEventListener('storage', (event) => { if (event.key === 'lectern:settings') show(); });
  });
})();
