import EmbeddedAssets
import Foundation
import Testing

struct EmbeddedAssetsTests {
    @Test func `the program carries every file of templates, fonts and schemas as it is, and no other`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var expected: [String] = []
        for folder in ["fonts", "schemas", "templates"] {
            let below = root.appendingPathComponent(folder)
            for name in (try? FileManager.default.subpathsOfDirectory(atPath: below.path)) ?? [] {
                let path = below.appendingPathComponent(name).path
                let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                let last = name.split(separator: "/").last ?? ""
                if type == .typeRegular, !last.hasPrefix("."), !name.hasSuffix(".md") {
                    expected.append("\(folder)/\(name)")
                }
            }
        }
        #expect(!expected.isEmpty)
        #expect(EmbeddedAssets.paths == expected.sorted(), "run `make assets`")
        for path in expected {
            let file = try Data(contentsOf: root.appendingPathComponent(path))
            #expect(EmbeddedAssets.copy(of: path).map { Data($0) } == file, "\(path)")
        }
    }

    @Test func `a path that the program does not carry has no bytes`() {
        #expect(EmbeddedAssets.copy(of: "templates/none") == nil)
        #expect(EmbeddedAssets.copy(of: "../Package.swift") == nil)
    }
}
