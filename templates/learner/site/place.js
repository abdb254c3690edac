// The place in the page: noted while reading, offered or taken up again at the next visit.
(() => {
  'use strict';
  const { lectern } = self;

  lectern.start(() => {
    const { course, progress } = lectern;
    const id = lectern.page.page;
    const content = lectern.find('[data-content]');
    if (!course || !id || !content) return;
    const headings = lectern.all(':is(h2, h3)[id], section[id] > :first-child', content);
    const name = (heading) => heading.id || heading.parentElement.id;
    const top = (heading) => heading.getBoundingClientRect().top;
    const stored = progress.read(course).places[id];
    let noted = '';
    let timer = 0;

    function place() {
      let index = -1;
      while (index + 1 < headings.length && top(headings[index + 1]) <= innerHeight / 4) index += 1;
      if (index < 0) return { heading: '', part: 0 };
      const end = index + 1 < headings.length ? top(headings[index + 1]) : content.getBoundingClientRect().bottom;
      const length = end - top(headings[index]);
      const part = length > 0 ? Math.round(1000 * (innerHeight / 4 - top(headings[index])) / length) : 0;
      return { heading: name(headings[index]), part: Math.min(999, Math.max(0, part)) };
    }

    function note() {
      clearTimeout(timer);
      timer = 0;
      const now = place();
      const text = now.heading + ' ' + now.part;
      if (text === noted) return;
      noted = text;
      progress.change(course, (value) => { value.places[id] = { ...now, at: Date.now() }; });
    }

    function offset(place) {
      const index = headings.findIndex((heading) => name(heading) === place.heading);
      if (index < 0) return 0;
      const end = index + 1 < headings.length ? top(headings[index + 1]) : content.getBoundingClientRect().bottom;
      return scrollY + top(headings[index]) + (end - top(headings[index])) * place.part / 1000 - innerHeight / 4;
    }

    progress.change(course, (value) => Object.assign(value, { last: id, at: Date.now() }));
    if (stored && stored.heading && location.hash === '#_resume') {
      history.replaceState(history.state, '', location.href.split('#')[0]);
      const go = () => scrollTo(0, offset(stored));
      go();
      addEventListener('load', () => { if (!noted) go(); });
    } else if (stored && stored.heading && !location.hash && scrollY < 10 && offset(stored) > innerHeight) {
      const heading = headings.find((heading) => name(heading) === stored.heading);
      const toast = lectern.toast(lectern.button('.quiet', lectern.text('continueAt', { heading: heading.textContent.trim() }), () => {
        toast.remove();
        scrollTo(0, offset(stored));
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      }));
    }
    addEventListener('scroll', () => { timer ||= setTimeout(note, 1500); }, { passive: true });
    addEventListener('pagehide', () => { if (timer) note(); });
    document.addEventListener('visibilitychange', () => { if (timer && document.hidden) note(); });
  });
})();
