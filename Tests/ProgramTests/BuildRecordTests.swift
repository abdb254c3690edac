import Foundation
import Testing

/// `build.json` says what went into the outputs.
struct BuildRecordTests {
    @Test func `of the fonts that the program carries it lists those that the book shows`() throws {
        let site = try Site(outputs: "[pdf]")
        #expect(try site.build().status == 0)
        let record = try #require(try site.output()["build.json"])
        let tree = try #require(try JSONSerialization.jsonObject(with: Data(record)) as? [String: Any])
        let fonts = try #require(tree["fonts"] as? [[String: String]]).compactMap { $0["name"] }
        #expect(fonts.contains("fonts/NotoSerif-Regular.ttf"))
        // No text of the fixture's course is bold and italic at once.
        #expect(!fonts.contains("fonts/NotoSerif-BoldItalic.ttf"), "\(fonts)")
        #expect(Set(fonts).count == fonts.count)
    }
}
