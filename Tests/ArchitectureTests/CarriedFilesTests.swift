import Bytes
import EmbeddedAssets
import Foundation
import Testing

/// Holds the files that the program carries against the folders they come from.
struct CarriedFilesTests {
    @Test func `the program carries every file of templates, fonts and schemas as it is`() throws {
        var expected: [String] = []
        for folder in ["templates", "fonts", "schemas"] {
            let root = repository.appendingPathComponent(folder)
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
                let file = root.appendingPathComponent(path)
                let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false
                let isDocumentation = path.hasSuffix(".md")
                if isFile, !isDocumentation, !file.lastPathComponent.hasPrefix(".") {
                    expected.append(folder + "/" + path)
                }
            }
        }
        #expect(EmbeddedAssets.paths == expected.sorted(), "run `make assets`")
        for path in expected {
            let content = try Data(contentsOf: repository.appendingPathComponent(path))
            #expect(EmbeddedAssets.copy(of: path) == [UInt8](content), "\(path)")
        }
    }

    @Test func `the fonts are those whose digests are recorded`() throws {
        let sums = try String(contentsOf: repository.appendingPathComponent("fonts/SHA256SUMS"), encoding: .utf8)
        let recorded = sums.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let fonts = EmbeddedAssets.paths.filter { $0.hasSuffix(".ttf") }
        #expect(recorded.map { "fonts/" + $0[1] }.sorted() == fonts)
        for row in recorded {
            let bytes = try #require(EmbeddedAssets.copy(of: "fonts/" + row[1]))
            #expect(SHA256Digest(of: bytes).hex == row[0], "\(row[1])")
        }
    }
}
