import Diagnostics
import FileAccess
import Foundation
import Testing

@testable import PreviewServer

private let code = FindingCode("test.code", meaning: "m", example: "e", fix: "f")

/// A web root with two pages and a picture, beside a file that is nobody's business.
private func withSite(_ body: (PreviewSite, PreviewStatus) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("preview-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = folder.appendingPathComponent("site")
    try FileManager.default.createDirectory(
        at: root.appendingPathComponent("courses/a b"),
        withIntermediateDirectories: true
    )
    func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try write("secret", "build.json")
    try write("<html><body class=\"x\"><p>home</p></body></html>", "site/index.html")
    try write("<html><body><p>course</p></body></html>", "site/courses/a b/index.html")
    try write("<html><body><p>nothing</p></body></html>", "site/404.html")
    try write("<svg/>", "site/plot.svg")
    try write("cached", "site/sw.js")
    try write("hidden", "site/.hidden")
    try FileManager.default.createSymbolicLink(
        at: root.appendingPathComponent("link.txt"),
        withDestinationURL: folder.appendingPathComponent("build.json")
    )
    let status = PreviewStatus()
    try body(PreviewSite(root: root.path, status: status), status)
}

extension PreviewSite {
    fileprivate func get(_ path: String, host: String? = "127.0.0.1:8000") -> PreviewResponse {
        respond(method: "GET", path: path, host: host, port: 8_000)
    }
}

extension PreviewResponse {
    fileprivate var text: String { String(decoding: body, as: UTF8.self) }
}

@Suite struct PreviewSiteTests {
    @Test func `pages are served with the reload script, other files as they are`() throws {
        try withSite { site, status in
            status.finish(PreviewOutcome(findings: []), hasChanged: true)
            let home = site.get("/")
            #expect(home.status == 200 && home.type == "text/html; charset=utf-8")
            #expect(home.text.hasPrefix("<html><body class=\"x\"><p>home</p><link rel=\"stylesheet\""))
            #expect(home.text.contains("src=\"/_preview/preview.js\" data-build=\"1\" data-pages=\"1\" defer>"))
            #expect(home.text.hasSuffix("</body></html>"))
            let picture = site.get("/plot.svg")
            #expect(picture.type == "image/svg+xml" && picture.text == "<svg/>")
            #expect(site.get("/courses/a%20b/").text.contains("course"))
            #expect(site.get("/courses/a%20b").location == "/courses/a%20b/")
            #expect(site.get("/nowhere.html").status == 404)
            #expect(site.get("/nowhere.html").text.contains("nothing"))
        }
    }

    @Test(arguments: [
        "/../build.json", "/%2e%2e/build.json", "/%2E%2E%2Fbuild.json", "/courses/../../build.json", "/link.txt",
        "/..%5cbuild.json", "/.hidden", "/%00", "/%zz", "/%", "//etc/passwd",
        "/courses/a%20b/%2e%2e/%2e%2e/%2e%2e/build.json",
        "build.json", "",
    ])
    func `nothing but files of the site can be asked for`(path: String) throws {
        try withSite { site, status in
            status.finish(PreviewOutcome(findings: []), hasChanged: true)
            let answer = site.get(path)
            #expect([400, 404].contains(answer.status))
            #expect(!answer.text.contains("secret") && !answer.text.contains("hidden"))
        }
    }

    @Test func `other names than this computer's are refused`() throws {
        try withSite { site, status in
            status.finish(PreviewOutcome(findings: []), hasChanged: true)
            for host in [
                "evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8000", nil,
            ] {
                let answer = site.get("/", host: host)
                #expect(answer.status == 403 && !answer.text.contains("home"))
            }
            #expect(site.get("/", host: "localhost:8000").status == 200)
            #expect(site.respond(method: "POST", path: "/", host: "localhost:8000", port: 8_000).status == 405)
        }
    }

    @Test func `pages of what is not approved say so, others do not`() throws {
        try withSite { site, status in
            status.finish(PreviewOutcome(findings: [], unsealed: ["courses/a b/"]), hasChanged: true)
            #expect(site.get("/courses/a%20b/").text.contains("<body><p class=\"lectern-preview-notice\""))
            #expect(site.get("/").text.contains("Not approved."))
            status.finish(PreviewOutcome(findings: [], unsealed: ["courses/c/"]), hasChanged: true)
            #expect(!site.get("/courses/a%20b/").text.contains("Not approved."))
        }
    }

    @Test func `what is wrong stands over the last good page, as text`() throws {
        try withSite { site, status in
            #expect(site.get("/missing").status == 503)
            status.finish(PreviewOutcome(findings: [], unsealed: ["courses/a b/"]), hasChanged: true)
            let finding = Finding(code, "expected <b>\"x\"</b>", file: "package.json", line: 1)
            status.finish(PreviewOutcome(findings: [finding]), hasChanged: false)
            let page = site.get("/courses/a%20b/").text
            #expect(page.contains("course</p>") && page.contains("Not approved."))
            #expect(page.contains("package.json:1: error: expected &lt;b&gt;&quot;x&quot;&lt;/b&gt; [test.code]"))
            let state = String(decoding: PreviewPage.json(status.current), as: UTF8.self)
            #expect(state.hasPrefix("{\"build\":2,\"pages\":1,\"problems\":\"<div"))
            let object = try JSONSerialization.jsonObject(with: Data(state.utf8)) as? [String: Any]
            #expect(object?["pages"] as? Int == 1)
        }
    }

    @Test func `the service worker of a preview takes itself away`() throws {
        try withSite { site, _ in
            #expect(site.get("/sw.js").text.contains("unregister"))
        }
    }

    @Test func `a build that changes nothing is not told`() async {
        let status = PreviewStatus()
        status.finish(PreviewOutcome(findings: []), hasChanged: true)
        status.finish(PreviewOutcome(findings: []), hasChanged: false)
        #expect(status.current.number == 1)
        let same = await status.waitForChange(after: 1, milliseconds: 30)
        let next = await status.waitForChange(after: 0, milliseconds: 10_000)
        #expect(same.number == 1 && next.number == 1)
    }

    @Test func `changes of files are noticed, also in folders that come later`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("watch-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var watch = try FileWatch([folder.path])
        var noticed: [Bool] = []
        noticed.append(watch.hasChanged())
        try Data("a".utf8).write(to: folder.appendingPathComponent("a.md"))
        noticed.append(watch.hasChanged())
        noticed.append(watch.hasChanged())
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("b"),
            withIntermediateDirectories: true
        )
        noticed.append(watch.hasChanged())
        try Data("c".utf8).write(to: folder.appendingPathComponent("b/c.md"))
        noticed.append(watch.hasChanged())
        try Data("d".utf8).write(to: folder.appendingPathComponent(".a.md.swp"))
        noticed.append(watch.hasChanged())
        try FileManager.default.removeItem(at: folder.appendingPathComponent("a.md"))
        noticed.append(watch.hasChanged())
        #expect(noticed == [false, true, false, true, true, false, true])
    }
}
