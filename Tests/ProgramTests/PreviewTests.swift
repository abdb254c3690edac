import CourseFixtures
import Foundation
import Testing

/// A running preview, asked by curl as a browser would.
private struct Preview {
    let started: Program.Started
    let address: String

    init(of folder: URL, arguments: [String] = []) throws {
        started = try Program.start(["preview", folder.path, "--open", "no"] + arguments, in: folder)
        var found: String?
        for _ in 0..<600 where found == nil {
            let output = try String(contentsOf: started.output, encoding: .utf8)
            found = output.firstMatch(of: #/http://127\.0\.0\.1:\d+//#).map { String($0.0) }
            if found == nil { Thread.sleep(forTimeInterval: 0.1) }
        }
        address = try #require(found, "the preview did not begin to listen")
    }

    func get(_ path: String, _ options: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        process.arguments = ["-s", "-m", "60"] + options + [address + path]
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.standardOutput = try FileHandle(forWritingTo: file)
        try #require(
            FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"),
            "curl is missing: apt-get install curl"
        )
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// The number of the last build, waiting for another than this one.
    func build(after number: Int) throws -> Int {
        let state = try get("_preview/state?after=\(number)")
        return try #require(state.firstMatch(of: #/"build":(\d+)/#).flatMap { Int($0.1) }, "\(state)")
    }

    /// Ends what a failed test left.
    func stop() { if started.process.isRunning { started.process.terminate() } }

    func end() throws -> Program.Run {
        started.process.interrupt()
        return try started.wait()
    }
}

@Suite struct PreviewTests {
    @Test func `a saved change is shown, what is wrong is told, and nothing is left behind`() throws {
        let site = try Site(outputs: "[site]")
        let folder = site.scratch.url.appendingPathComponent("site")
        let package = site.scratch.url.appendingPathComponent(Site.package)
        let original = try String(contentsOf: package, encoding: .utf8)
        let preview = try Preview(of: folder)
        defer { preview.stop() }
        let home = try preview.get("")
        #expect(home.contains("/_preview/preview.js") && !home.contains("Not approved."))
        #expect(try preview.get("", "-H", "Host: evil.example").contains("answers to"))

        var build = try preview.build(after: -1)
        let objective = try #require(original.firstMatch(of: #/"objectives":\s*\[\s*"([^"]+)"/#)).1
        let changed = original.replacingOccurrences(of: String(objective), with: "Changed in the preview")
        try changed.write(to: package, atomically: false, encoding: .utf8)
        build = try preview.build(after: build)
        #expect(try preview.get("").contains("Not approved."))
        let pages = try lessonPages(preview)
        #expect(pages.contains { $0.contains("Changed in the preview") && $0.contains("Not approved.") })

        try "{".write(to: package, atomically: true, encoding: .utf8)
        build = try preview.build(after: build)
        #expect(try preview.get("").contains("lectern-preview-problems"))

        try original.write(to: package, atomically: true, encoding: .utf8)
        build = try preview.build(after: build)
        let mended = try preview.get("")
        #expect(!mended.contains("lectern-preview-problems") && !mended.contains("Not approved."))

        let run = try preview.end()
        #expect(run.status == 0)
        #expect(run.errors.contains("warning: ") && run.errors.contains("[package.content-hash]"))
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("dist").path))
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent(".lectern").path))
    }

    /// The pages of the lessons that the course's page leads to.
    private func lessonPages(_ preview: Preview) throws -> [String] {
        let home = try preview.get("")
        let course = try #require(home.firstMatch(of: #/href="(courses/[^"\/]+\/)index\.html"/#)).1
        let page = try preview.get(course + "index.html")
        let lessons = Set(page.matches(of: #/href="(?:[^"]*\/)?(lessons\/[^"#]+)"/#).map { String($0.1) })
        return try lessons.sorted().map { try preview.get(course + $0) }
    }

    @Test func `a preview of nothing ends with 66, one with a taken port with 75`() throws {
        let site = try Site(outputs: "[site]")
        let folder = site.scratch.url.appendingPathComponent("site")
        #expect(try Program.run("preview", "nowhere", "--open", "no", in: folder).status == 66)
        let preview = try Preview(of: folder)
        defer { preview.stop() }
        let port = try #require(preview.address.firstMatch(of: #/:(\d+)//#)).1
        let second = try Program.run("preview", ".", "--port", String(port), "--open", "no", in: folder)
        #expect(second.status == 75)
        #expect(second.errors.contains("name another with --port"))
        _ = try preview.end()
    }
}
