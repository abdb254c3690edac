import Bytes
import Foundation
import Testing
import ZIPArchive

private func archive(
    names: ZIPEntryNames = .lms,
    _ entries: KeyValuePairs<String, [UInt8]>
) throws -> [UInt8] {
    var sink = MemorySink()
    var writer = ZIPArchiveWriter(names: names)
    for (name, content) in entries { try writer.append(name, DeflatedStream(deflating: content), into: &sink) }
    try writer.finish(into: &sink)
    return sink.bytes
}

private let text = [UInt8](utf8: String(repeating: "A lesson has many words. ", count: 1000))

@Test func `an archive has only what every importer reads`() throws {
    let reader = try ZIPArchiveReader(archive(["b/text.html": text, "empty.css": [], "one.bin": [7]]))
    #expect(reader.entries.map(\.name) == ["b/text.html", "empty.css", "one.bin"])
    #expect(reader.entries.map(\.method) == [.deflate, .stored, .stored])
    for entry in reader.entries {
        #expect(entry.flags == 0)
        #expect(entry.timestamp == 0x0021_0000)
        #expect(entry.madeBy >> 8 == 3)
        #expect(entry.madeBy & 0xFF == 20)
        #expect(entry.attributes == 0o100644 << 16)
        #expect(entry.extraCount == 0)
    }
    #expect(try reader.content(of: #require(reader["b/text.html"])) == text)
    #expect(try reader.content(of: #require(reader["empty.css"])) == [])
}

@Test func `the same entries give the same bytes`() throws {
    #expect(try archive(["a": text, "b": []]) == archive(["a": text, "b": []]))
}

@Test(arguments: [
    "", "/a", "a//b", "a/", "../a", "a/../b", "./a", "A.html", "a b", "é.html", "a\\b", "a\u{0}",
    String(repeating: "a", count: 201),
])
func `a name that some importer refuses is refused`(name: String) {
    #expect(throws: ZIPArchiveError.self) { try archive([name: text]) }
}

@Test func `a name of 200 characters is taken`() throws {
    let name = String(repeating: "a", count: 200)
    #expect(try ZIPArchiveReader(archive([name: text]))[name] != nil)
}

@Test func `two names that differ in case only are refused where case does not count`() throws {
    #expect(throws: ZIPArchiveError.self) { try archive(["a": [], "a": []]) }
    #expect(throws: ZIPArchiveError.self) { try archive(names: .relative, ["a": [], "A": []]) }
}

@Test func `a stored entry stands in the archive as it is`() throws {
    var sink = MemorySink()
    var writer = ZIPArchiveWriter(names: .relative)
    try writer.append("mimetype", storing: [UInt8](utf8: "application/epub+zip"), into: &sink)
    try writer.append("META-INF/container.xml", DeflatedStream(deflating: text), into: &sink)
    try writer.finish(into: &sink)
    #expect(String(decoding: sink.bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
}

@Test func `Python and Info-ZIP read an archive`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID()).zip")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(archive(["imsmanifest.xml": text, "lessons/a.html": text, "empty": [], "noise": [1, 2, 3]])).write(
        to: file
    )
    try run("/usr/bin/unzip", ["-t", "-q", file.path()], package: "unzip")
    let script = """
        import sys, zipfile
        archive = zipfile.ZipFile(sys.argv[1])
        assert archive.testzip() is None
        assert [i.date_time for i in archive.infolist()] == [(1980, 1, 1, 0, 0, 0)] * 4
        assert [i.compress_type for i in archive.infolist()] == [8, 8, 0, 0]
        assert archive.read("lessons/a.html") == archive.read("imsmanifest.xml")
        """
    try run("/usr/bin/python3", ["-c", script, file.path()], package: "python3")
}

@Test func `more than 65,535 entries need ZIP64 and stay readable`() throws {
    var sink = MemorySink()
    var writer = ZIPArchiveWriter()
    for index in 0..<65_537 { try writer.append("f\(index)", storing: [], into: &sink) }
    try writer.finish(into: &sink)
    var limits = ZIPArchiveReader.Limits()
    #expect(throws: ZIPArchiveError.self) { try ZIPArchiveReader(sink.bytes, limits: limits) }
    limits.entryCount = 70_000
    #expect(try ZIPArchiveReader(sink.bytes, limits: limits).entries.count == 65_537)
    let file = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID()).zip")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(sink.bytes).write(to: file)
    let script = "import sys, zipfile; assert len(zipfile.ZipFile(sys.argv[1]).namelist()) == 65537"
    try run("/usr/bin/python3", ["-c", script, file.path()], package: "python3")
}

