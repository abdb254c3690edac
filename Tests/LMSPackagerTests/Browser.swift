import Foundation
import Testing

/// Opens a package in headless Chromium beside a run time, and gives what a script found out.
enum Browser {
    /// Runs a script of steps after `strictSCORM12RunTime`; each `expect` in it becomes a line.
    ///
    /// The package is served from 127.0.0.1, as an LMS serves it, under `course/`.
    static func journey(_ package: [UInt8], _ script: String) throws -> [String] {
        try withTemporaryFolder { folder in
            let archive = folder.appending(path: "course.zip")
            try Data(package).write(to: archive)
            let target = folder.appending(path: "course").path()
            #expect(try run("unzip", ["-q", archive.path(), "-d", target], package: "unzip").status == 0)
            let page = """
                <!DOCTYPE html><meta charset="utf-8"><title>Run time</title>
                <iframe id="frame" width="800" height="600"></iframe><pre id="report"></pre>
                <script>
                \(strictSCORM12RunTime)
                addEventListener("error", (event) => { steps.push("FAILED " + event.message); });
                (async () => {
                    try {
                        \(script)
                    } catch (error) { steps.push("FAILED " + error.stack); }
                    document.getElementById("report").textContent = steps.concat("done").join("\\n");
                })();
                </script>
                """
            try Data(page.utf8).write(to: folder.appending(path: "journey.html"))
            let output = try run("python3", ["-c", Self.driver, folder.path()], package: "python3").output
            try #require(!output.isEmpty, "this test runs chromium: install the Debian package chromium")
            let report = try #require(
                output.firstMatch(of: #/<pre id="report">([^<]*)</pre>/#),
                "\(output.suffix(2000))"
            )
            return report.1.split(separator: "\n").map(String.init)
        }
    }

    /// Serves the folder and runs Chromium, in one process: a server that outlived a test's other programs would hold
    /// what Foundation waits for.
    private static let driver = """
        import functools, http.server, subprocess, sys, threading
        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *arguments): pass
        handler = functools.partial(Handler, directory=sys.argv[1])
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        subprocess.run([
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--user-data-dir=" + sys.argv[1] + "/profile", "--virtual-time-budget=120000", "--dump-dom",
            "http://127.0.0.1:%d/journey.html" % server.server_port,
        ], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
        """
}
