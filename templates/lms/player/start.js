// Starts a page: finds out who keeps the learner's state, and binds the page to it.
(() => {
    "use strict";

    const { lectern } = self;
    const page = document.body.dataset;
    const opened = Date.now();

    /** What is known of the course where course.js is missing: this page. */
    function onlyThisPage() {
        const questions = [...document.querySelectorAll("fieldset[data-question]")].map((entry) => entry.dataset.question);
        return {
            id: page.course, version: Number(page.version) || 0, format: "", pass: Number(page.pass || 80),
            pages: page.page ? [{ key: page.page, questions }] : []
        };
    }

    /** The shell around this page; none where the window around it is another origin's or an LMS's. */
    function shellAround() {
        try { return window.parent !== window && window.parent.lectern.theShell; } catch (error) { return null; }
    }

    function hasOpener() {
        try { return Boolean(window.opener || window.top.opener); } catch (error) { return true; }
    }

    /** Looks for an LMS, for two seconds where there may be one; calls back with a connection or null. */
    function find(done) {
        const found = lectern.driver.find();
        const isAlone = window.parent === window && !hasOpener();
        if (found || isAlone || Date.now() - opened >= 2000) done(found);
        else setTimeout(find, 100, done);
    }

    function keep(session) {
        addEventListener("online", () => session.save());
        document.addEventListener("visibilitychange", () => {
            if (document.visibilityState !== "hidden") return;
            for (const view of session.views) view.note();
            session.save();
        });
        addEventListener("pagehide", () => session.finish());
        // A page that comes back from the browser's cache has said goodbye already.
        addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
    }

    function start() {
        const course = lectern.data || onlyThisPage();
        const isSingle = course.format === "scorm12-single";
        if (page.page) {
            const shell = shellAround();
            if (shell) {
                shell.enter(page.page, document.title);
                lectern.page(shell.session, true);
                document.addEventListener("click", (event) => {
                    if (!event.target.closest("nav.alone a:not([rel])")) return;
                    event.preventDefault();
                    shell.toggle();
                });
                return;
            }
            const name = course.id + ":" + page.page;
            const session = new lectern.Session(course, page.page, name);
            const connectAlone = () => session.open(lectern.alone(name), () => {});
            lectern.page(session, false);
            keep(session);
            // A page that belongs to one SCO for the whole course has no session of its own.
            if (isSingle) connectAlone();
            else find((found) => found ? session.open(found, (isOpen) => isOpen || connectAlone()) : connectAlone());
            return;
        }
        if (!isSingle) {
            lectern.list(course);
            return;
        }
        const session = new lectern.Session(course, "", course.id + ":*");
        find((found) => {
            if (!found) lectern.list(course);
            else session.open(found, (isOpen) => {
                if (isOpen) {
                    keep(session);
                    lectern.theShell = lectern.shell(session);
                } else lectern.list(course);
            });
        });
    }

    // course.js comes after this file; both have run when the document is complete.
    if (document.readyState === "complete") start();
    else document.addEventListener("DOMContentLoaded", start);
})();
