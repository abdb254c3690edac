internal import Bytes
internal import Diagnostics
internal import FileAccess
internal import LMSPackager

/// The schemas that a site has for its packages: `lms.schemas`, with a folder for each format that holds any.
///
/// All files of `scorm12/` go to the root of SCORM 1.2 packages, those of `scorm2004/` to that of SCORM 2004 packages,
/// with the folders that they lie in; where one that the manifest names is missing, ours takes its place.
struct SchemaFolder: Sendable {
    private(set) var files: [LMSOptions.SchemaFamily: [LMSOptions.File]] = [:]
    /// A folder that is not there or holds no schema, names that no package can have.
    private(set) var findings: [Finding] = []

    private static let countLimit = 200
    private static let sizeLimit = 1 << 20
    private static let depthLimit = 3

    /// Reads the folder that a configuration names.
    ///
    /// - Throws: `FileAccessError` where a file cannot be read.
    init(_ configuration: SiteConfiguration, folder: String, file: String) throws(FileAccessError) {
        guard let reference = configuration.lms.schemas else { return }
        let root = Path.join(folder, reference.pattern)
        for family in LMSOptions.SchemaFamily.allCases {
            let own = Path.join(root, family.rawValue)
            guard FileSystem.stamp(of: own)?.kind == .folder else { continue }
            var found: [LMSOptions.File] = []
            try read(own, prefix: "", depth: 0, &found)
            if !found.isEmpty { files[family] = found }
        }
        if files.isEmpty, findings.isEmpty {
            let names = LMSOptions.SchemaFamily.allCases.map(\.rawValue).joined(separator: " or ")
            findings.append(
                Finding(
                    ConfigurationFinding.schemas,
                    "expected a folder \(names) with schemas, found none at \"\(reference.pattern)\"",
                    file: file,
                    pointer: "/lms/schemas",
                    line: reference.line,
                    column: reference.column
                )
            )
        }
    }

    private mutating func read(
        _ folder: String,
        prefix: String,
        depth: Int,
        _ found: inout [LMSOptions.File]
    ) throws(FileAccessError) {
        for name in try FileSystem.names(in: folder).sorted() where !name.hasPrefix(".") && !name.hasSuffix("~") {
            let path = Path.join(folder, name)
            switch FileSystem.stamp(of: path)?.kind {
            case .folder? where depth < Self.depthLimit:
                try read(path, prefix: prefix + name + "/", depth: depth + 1, &found)
            case .file?:
                guard name.hasSuffix(".xsd") || name.hasSuffix(".dtd") else { continue }
                let isTaken = found.contains { $0.name.lowercased() == (prefix + name).lowercased() }
                guard Self.isName(prefix + name), !isTaken, found.count < Self.countLimit,
                    let stamp = FileSystem.stamp(of: path), stamp.byteCount <= Self.sizeLimit
                else {
                    findings.append(
                        Finding(
                            ConfigurationFinding.schemas,
                            "expected at most \(Self.countLimit) schemas of at most \(Self.sizeLimit) bytes with names of "
                                + "their own of ASCII letters, digits, dots and hyphens, found something else",
                            file: path
                        )
                    )
                    continue
                }
                let content = try FileSystem.read(path, limit: Self.sizeLimit)
                found.append(LMSOptions.File(name: prefix + name, bytes: content.bytes))
            default: break
            }
        }
    }

    /// Whether a name can stand in a package; official schemas have capital letters too.
    private static func isName(_ name: String) -> Bool {
        name.utf8.count <= 200
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "._/-".utf8.contains($0)
            }
    }

    /// A digest over all files.
    var key: SHA256Digest {
        var hasher = SHA256Hasher()
        for (family, files) in files.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            hasher.write(field: family.rawValue)
            for file in files {
                hasher.write(field: file.name)
                hasher.write(field: file.bytes)
            }
        }
        return hasher.digest()
    }
}
