import Bytes
import CourseArchives
import CourseFixtures
import CourseMarkup
import CourseModel
import EPUBPackager
import Testing
import ZIPArchive

/// A course in memory and its EPUB.
struct Publication {
    let course: CourseDocument
    let bytes: [UInt8]

    init(_ fixture: CourseFixture) throws {
        let files = Dictionary(fixture.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let parsed = CourseParser.parse(package: fixture.decoded(), pictures: PictureCatalogue(fixture.pictures))
        try self.init(parsed.document) { files[$0.path] ?? [] }
    }

    init(_ course: CourseDocument, file: @escaping (Picture) throws -> [UInt8]) throws {
        self.course = course
        var sink = MemorySink()
        _ = try EPUBPackage.write(
            course: course,
            streams: ArchiveStreams(asset: { DeflatedStream(deflating: try file($0), level: 9) }),
            into: &sink
        )
        bytes = sink.bytes
    }

    /// The text of a file below `EPUB/`.
    func text(_ name: String) throws -> String {
        let archive = try ZIPArchiveReader(bytes)
        let entry = try #require(archive.entries.first { $0.name == "EPUB/" + name })
        return String(decoding: try archive.content(of: entry), as: UTF8.self)
    }

    /// The names of all files in their order.
    func names() throws -> [String] { try ZIPArchiveReader(bytes).entries.map(\.name) }
}