@Test func `an entry beyond 4 GiB is found by its ZIP64 offset`() throws {
    // What is far away is not kept: the directory alone shows where the entry would be.
    var sink = DirectorySink()
    var writer = ZIPArchiveWriter()
    let piece = [UInt8](repeating: 0, count: 1 << 29)
    for index in 0..<8 { try writer.append("piece\(index)", storing: piece, into: &sink) }
    try writer.append("far", storing: [1], into: &sink)
    sink.isKeeping = true
    try writer.finish(into: &sink)
    let far = try #require(sink.bytes.firstRange(of: [UInt8](utf8: "far"))?.upperBound)
    let offset = sink.bytes[far + 4..<far + 12].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(offset == 8 * (1 << 29) + 8 * (30 + 6))
    #expect(Array(sink.bytes[far..<far + 4]) == [1, 0, 8, 0])
}

@Test func `bytes that are no archive are refused`() throws {
    let whole = try archive(["a": text, "b": [1]])
    #expect(throws: ZIPArchiveError.self) { try ZIPArchiveReader([]) }
    #expect(throws: ZIPArchiveError.self) { try ZIPArchiveReader(text) }
    for count in stride(from: 0, to: whole.count, by: 7) {
        #expect(throws: ZIPArchiveError.self) { try ZIPArchiveReader(Array(whole.prefix(count))) }
    }
}

@Test func `no flipped bit makes the reader stop the program or give other content`() throws {
    let whole = try archive(["a": Array(text.prefix(300)), "b": [1, 2, 3]])
    let contents = ["a": Array(text.prefix(300)), "b": [1, 2, 3]]
    for index in whole.indices {
        for bit in 0..<8 {
            var damaged = whole
            damaged[index] ^= 1 << bit
            guard let reader = try? ZIPArchiveReader(damaged) else { continue }
            for entry in reader.entries {
                guard let content = try? reader.content(of: entry), let right = contents[entry.name] else { continue }
                #expect(content == right)
            }
        }
    }
}

@Test func `names that lead out of the archive are refused`() throws {
    var bytes = try archive(names: .relative, ["aa/b": [1]])
    for _ in 0..<2 {
        let range = try #require(bytes.firstRange(of: [UInt8](utf8: "aa/b")))
        bytes.replaceSubrange(range, with: [UInt8](utf8: "../b"))
    }
    #expect(throws: ZIPArchiveError.self) { try ZIPArchiveReader(bytes) }
}

@Test func `an archive beyond the limits is refused before it is inflated`() throws {
    let bytes = try archive(["a": [UInt8](repeating: 0, count: 5_000_000), "b": text])
    var limits = ZIPArchiveReader.Limits()
    limits.contentCount = 4_999_999
    #expect(throws: ZIPArchiveError.self) { try ZIPArchiveReader(bytes, limits: limits) }
    limits = ZIPArchiveReader.Limits()
    limits.totalContentCount = 5_000_000
    #expect(throws: ZIPArchiveError.self) { try ZIPArchiveReader(bytes, limits: limits) }
    limits = ZIPArchiveReader.Limits()
    limits.ratio = 100
    #expect(throws: ZIPArchiveError.self) { try ZIPArchiveReader(bytes, limits: limits) }
    #expect(try ZIPArchiveReader(bytes).entries.count == 2)
}

/// A sink that keeps nothing until it is told to.
private struct DirectorySink: ByteSink {
    var isKeeping = false
    var bytes: [UInt8] = []

    mutating func write(_ bytes: [UInt8]) { if isKeeping { self.bytes += bytes } }
}

private func run(_ program: String, _ arguments: [String], package: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    do {
        try process.run()
    } catch {
        Issue.record("this test runs \(program): install the Debian package \(package)")
        return
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
}
