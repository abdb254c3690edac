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
            let server = try Server(folder)
            defer { server.stop() }
            let output = try run(
                "chromium",
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    "--user-data-dir=\(folder.appending(path: "profile").path())", "--virtual-time-budget=120000",
                    "--dump-dom", "http://127.0.0.1:\(server.port)/journey.html",
                ],
                package: "chromium"
            ).output
            let report = try #require(
                output.firstMatch(of: #/<pre id="report">([^<]*)</pre>/#),
                "\(output.suffix(2000))"
            )
            return report.1.split(separator: "\n").map(String.init)
        }
    }

    /// Python's HTTP server over a folder.
    private struct Server {
        let process = Process()
        let port: Int

        init(_ folder: URL) throws {
            let log = folder.appending(path: "server.log")
            try Data().write(to: log)
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                "python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder.path(),
            ]
            process.standardOutput = try FileHandle(forWritingTo: log)
            process.standardError = FileHandle.nullDevice
            try process.run()
            var found: Int?
            while found == nil, process.isRunning {
                Thread.sleep(forTimeInterval: 0.05)
                let line = String(decoding: try Data(contentsOf: log), as: UTF8.self)
                found = line.firstMatch(of: #/port (\d+) /#).flatMap { Int($0.1) }
            }
            port = try #require(found, "this test runs python3: install the Debian package python3")
        }

        func stop() {
            process.terminate()
            process.waitUntilExit()
        }
    }
}
