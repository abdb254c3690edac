internal import Diagnostics
internal import Yams

/// What a page's file says before its text, between two lines of three hyphens.
struct FrontMatter {
    private(set) var title: String?
    private(set) var language: String?
    private(set) var description: String?
    /// The file with blanks in the place of the front matter, so that offsets stay.
    private(set) var text: String
    private(set) var findings: [Finding] = []

    /// Reads the front matter of a file; a file without any has its text alone.
    init(_ source: String, file: String) {
        text = source
        let bytes = Array(source.utf8)
        guard bytes.starts(with: "---\n".utf8) || bytes.starts(with: "---\r\n".utf8) else { return }
        var start = 0
        var end: Int?
        var isFirst = true
        while start < bytes.count {
            let next = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<next].filter { $0 != 0x0D }
            if !isFirst, line == Array("---".utf8) {
                end = next
                break
            }
            isFirst = false
            start = next + 1
        }
        guard let end else {
            findings.append(
                Finding(
                    SitePageFinding.frontMatter,
                    "expected a line --- after the front matter, found none",
                    file: file,
                    line: 1,
                    column: 1
                )
            )
            return
        }
        text = String(decoding: bytes[..<end].map { $0 == 0x0A ? $0 : 0x20 } + bytes[end...], as: UTF8.self)
        read(String(decoding: bytes[4..<start], as: UTF8.self), file: file)
    }

    private mutating func read(_ yaml: String, file: String) {
        var reader = ConfigurationReader(file: file)
        do {
            if yaml.utf8.count <= 20_000, let node = try Yams.compose(yaml: yaml), node.null == nil {
                let values = reader.mapping(node, "", known: ["title", "language", "description"])
                title = reader.string(values["title"], "/title")
                language = reader.string(values["language"], "/language")
                description = reader.string(values["description"], "/description")
            }
        } catch {
            reader.report(syntax: error)
        }
        // The first line of the file is the one of hyphens.
        findings = reader.findings.map { finding in
            var moved = finding
            moved.line = finding.line.map { $0 + 1 }
            return moved
        }
    }
}
