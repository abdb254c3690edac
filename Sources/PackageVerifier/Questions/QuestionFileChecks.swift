internal import Diagnostics

/// Checks question files that are no archives: Moodle XML and GIFT.
enum QuestionFileChecks {
    static func run(_ bytes: PackageBytes, _ report: Report) throws {
        guard bytes.count <= PackageCheck.largestDocument else {
            return report.add(
                PackageFinding.limit,
                "expected a question file of at most \(PackageCheck.largestDocument) bytes, found \(bytes.count)"
            )
        }
        let content = try bytes.bytes(0..<bytes.count)
        let start = content.first { $0 > 0x20 && $0 < 0x80 }
        if start == 0x3C || report.package.hasSuffix(".xml") {
            let parsed = DocumentReading.parse(
                content,
                name: report.package,
                .content,
                isWholeFile: true,
                report
            )
            if let parsed { MoodleXMLChecks(parsed, report).run() }
        } else if report.package.hasSuffix(".txt") || report.package.hasSuffix(".gift"),
            String(validating: content, as: UTF8.self) != nil
        {
            GIFTChecks(content, report).run()
        } else {
            report.add(
                PackageFinding.format,
                "expected a ZIP archive, Moodle XML or GIFT, found something else",
                help: "verify takes .zip, .imscc and .epub packages, .xml of Moodle and .txt or .gift"
            )
        }
    }
}
