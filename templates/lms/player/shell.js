// index.html: the list of pages. Where one SCO holds the whole course, it keeps the session and shows pages in a frame.
(() => {
    "use strict";

    const { lectern } = self;
    const { element, button } = lectern;
    const links = () => [...document.querySelectorAll("a[data-page]")];

    function mark(link, isDone) {
        const old = link.parentNode.querySelector(".done");
        if (isDone && !old) link.parentNode.append(element("span", "done", document.body.dataset.completed));
        if (!isDone && old) old.remove();
    }

    /** Shows what this browser remembers of each page, for those who open the package without an LMS. */
    lectern.list = (course) => {
        document.documentElement.dataset.mode = "alone";
        for (const link of links()) {
            const { status } = lectern.storage.read(course.id + ":" + link.dataset.page) || {};
            mark(link, status === "completed" || status === "passed");
        }
    };

    /** Shows the course in a frame, inside an LMS. */
    lectern.shell = (session) => {
        const { course } = session;
        const { texts } = lectern;
        const list = document.querySelector("main");
        const frame = element("iframe", "page");
        const progress = element("span", "progress");
        const contents = button("quiet", texts.contents || "\u2630", () => toggle());
        const bar = element("header", "shell");
        const name = element("strong", "", document.querySelector("h1").textContent);
        bar.append(contents, name, progress);
        const showNotice = lectern.notice(bar);
        frame.name = "_page";
        list.before(bar);
        list.after(frame);
        list.hidden = true;
        document.documentElement.dataset.mode = "shell";
        contents.setAttribute("aria-controls", list.id);

        function toggle(isOpen = list.hidden) {
            list.hidden = !isOpen;
            contents.setAttribute("aria-expanded", String(isOpen));
            const current = list.querySelector("[aria-current]");
            if (isOpen && current) current.focus();
        }

        function open(link) {
            frame.src = link.href;
            toggle(false);
            frame.focus();
        }

        function show() {
            for (const link of links()) {
                const page = session.page(link.dataset.page);
                mark(link, page && page.status > 2);
            }
            const lessons = session.state.pages.filter((page) => page.key.startsWith("lesson-"));
            progress.textContent = (texts.progressOf || "{done}/{total}")
                .replace("{done}", lessons.filter((page) => page.status > 2).length).replace("{total}", lessons.length);
            showNotice(session.notice);
        }

        list.addEventListener("click", (event) => {
            const link = event.target.closest("a[data-page]");
            if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            open(link);
        });
        addEventListener("keydown", (event) => {
            if (event.key !== "Escape" || list.hidden) return;
            toggle(false);
            contents.focus();
        });
        toggle(false);
        session.views.unshift({ show, note() {} });
        show();
        const left = session.place.split("#")[0];
        open(links().find((link) => link.dataset.page === left) || links()[0]);

        // What a page in the frame calls.
        return {
            session, toggle,
            enter(key, title) {
                frame.title = title;
                for (const link of links()) {
                    if (link.dataset.page === key) link.setAttribute("aria-current", "page");
                    else link.removeAttribute("aria-current");
                }
            }
        };
    };
})();
