import BuildPipeline
import Diagnostics
import Foundation
import Testing

struct FindingCatalogueTests {
    @Test func `no two modules declare one code, and each says what to do`() {
        let codes = FindingCatalogue.all
        #expect(Set(codes.map(\.id)).count == codes.count)
        for code in codes {
            #expect(code.id.wholeMatch(of: /[a-z0-9]+(\.[a-z0-9-]+)+/) != nil, "\(code.id)")
            #expect(!code.meaning.isEmpty && !code.example.isEmpty && !code.fix.isEmpty, "\(code.id)")
        }
    }

    @Test func `every module's codes are in the catalogue`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let sources = root.appendingPathComponent("Sources")
        let known = Set(FindingCatalogue.all.map(\.id))
        for name in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where name.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
            for match in text.matches(of: /FindingCode\(\s*"([a-z0-9.-]+)"/) {
                #expect(known.contains(String(match.1)), "\(match.1) of \(name)")
            }
        }
    }

    @Test func `the guide's page is the one that the code gives`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/guide/findings.md"), encoding: .utf8)
        #expect(page == FindingCatalogue.markdown, "run `make guide`")
    }
}
