internal import Bytes
internal import Diagnostics

/// What a preview adds to pages: a script that reloads them, what is wrong, and the notice of what is not approved.
enum PreviewPage {
    static let notice =
        "<p class=\"lectern-preview-notice\" role=\"note\" lang=\"en\" dir=\"ltr\"><strong>Not approved.</strong> This"
        + " course was changed since it was approved, or never was. This is a preview and no build.</p>"

    /// A page with the preview's additions before the end of its body.
    static func page(_ content: [UInt8], path: String, _ state: PreviewStatus.State) -> [UInt8] {
        let isUnsealed = state.outcome.unsealed.contains { path.hasPrefix($0) || !path.hasPrefix("courses/") }
        var page = content
        let start = bodyStart(content)
        if isUnsealed { page.insert(contentsOf: notice.utf8, at: start) }
        let end = lastIndex(of: Array("</body>".utf8), in: page) ?? page.count
        page.insert(contentsOf: additions(state).utf8, at: end)
        return page
    }

    /// The page as long as nothing could be built.
    static func waiting(_ state: PreviewStatus.State) -> [UInt8] {
        let text = state.number == 0 ? "The site is being built." : "The site could not be built."
        return [UInt8](
            utf8:
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title></head><body><p>"
                + text + "</p>" + additions(state) + "</body></html>\n"
        )
    }

    /// The number of the build that a page is of goes with its script's address.
    private static func additions(_ state: PreviewStatus.State) -> String {
        let folder = PreviewSite.ownFolder
        return
            "<link rel=\"stylesheet\" href=\"\(folder)preview.css\"><script src=\"\(folder)preview.js\" data-build=\""
            + "\(state.number)\" data-pages=\"\(state.pages)\" defer></script>" + problems(state.outcome)
    }

    /// What is wrong, above the page.
    static func problems(_ outcome: PreviewOutcome) -> String {
        guard outcome.isRefused else { return "" }
        var lines = outcome.findings.filter { $0.severity == .error }.ordered().map(\.text)
        if let problem = outcome.problem { lines.insert(Finding.shown(problem), at: 0) }
        return
            "<div id=\"lectern-preview-problems\" role=\"alert\" lang=\"en\" dir=\"ltr\"><p>This is the last page that"
            + " could be made.</p><pre>" + escaped(lines.joined(separator: "\n")) + "</pre></div>"
    }

    /// The state as the script of an open page reads it.
    static func json(_ state: PreviewStatus.State) -> [UInt8] {
        let problems = problems(state.outcome)
        var text = "{\"build\":\(state.number),\"pages\":\(state.pages),\"problems\":\""
        for scalar in problems.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case _ where scalar.value < 0x20: text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return [UInt8](utf8: text + "\"}\n")
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func bodyStart(_ page: [UInt8]) -> Int {
        let tag = Array("<body".utf8)
        var index = 0
        while index + tag.count < page.count {
            if page[index] == tag[0], page[index...].starts(with: tag) {
                return page[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? 0
            }
            index += 1
        }
        return 0
    }

    private static func lastIndex(of piece: [UInt8], in page: [UInt8]) -> Int? {
        var index = page.count - piece.count
        while index >= 0 {
            if page[index] == piece[0], page[index...].starts(with: piece) { return index }
            index -= 1
        }
        return nil
    }

    static let style = [UInt8](
        utf8: """
            .lectern-preview-notice { position: fixed; z-index: 2147483646; inset: auto 0 0 0; margin: 0; padding: .4rem 1rem; background: #7a3e00; color: #fff; font: 1rem/1.4 system-ui, sans-serif; text-align: center; }
            body:has(.lectern-preview-notice) { padding-bottom: 3rem; }
            #lectern-preview-problems { position: fixed; z-index: 2147483647; inset: auto 0 0 0; max-height: 60vh; overflow: auto; padding: .75rem 1rem; background: #3a0d0d; color: #fff; font: 1rem/1.45 system-ui, sans-serif; border-top: 4px solid #ff8a80; text-align: left; }
            #lectern-preview-problems p { margin: 0 0 .5rem; font-weight: 700; }
            #lectern-preview-problems pre { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: .875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }

            """
    )

    static let script = [UInt8](
        utf8: """
            // Waits for the next build, and loads the page anew or shows what is wrong.
            (function () {
              "use strict";
              var own = document.currentScript;
              var build = Number(own.dataset.build);
              var pages = Number(own.dataset.pages);
              if (navigator.serviceWorker) {
                navigator.serviceWorker.getRegistrations().then(function (all) {
                  all.forEach(function (one) { one.unregister(); });
                }, function () {});
              }
              function show(problems) {
                var old = document.getElementById("lectern-preview-problems");
                if (old) { old.remove(); }
                if (problems) { document.body.insertAdjacentHTML("beforeend", problems); }
              }
              function wait() {
                fetch("/_preview/state?after=" + build, { cache: "no-store" }).then(function (response) {
                  return response.json();
                }).then(function (state) {
                  build = state.build;
                  if (state.pages !== pages) { location.reload(); return; }
                  show(state.problems);
                  wait();
                }).catch(function () { setTimeout(wait, 500); });
              }
              wait();
            })();

            """
    )

    static let noWorker = [UInt8](
        utf8: """
            // A preview is never served from a cache.
            self.addEventListener("install", function () { self.skipWaiting(); });
            self.addEventListener("activate", function (event) {
              event.waitUntil(caches.keys().then(function (names) {
                return Promise.all(names.map(function (name) { return caches.delete(name); }));
              }).then(function () { return self.registration.unregister(); }));
            });

            """
    )
}
