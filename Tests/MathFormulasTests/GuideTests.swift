import Foundation
import MathFormulas
import Testing

/// Holds the guide's table of formulas against the code; `make guide` writes it anew.
@Suite struct GuideTests {
    @Test func `the guide lists what formulas may use`() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/guide/formulas.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let start = try #require(text.range(of: "<!-- The table is generated: `make guide`. -->\n"))
        let end = try #require(text.range(of: "<!-- The end of the table. -->"))
        let range = start.upperBound..<end.lowerBound
        if ProcessInfo.processInfo.environment["LECTERN_RECORD"] != nil {
            try text.replacingCharacters(in: range, with: MathCommandTable.guideTable)
                .write(to: page, atomically: true, encoding: .utf8)
        } else {
            #expect(text[range] == MathCommandTable.guideTable, "run `make guide`")
        }
    }
}
