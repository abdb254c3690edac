internal import Bytes
internal import CoursePrint
internal import Diagnostics
internal import EmbeddedAssets
internal import FileAccess
internal import FontPrograms

/// The fonts that books are set with: those that `pdf.faces` names, those of the folders that the configuration names,
/// then the program's own.
struct FontSet: Sendable {
    /// The families that the book is set in; nil for the program's own.
    struct Families: Sendable, Hashable {
        var text: String?
        var heading: String?
        var code: String?
    }

    /// The files, for the book.
    private(set) var files: [FontFile] = []
    /// What the build record says of each of the files, in their order.
    private(set) var records: [FontRecord] = []
    private(set) var families = Families()
    /// Folders that hold none, faces that are not there or cannot be used.
    private(set) var findings: [Finding] = []

    /// The most bytes that a font file has.
    private static let sizeLimit = 128 << 20

    private let folder: String
    /// The configuration's file.
    private let file: String

    /// Reads the fonts of a configuration.
    ///
    /// - Parameters:
    ///   - folder: What the configuration's paths are relative to.
    ///   - file: The configuration's file, for findings.
    /// - Throws: `FileAccessError` where a font file cannot be read.
    init(_ configuration: SiteConfiguration, folder: String, file: String) throws(FileAccessError) {
        self.folder = folder
        self.file = file
        let faces = configuration.pdf.faces
        let roles: [(WritableKeyPath<Families, String?>, BookConfiguration.Face?, String)] = [
            (\.text, faces.text, "text"), (\.heading, faces.heading, "heading"), (\.code, faces.code, "code"),
        ]
        for (family, face, role) in roles {
            if case .files(let references) = face?.source {
                families[keyPath: family] = read(references, "/pdf/faces/\(role)")
            }
        }
        for reference in configuration.fonts { try read(reference) }
        let digests = Self.recordedDigests
        for file in FontFile.embedded {
            guard let bytes = unsafe EmbeddedAssets.bytes(of: file.path) else { continue }
            files.append(file)
            let digest = unsafe digests[file.path] ?? SHA256Digest(of: bytes)
            records.append(FontRecord(name: file.path, sha256: digest))
        }
        var known: [String]?
        for (family, face, role) in roles {
            guard let face, case .family(let name) = face.source else { continue }
            let names = known ?? familyNames
            known = names
            families[keyPath: family] = names.contains(name) ? name : nil
            guard !names.contains(name) else { continue }
            let nearest = NearestName.of(name, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
            findings.append(
                Finding(
                    ConfigurationFinding.faceMissing,
                    "expected a family that a font has, found \"\(name)\"\(nearest)",
                    file: file,
                    pointer: "/pdf/faces/\(role)",
                    line: face.line,
                    column: face.column,
                    help: "known families: \(names.joined(separator: ", "))"
                )
            )
        }
    }

    /// Reads the fonts of a folder.
    private mutating func read(_ reference: SiteConfiguration.FolderReference) throws(FileAccessError) {
        let place = Path.join(folder, reference.pattern)
        let names = ((try? FileSystem.names(in: place)) ?? []).filter(SiteConfiguration.isFontName)
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

    /// Reads the font files of a family, and gives its name; nil where something is wrong with one of them.
    private mutating func read(_ references: [SiteConfiguration.FolderReference], _ pointer: String) -> String? {
        var family: String?
        var isUsable = true
        for reference in references {
            let path = Path.join(folder, reference.pattern)
            func report(_ code: FindingCode, _ message: String) {
                findings.append(
                    Finding(
                        code,
                        message,
                        file: file,
                        pointer: pointer,
                        line: reference.line,
                        column: reference.column
                    )
                )
                isUsable = false
            }
            guard let content = try? FileSystem.read(path, limit: Self.sizeLimit) else {
                report(
                    ConfigurationFinding.faceMissing,
                    "expected a font file that can be read, found none at \"\(reference.pattern)\""
                )
                continue
            }
            let font = FontFile(path: path, bytes: content.bytes)
            do {
                let face = try font.face()
                if !face.mayBeEmbedded {
                    report(
                        ConfigurationFinding.faceUnusable,
                        "expected a font that may be embedded, found \"\(reference.pattern)\", which its flags forbid"
                    )
                } else if let family, face.familyName != family {
                    report(
                        ConfigurationFinding.faceUnusable,
                        "expected another font of \"\(family)\", found \"\(face.familyName)\" in \"\(reference.pattern)\""
                    )
                } else {
                    family = face.familyName
                    // Two roles may name the same file.
                    if !files.contains(where: { $0.path == path }) {
                        files.append(font)
                        records.append(
                            FontRecord(name: Path.name(of: path), sha256: SHA256Digest(of: content.bytes))
                        )
                    }
                }
            } catch {
                report(
                    ConfigurationFinding.faceUnusable,
                    "expected a font in \"\(reference.pattern)\": \(error.message)"
                )
            }
        }
        return isUsable ? family : nil
    }

    /// The names of all families, in the order of the files.
    private var familyNames: [String] {
        var names: [String] = []
        for file in files {
            if let name = (try? file.face())?.familyName, !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The digests of the program's fonts as `fonts/SHA256SUMS` holds them: to compute them would bring 16 MB of fonts
    /// into memory, of which a book needs little.
    private static var recordedDigests: [String: SHA256Digest] {
        let lines = EmbeddedAssets.copy(of: "fonts/SHA256SUMS") ?? []
        var digests: [String: SHA256Digest] = [:]
        for line in lines.split(separator: 0x0A) {
            let fields = line.split(separator: 0x20)
            guard fields.count == 2, let digest = SHA256Digest(hex: String(decoding: fields[0], as: UTF8.self)) else {
                continue
            }
            digests["fonts/" + String(decoding: fields[1], as: UTF8.self)] = digest
        }
        return digests
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
