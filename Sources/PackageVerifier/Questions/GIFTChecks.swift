internal import Diagnostics

/// Checks a question bank in GIFT, Moodle's text format.
struct GIFTChecks {
    private let bytes: [UInt8]
    private let report: Report
    private let document: MarkupDocument

    init(_ bytes: [UInt8], _ report: Report) {
        self.bytes = bytes
        self.report = report
        var document = MarkupDocument.plain(report.package, bytes)
        document.isWholeFile = true
        self.document = document
    }

    func run() {
        var place = 0
        var open: Int?
        var count = 0
        var isLineStart = true
        while place < bytes.count {
            let byte = bytes[place]
            if open == nil, isLineStart, bytes[place...].starts(with: "//".utf8) {
                while place < bytes.count, bytes[place] != 0x0A { place += 1 }
                continue
            }
            isLineStart = byte == 0x0A || (isLineStart && (byte == 0x20 || byte == 0x09))
            switch byte {
            case 0x5C: place += 1
            case 0x7B:
                if let open {
                    tell(QuestionFinding.giftSyntax, "expected } before another {, found none", open)
                }
                open = place
            case 0x7D:
                if let start = open {
                    checkAnswers(start + 1..<place)
                    count += 1
                } else {
                    tell(QuestionFinding.giftSyntax, "expected { before }, found none", place)
                }
                open = nil
            default: break
            }
            place += 1
        }
        if let open { tell(QuestionFinding.giftSyntax, "expected } of the answers, found the end", open) }
        guard count == 0, open == nil else { return }
        let isGIFT = bytes.starts(with: "//".utf8) || bytes.starts(with: "$CATEGORY".utf8)
        report.add(
            isGIFT ? QuestionFinding.giftSyntax : PackageFinding.format,
            "expected questions of GIFT, found none",
            severity: isGIFT ? .warning : .error
        )
    }

    private func tell(_ code: FindingCode, _ message: String, _ offset: Int) {
        report.add(code, message, in: document, at: offset)
    }

    private func checkAnswers(_ range: Range<Int>) {
        var right = 0
        var wrong = 0
        var weighted = 0
        var place = range.lowerBound
        if let first = bytes[range].first(where: { $0 > 0x20 }), first == 0x23 { return }
        while place < range.upperBound {
            switch bytes[place] {
            case 0x5C: place += 1
            case 0x3D: right += 1
            case 0x7E:
                wrong += 1
                if place + 2 < range.upperBound, bytes[place + 1] == 0x25, bytes[place + 2] != 0x2D { weighted += 1 }
            default: break
            }
            place += 1
        }
        guard wrong > 0, weighted == 0, right != 1 else { return }
        tell(
            QuestionFinding.giftAnswer,
            "expected one answer with =, found \(right == 0 ? "none" : String(right))",
            range.lowerBound - 1
        )
    }
}
