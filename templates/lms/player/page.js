// A page of a lesson or a project: what it shows of its session, and when it is completed.
(() => {
    "use strict";

    const { lectern } = self;

    /** The line above a page that says what the learner should know of his session. */
    lectern.notice = (parent) => {
        const line = lectern.element("p", "notice");
        line.setAttribute("role", "status");
        line.hidden = true;
        parent.prepend(line);
        return (key) => {
            line.textContent = (key && lectern.texts[key]) || "";
            line.hidden = !line.textContent;
        };
    };

    /** Binds the page to a session, which may be that of the window around it. */
    lectern.page = (session, isInShell) => {
        const body = document.body.dataset;
        const key = body.page;
        const form = document.querySelector("form[data-quiz]");
        const statusLine = document.getElementById("_status");
        const completeButton = document.getElementById("_complete");
        const place = lectern.place();
        const showNotice = lectern.notice(document.querySelector("main"));
        const showQuiz = form && lectern.quiz(form, key, session);
        const prefix = isInShell ? key + "#" : "";
        const opened = Date.now();
        let hasReachedEnd = false, isPlaced = false;

        const view = {
            key,
            show() {
                const page = session.page(key);
                if (session.connection) page.status = Math.max(page.status, 1);
                const { status } = page;
                const name = lectern.statuses[status];
                if (statusLine) {
                    const text = statusLine.dataset[name] || "";
                    if (statusLine.textContent !== text) statusLine.textContent = text;
                    statusLine.className = "status " + name;
                }
                if (completeButton) completeButton.hidden = status > 2 || Boolean(form) || !session.connection;
                showNotice(session.notice);
                if (showQuiz) showQuiz();
                if (!session.connection) return;
                document.documentElement.dataset.mode = isInShell ? "shell" : session.connection.mode;
                if (hasReachedEnd) session.complete(key);
                if (!isPlaced && document.readyState === "complete") returnToPlace();
            },
            note() {
                // Before the page has come to the place where it was left, there is nothing to note.
                if (!isPlaced) return;
                session.page(key).part = Math.max(session.page(key).part || 0, place.part);
                session.place = prefix + place.read();
            }
        };

        function returnToPlace() {
            if (isPlaced || !session.connection) return;
            isPlaced = true;
            // In one window for all pages, only the first to open is one that was left.
            if (!isInShell) place.go(session.place);
            else if (session.place.startsWith(prefix)) place.go(session.place.slice(prefix.length));
            view.note();
        }

        if (completeButton) completeButton.addEventListener("click", () => session.complete(key));
        const end = body.completes === "end" && document.getElementById("_end");
        if (end) {
            const reachEnd = () => {
                if (hasReachedEnd) return;
                hasReachedEnd = true;
                session.complete(key);
            };
            // Who only glances at a short page has not worked through it.
            const look = () => {
                if (end.getBoundingClientRect().top < innerHeight) setTimeout(reachEnd, Math.max(0, opened + 5000 - Date.now()));
            };
            addEventListener("scroll", look, { passive: true });
            // A page that fits is not scrolled; in a frame as high as the page the window around it is.
            new IntersectionObserver((entries) => { if (entries.pop().isIntersecting) look(); }).observe(end);
        }
        if (!isInShell) openLinksOutside();
        addEventListener("scroll", () => {
            view.note();
            session.saveSoon();
        }, { passive: true });
        addEventListener("load", returnToPlace);
        addEventListener("pagehide", () => {
            if (!isInShell) return;
            view.note();
            session.leave(view);
        });
        session.follow(view);
        return view;
    };

    /** Another lesson opened in this frame would report into this lesson's record; it opens without an LMS instead. */
    function openLinksOutside() {
        document.addEventListener("click", (event) => {
            const link = event.target.closest("main a[href]");
            if (!link || link.getAttribute("href")[0] === "#" || document.documentElement.dataset.mode !== "lms") return;
            link.target = "_blank";
            link.rel = "noopener";
        }, true);
    }
})();
