internal import Diagnostics
internal import JSONCodec

/// Gathers the findings about one package.json.
final class FindingCollector {
    /// More than this many help nobody.
    static let maximum = 1000

    private var findings: [(finding: Finding, offset: Int)] = []
    private var unlisted = 0
    private var errorCodes: Set<FindingCode> = []

    /// Whether an error was found that is none of these.
    func hasErrors(beyond codes: [FindingCode]) -> Bool { !errorCodes.subtracting(codes).isEmpty }

    /// Notes a finding about a value.
    ///
    /// - Parameter pointer: its JSON Pointer where it is not the value's own.
    func report(
        _ code: FindingCode,
        _ message: @autoclosure () -> String,
        at value: JSONValue,
        pointer: String? = nil,
        offset: Int? = nil,
        textOffset: Int? = nil,
        help: String? = nil
    ) {
        if code.severity == .error { errorCodes.insert(code) }
        guard findings.count < Self.maximum else { return unlisted += 1 }
        let finding = Finding(
            code,
            message(),
            pointer: pointer ?? value.pointer,
            textOffset: textOffset,
            help: help
        )
        findings.append((finding, offset ?? value.offset))
    }

    /// The findings in the order of the file, with line and column.
    func sorted(in root: JSONValue) -> [Finding] {
        guard !findings.isEmpty else { return [] }
        let locator = JSONLocator(root)
        var sorted = findings.enumerated()
            .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map { _, found in
                var finding = found.finding
                if finding.textOffset == nil {
                    (finding.line, finding.column) = locator.position(of: found.offset)
                }
                return locator.locate(finding)
            }
        if unlisted > 0 {
            sorted.append(
                Finding(
                    CourseModelFinding.packageFindings,
                    "expected at most \(Self.maximum) findings, found \(unlisted) more"
                )
            )
        }
        return sorted
    }
}
