import Bytes
import CourseArchives
import CourseFixtures
import CourseModel
import Testing

@Test func `pages follow the syllabus, and a project stands after the last of its lessons`() {
    let order = PageOrder(CourseFixture(modules: 2, lessonsPerModule: 2).decoded())
    #expect(
        order.modules.map { $0.map(\.key) } == [
            ["lesson-m1-l1", "project-m1-project", "lesson-m1-l2"],
            ["lesson-m2-l1", "project-m2-project", "lesson-m2-l2"],
        ]
    )
}

@Test func `names differ by more than case, whatever pictures are called`() {
    let pictures = ["assets/Plot.PNG", "assets/plot.png", "assets/\(String(repeating: "x", count: 300)).png"].map {
        Picture(path: $0, format: .png, width: 1, height: 1, sha256: SHA256Digest(ofUTF8: $0).hex, byteCount: 1)
    }
    let names = ArchiveNames(pictures)
    let given = pictures.map { names.asset($0.path) }
    #expect(Set(given).count == 3)
    #expect(given[1] == "assets/plot.png")
    #expect(given.allSatisfy { $0 == $0.lowercased() && $0.utf8.count <= 200 && $0.hasSuffix(".png") })
}

@Test func `a content that nobody shares is made each time, and the same`() throws {
    let streams = ArchiveStreams(asset: { _ in DeflatedStream(deflating: []) })
    let content = [UInt8](utf8: String(repeating: "water ", count: 100))
    var count = 0
    let entries = try (0..<2).map { _ in
        try streams.shared("page") {
            count += 1
            return content
        }
    }
    #expect(count == 2)
    #expect(entries[0] == entries[1])
    #expect(entries[0].sha256 == SHA256Digest(of: content))
    #expect(entries[0].stream == (try streams.deflate(content)))
}
