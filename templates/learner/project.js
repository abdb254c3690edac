// A project's rubric as a self-check: one level for each criterion, and the points they add up to.
(() => {
  'use strict';
  const { lectern } = self;
  const { all, find, make, text, progress } = lectern;

  // Words of any language as ASCII, for the hash: a criterion or level whose words change is chosen anew.
  const identity = (element) => lectern.hash(encodeURIComponent(element.textContent.trim().replace(/\s+/g, ' ')));

  function startRubric(table) {
    const id = lectern.page.page;
    const rows = all('tr[data-weight]', table).map((row, number) => {
      const head = find('th', row);
      head.id ||= '_criterion-' + number;
      const criterion = identity(head);
      const cells = all('td[data-points]', row);
      const best = Math.max(...cells.map((cell) => Number(cell.dataset.points)));
      const levels = cells.map((cell, column) => {
        cell.id ||= '_level-' + number + '-' + column;
        const level = identity(cell);
        const input = make('input', { type: 'radio', name: '_criterion-' + number, 'aria-labelledby': head.id + ' ' + cell.id });
        input.addEventListener('change', () => choose(criterion, level));
        cell.prepend(input);
        cell.addEventListener('click', (event) => {
          if (event.target === input || event.target.closest('a') || String(getSelection())) return;
          input.focus();
          input.click();
        });
        return { cell, input, level, points: Number(cell.dataset.points) };
      });
      return { criterion, levels, best, weight: Number(row.dataset.weight) };
    });

    const chosen = (row, value) => row.levels.find((level) => value?.levels[row.criterion] === level.level);
    // The sum of weight times points over the criterion's best points.
    const score = (value) => rows.reduce((sum, row) => {
      const level = chosen(row, value);
      return sum + (level && row.best ? row.weight * level.points / row.best : 0);
    }, 0);

    function choose(criterion, level) {
      progress.change(lectern.course, (value) => {
        const project = value.projects[id] ||= { levels: Object.create(null) };
        project.levels[criterion] = level;
        Object.assign(project, { score: Math.round(score(project)), at: Date.now() });
      });
    }

    const total = make('output');
    const missing = make('span');
    const clear = lectern.button('.quiet', text('clearChoices'), () => {
      progress.change(lectern.course, (value) => { delete value.projects[id]; });
      rows[0].levels[0].input.focus();
    });
    const print = lectern.button('.quiet', text('print'), () => self.print());
    const place = make('div.self-check', {}, make('p', {}, total, ' ', missing), make('div.actions', {}, print, clear));
    const help = make('p.prerequisites', {}, text('rubricHelp'));
    (table.closest('.table') || table).after(help, place);

    progress.follow(() => {
      const value = progress.read(lectern.course).projects[id];
      let open = 0;
      for (const row of rows) {
        const level = chosen(row, value);
        if (!level) open += 1;
        row.levels.forEach((each) => {
          each.input.checked = each === level;
          each.cell.classList.toggle('is-chosen', each === level);
        });
      }
      total.textContent = text('pointsOf', { points: Math.round(score(value)), total: rows.reduce((sum, row) => sum + row.weight, 0) });
      missing.textContent = open ? text('criteriaOpen', { count: open }) : '';
      // Who has chosen nothing sees no result.
      help.hidden = place.hidden = open === rows.length;
    });
  }

  lectern.start(() => {
    all('table[data-rubric]').forEach(startRubric);
    if (lectern.course) lectern.progress.change(lectern.course, (value) => Object.assign(value, { last: lectern.page.page, at: Date.now() }));
  });
})();
