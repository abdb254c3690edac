internal import ArgumentParser
internal import Diagnostics

/// How findings and summaries are written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    /// Lines for people: findings on the standard error, the summary on the standard output.
    case text
    /// One JSON object a line, all on the standard output.
    case json
}

/// Writes findings for people or for programs, and ends the command as they ask.
enum FindingReport {
    /// Writes all findings and a line that counts them.
    ///
    /// - Parameter consequence: What the errors led to, such as "nothing was written".
    static func write(_ findings: [Finding], _ format: ReportFormat, consequence: String) {
        let ordered = findings.ordered()
        let count = FindingCount(ordered)
        switch format {
        case .text:
            guard !ordered.isEmpty else { return }
            let lines = ordered.map(\.text) + [count.text + (count.errors > 0 ? "; " + consequence : "")]
            Console.error(lines.joined(separator: "\n"))
        case .json:
            for finding in ordered { Console.output(finding.jsonLine) }
        }
    }

    /// Ends the command with the findings' status where they hold an error, or with one of `others` that counts more.
    static func endIfRefused(_ findings: [Finding], and others: [ExitStatus] = []) throws {
        let status = ExitStatus.first(of: others + [ExitStatus.of(findings)])
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
