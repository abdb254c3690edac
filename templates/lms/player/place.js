// The place in a page: the number of a heading and how far it is to the next one, in thousandths, so that it holds on a
// phone, too.
(() => {
    "use strict";

    const { lectern } = self;

    lectern.place = () => {
        const headings = [...document.querySelectorAll("main h1, main h2, main h3, #_end")];
        const top = (index) => headings[index].getBoundingClientRect().top;
        const length = (index) => index + 1 < headings.length ? top(index + 1) - top(index) : 0;
        let hasMoved = false;
        for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
            addEventListener(name, () => { hasMoved = true; }, { passive: true });
        }
        return {
            get part() { return headings.length > 1 ? this.index() / (headings.length - 1) : 0; },
            index() {
                let index = 0;
                while (index + 1 < headings.length && top(index + 1) <= 1) index += 1;
                return index;
            },
            read() {
                const index = this.index();
                const part = length(index) > 0 ? Math.round(1000 * Math.max(0, -top(index)) / length(index)) : 0;
                return index + "." + Math.min(part, 999);
            },
            /** Goes to a place, unless the learner has begun to move, or came for a certain heading. */
            go(text) {
                const [, index, part] = /^(\d{1,5})\.(\d{1,3})$/.exec(text) || [];
                if (!headings[index] || hasMoved || location.hash || text === "0.0") return;
                scrollBy({ top: top(Number(index)) + length(Number(index)) * part / 1000, behavior: "instant" });
            }
        };
    };
})();
