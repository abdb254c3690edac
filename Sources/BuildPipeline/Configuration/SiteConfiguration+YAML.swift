public import Diagnostics
internal import Yams

extension SiteConfiguration {
    /// The largest `lectern.yaml`, in bytes.
    public static let sizeLimit = 1_000_000
    /// So many aliases cannot unfold into anything large.
    static let aliasLimit = 16

    /// Which part of a `lectern.yaml` is asked for.
    public enum Scope: Sendable {
        /// A site: `courses` must be there.
        case site
        /// Settings for one course: `courses` may be missing, and is not looked at.
        case settings
    }

    /// Reads a `lectern.yaml`.
    ///
    /// - Parameters:
    ///   - bytes: The file's bytes.
    ///   - file: The file, as the person would type it.
    /// - Returns: The configuration, with defaults for what could not be read, and all findings.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        scope: Scope = .site
    ) -> (configuration: SiteConfiguration, findings: [Finding]) {
        var configuration = SiteConfiguration()
        var reader = ConfigurationReader(file: file)
        guard let text = text(of: bytes, &reader) else { return (configuration, reader.findings) }
        do {
            if let node = try Yams.compose(yaml: text), node.null == nil {
                configuration.take(node, &reader, scope)
            } else if scope == .site {
                reader.report(
                    ConfigurationFinding.missingKey,
                    "expected the key \"courses\", found an empty file",
                    nil,
                    ""
                )
            }
        } catch {
            reader.report(syntax: error)
        }
        return (configuration, reader.findings)
    }

    private static func text(of bytes: [UInt8], _ reader: inout ConfigurationReader) -> String? {
        guard bytes.count <= sizeLimit else {
            reader.report(
                ConfigurationFinding.syntax,
                "expected at most \(sizeLimit) bytes, found more",
                nil,
                ""
            )
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            reader.report(ConfigurationFinding.syntax, "expected UTF-8, found other bytes", nil, "")
            return nil
        }
        let aliases = aliasCount(of: bytes)
        guard aliases <= aliasLimit else {
            reader.report(
                ConfigurationFinding.aliases,
                "expected at most \(aliasLimit) aliases, found \(aliases)",
                nil,
                ""
            )
            return nil
        }
        return text
    }

    /// How many `*name` could be aliases: those at the start of a token, outside comments.
    private static func aliasCount(of bytes: [UInt8]) -> Int {
        var count = 0
        var before: UInt8 = 0x0A
        var isComment = false
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { isComment = false }
            if byte == 0x23, before == 0x20 || before == 0x0A || before == 0x09 { isComment = true }
            let isStart: Bool =
                switch before {
                case 0x20, 0x09, 0x0A, 0x0D, 0x5B, 0x7B, 0x2C, 0x3A: true
                default: false
                }
            if byte == 0x2A, isStart, !isComment, index + 1 < bytes.count, bytes[index + 1] > 0x20 { count += 1 }
            before = byte
        }
        return count
    }

    private mutating func take(_ root: Node, _ reader: inout ConfigurationReader, _ scope: Scope) {
        let values = reader.mapping(
            root,
            "",
            known: ["title", "baseURL", "courses", "outputs", "pdf", "lms", "learning", "fonts", "archived"]
                + WebConfiguration.keys
        )
        title = reader.string(values["title"], "/title")
        if let address = reader.string(values["baseURL"], "/baseURL") {
            baseURL = address.hasSuffix("/") ? address : address + "/"
            if !Self.isWebAddress(address) {
                reader.report(
                    ConfigurationFinding.value,
                    "expected an address that starts with https:// or http:// and a host, without ? and #",
                    values["baseURL"],
                    "/baseURL"
                )
            }
        }
        takeCourses(values, root, &reader, scope)
        if let items = reader.strings(values["outputs"], "/outputs") {
            outputs = Set(items.enumerated().compactMap { reader.choice($1.text, $1.node, "/outputs/\($0)") })
            if items.isEmpty {
                reader.report(
                    ConfigurationFinding.value,
                    "expected an output, found none",
                    values["outputs"],
                    "/outputs"
                )
            }
        }
        if let node = values["pdf"] { pdf = BookConfiguration.read(node, &reader) }
        if let node = values["lms"] {
            let values = reader.mapping(node, "/lms", known: ["formats", "schemas"])
            if let items = reader.strings(values["formats"], "/lms/formats") {
                let formats: [PackageFormat] = items.enumerated()
                    .compactMap { reader.choice($1.text, $1.node, "/lms/formats/\($0)") }
                lms.formats = PackageFormat.allCases.filter(formats.contains)
            }
            if let folder = reader.string(values["schemas"], "/lms/schemas"), let mark = values["schemas"]?.mark {
                lms.schemas = FolderReference(pattern: folder, line: mark.line, column: mark.column)
            }
        }
        if let node = values["learning"] {
            let values = reader.mapping(node, "/learning", known: ["passPercent"])
            let percent = reader.integer(values["passPercent"], "/learning/passPercent", in: 0...100)
            learning.passPercent = percent ?? learning.passPercent
        }
        web = WebConfiguration.read(values, &reader)
        fonts = (reader.strings(values["fonts"], "/fonts") ?? []).map(Self.reference)
        takeArchived(values["archived"], &reader)
    }

    /// Whether pages can be addressed below an address.
    private static func isWebAddress(_ address: String) -> Bool {
        let rest = ["https://", "http://"].first(where: address.hasPrefix).map { address.dropFirst($0.count) }
        guard let rest, let first = rest.utf8.first, first != UInt8(ascii: "/") else { return false }
        return !rest.utf8.contains { $0 <= 0x20 || "\"#<>?".utf8.contains($0) }
    }

    private static func reference(_ item: (text: String, node: Node)) -> FolderReference {
        FolderReference(pattern: item.text, line: item.node.mark?.line, column: item.node.mark?.column)
    }

    private mutating func takeCourses(
        _ values: [String: Node],
        _ root: Node,
        _ reader: inout ConfigurationReader,
        _ scope: Scope
    ) {
        guard scope == .site else { return }
        guard let items = reader.strings(values["courses"], "/courses") else {
            if case .mapping = root {
                reader.report(
                    ConfigurationFinding.missingKey,
                    "expected the key \"courses\", found none",
                    nil,
                    "",
                    help: "add the folders of the courses, such as: courses: [courses/*]"
                )
            }
            return
        }
        courses = items.map(Self.reference)
        if items.isEmpty, reader.findings.isEmpty {
            reader.report(ConfigurationFinding.value, "expected a course, found none", values["courses"], "/courses")
        }
    }

    private mutating func takeArchived(_ node: Node?, _ reader: inout ConfigurationReader) {
        for (index, item) in (reader.strings(node, "/archived") ?? []).enumerated() {
            let parts = item.text.split(separator: "@", omittingEmptySubsequences: false)
            if parts.count == 2, !parts[0].isEmpty, let version = Int(parts[1]), version > 0 {
                archived.insert("\(parts[0])@\(version)")
            } else {
                reader.report(
                    ConfigurationFinding.value,
                    "expected ID@VERSION such as intro@2",
                    item.node,
                    "/archived/\(index)"
                )
            }
        }
    }
}

extension ConfigurationReader {
    /// Reports that the file is no YAML.
    mutating func report(syntax error: any Error) {
        var line: Int?
        var column: Int?
        var message = "expected YAML"
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (line, column) = (mark.line, mark.column)
            message += ", found a problem: \(problem)"
        case .reader(let problem, _, _, _):
            message += ", found a problem: \(problem)"
        case .duplicatedKeysInMapping(let duplicates, let context):
            (line, column) = (context.mark.line, context.mark.column)
            message = "expected each key once, found \"\(duplicates.first ?? "")\" again"
        default: break
        }
        report(syntax: message, line: line, column: column)
    }
}
