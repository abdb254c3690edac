internal import Bytes
internal import CoursePrint
internal import Diagnostics
internal import EmbeddedAssets
internal import FileAccess

/// The fonts that books are set with: those of the folders that the configuration names, then the program's own.
struct FontSet: Sendable {
    /// The files, for the book.
    private(set) var files: [FontFile] = []
    /// What the build record says of each of the files, in their order.
    private(set) var records: [FontRecord] = []
    /// Folders that hold none.
    private(set) var findings: [Finding] = []

    /// The most bytes that a font file has.
    private static let sizeLimit = 128 << 20

    /// Reads the fonts of a configuration.
    ///
    /// - Parameters:
    ///   - folder: What the configuration's paths are relative to.
    ///   - file: The configuration's file, for findings.
    /// - Throws: `FileAccessError` where a font file cannot be read.
    init(_ configuration: SiteConfiguration, folder: String, file: String) throws(FileAccessError) {
        for reference in configuration.fonts {
            let place = Path.join(folder, reference.pattern)
            let names = ((try? FileSystem.names(in: place)) ?? []).filter(Self.isFont)
            if names.isEmpty {
                findings.append(
                    Finding(
                        ConfigurationFinding.fontsMissing,
                        "expected a folder with .ttf or .otf files, found none at \"\(reference.pattern)\"",
                        file: reference.line == nil ? place : file,
                        pointer: reference.line == nil ? nil : "/fonts",
                        line: reference.line,
                        column: reference.column
                    )
                )
            }
            for name in names {
                let path = Path.join(place, name)
                let content = try FileSystem.read(path, limit: Self.sizeLimit)
                files.append(FontFile(path: path, bytes: content.bytes))
                records.append(FontRecord(name: name, sha256: SHA256Digest(of: content.bytes)))
            }
        }
        for file in FontFile.embedded {
            guard let bytes = unsafe EmbeddedAssets.bytes(of: file.path) else { continue }
            files.append(file)
            unsafe records.append(FontRecord(name: file.path, sha256: SHA256Digest(of: bytes)))
        }
    }

    private static func isFont(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".ttf") || name.hasSuffix(".otf")
    }

    /// A digest over all files.
    var key: SHA256Digest {
        var hasher = SHA256Hasher()
        for record in records {
            hasher.write(field: record.name)
            hasher.write(field: record.sha256.bytes)
        }
        return hasher.digest()
    }
}
