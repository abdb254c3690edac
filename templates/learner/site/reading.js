// While reading: contents that follow, code that can be copied, pictures that can be enlarged, folds for wide windows.
(() => {
  'use strict';
  const { lectern } = self;
  const { all, find, make, button, text } = lectern;

  // Where the style sheet shows contents unfolded, they are open for assistive technology too.
  function unfold(details) {
    const query = matchMedia('(min-width: ' + details.dataset.unfold + ')');
    const follow = () => { details.open = query.matches; };
    query.addEventListener('change', follow);
    follow();
  }

  // A heading counts from where it reaches the upper quarter; the last one that did is being read.
  function followReading(toc) {
    const links = all('a[href^="#"]', toc);
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const passed = new Set();
    const observer = new IntersectionObserver((entries) => {
      entries.forEach((entry) => passed[entry.isIntersecting ? 'add' : 'delete'](entry.target));
      const here = links[headings.findLastIndex((heading) => passed.has(heading))];
      links.forEach((link) => {
        link.classList.toggle('here', link === here);
        if (link === here) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      });
    }, { rootMargin: '1000000px 0px -75% 0px' });
    headings.forEach((heading) => { if (heading) observer.observe(heading); });
  }

  function selectAndCopy(words) {
    const area = make('textarea.hidden');
    area.value = words;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    return isCopied;
  }

  async function copy(words) {
    try { await navigator.clipboard.writeText(words); } catch (error) { return selectAndCopy(words); }
    return true;
  }

  function offerCopy(code) {
    // Prompts are shown, not typed.
    const source = code.cloneNode(true);
    all('.u', source).forEach((prompt) => prompt.remove());
    const offer = button('.quiet.copy', '', async () => {
      const isCopied = await copy(source.textContent);
      offer.focus();
      const message = text(isCopied ? 'copied' : 'notCopied');
      offer.textContent = message;
      lectern.say(message);
      setTimeout(() => { offer.textContent = ''; }, 2000);
    }, { 'aria-label': text('copy'), title: text('copy') });
    const frame = make('div.block');
    code.parentElement.replaceWith(frame);
    frame.append(code.parentElement, offer);
  }

  function enlarge(image) {
    const large = make('img', { src: image.currentSrc || image.src, alt: image.alt });
    const dialog = make('dialog.viewer', { 'aria-label': image.alt || text('picture'), onclose: () => dialog.remove() },
      button('.quiet', text('close'), () => dialog.close()), large);
    dialog.addEventListener('click', () => dialog.close());
    document.body.append(dialog);
    dialog.showModal();
  }

  function offerZoom(image) {
    const frame = button('.zoom', '', () => enlarge(image), { 'aria-label': text('enlarge', { picture: image.alt }) });
    image.replaceWith(frame);
    frame.append(image);
  }

  lectern.start(() => {
    all('details[data-unfold]').forEach(unfold);
    all('[data-toc]').forEach(followReading);
    const content = find('[data-content]');
    if (!content) return;
    all('pre:not(.output) > code', content).forEach(offerCopy);
    // A formula that is wider than its paragraph is reached by keyboard.
    all('math', content).forEach(({ parentElement }) => {
      if (parentElement.scrollWidth > parentElement.clientWidth && parentElement.matches('p, li')) parentElement.tabIndex = 0;
    });
    all('figure > img', content).forEach(offerZoom);
  });
})();
