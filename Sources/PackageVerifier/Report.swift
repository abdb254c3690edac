internal import Diagnostics

/// Collects what is found in one package.
final class Report {
    /// The most findings of one code: a package that is wrong everywhere need not be told everything.
    static let mostOfACode = 50

    /// The most bytes of a message.
    private static let longestMessage = 1_000

    /// The package, as the person typed it.
    let package: String
    private(set) var findings: [Finding] = []
    private var counts: [String: Int] = [:]

    init(package: String) { self.package = package }

    /// Whether an error was found.
    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// Adds a finding about the package, or about one of its entries.
    func add(
        _ code: FindingCode,
        _ message: String,
        entry: String? = nil,
        line: Int? = nil,
        column: Int? = nil,
        help: String? = nil,
        severity: Finding.Severity? = nil
    ) {
        add(
            Finding(
                code,
                Self.shortened(message),
                file: entry.map { "\(package):\($0)" } ?? package,
                line: line,
                column: column,
                help: help,
                severity: severity
            )
        )
    }

    /// Adds a finding about a place in an entry, given as an offset into its bytes.
    func add(
        _ code: FindingCode,
        _ message: String,
        in document: MarkupDocument,
        at offset: Int,
        help: String? = nil,
        severity: Finding.Severity? = nil
    ) {
        guard counts[code.id, default: 0] < Self.mostOfACode else { return count(code) }
        let place = document.place(of: offset)
        add(
            Finding(
                code,
                Self.shortened(message),
                file: document.isWholeFile ? package : "\(package):\(document.name)",
                line: place.line,
                column: place.column,
                help: help,
                severity: severity
            )
        )
    }

    /// Adds one finding about all of several entries, by the first of them.
    func add(
        _ code: FindingCode,
        _ message: String,
        entries: [String],
        help: String? = nil,
        severity: Finding.Severity? = nil
    ) {
        guard let first = entries.first else { return }
        let others = entries.count - 1
        let more = others == 0 ? "" : others == 1 ? ", and so is 1 more entry" : ", and so are \(others) more entries"
        add(code, message + more, entry: first, help: help, severity: severity)
    }

    /// A message without what a hostile package puts into it by the megabyte.
    private static func shortened(_ message: String) -> String {
        guard message.utf8.count > longestMessage else { return message }
        return String(decoding: message.utf8.prefix(longestMessage), as: UTF8.self) + "…"
    }

    private func add(_ finding: Finding) {
        if counts[finding.code.id, default: 0] < Self.mostOfACode { findings.append(finding) }
        count(finding.code)
    }

    private func count(_ code: FindingCode) { counts[code.id, default: 0] += 1 }

    /// All findings, and one for each code that was found oftener than is told.
    func finish() -> [Finding] {
        let more = counts.filter { $0.value > Self.mostOfACode }.sorted { $0.key < $1.key }
        return findings
            + more.map { id, count in
                Finding(
                    PackageFinding.more,
                    "expected few findings of one kind, found \(count) of \(id), of which \(Self.mostOfACode) are told",
                    file: package
                )
            }
    }
}
