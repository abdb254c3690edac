import FontPrograms
import Foundation

/// The fonts that the repository holds.
enum RepositoryFonts {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "fonts")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name + ".ttf")))
    }

    static func face(_ name: String) throws -> FontFace { try FontFace(bytes: bytes(name)) }

    static func collection() throws -> FontCollection {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".ttf") }
        return FontCollection(
            faces: try names.sorted().map {
                try FontFace(bytes: [UInt8](Data(contentsOf: folder.appending(path: $0))))
            },
            fallback: ["Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"]
        )
    }
}
