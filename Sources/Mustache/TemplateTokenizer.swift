internal import Diagnostics

/// Cuts a template into tags and text, and finds the lines that are left out.
struct TemplateTokenizer {
    let source: TemplateSource
    private(set) var tokens: [TemplateToken] = []
    private(set) var findings: [Finding] = []
    private var openDelimiter: [UInt8] = [0x7B, 0x7B]
    private var closeDelimiter: [UInt8] = [0x7D, 0x7D]
    /// What is open, as places among the tokens.
    private var open: [Int] = []

    private var bytes: [UInt8] { source.bytes }

    init(_ source: TemplateSource) {
        self.source = source
        cut()
        markStandaloneLines()
    }

    private mutating func cut() {
        var position = 0
        while let start = bytes.firstRange(of: openDelimiter, from: position) {
            addText(position..<start.lowerBound)
            guard let end = addTag(start) else {
                findings.append(
                    source.finding(
                        TemplateFinding.tag,
                        "expected \(String(decoding: closeDelimiter, as: UTF8.self)) after the tag, found none",
                        at: start.lowerBound
                    )
                )
                return
            }
            position = end
        }
        addText(position..<bytes.count)
    }

    private mutating func addText(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        tokens.append(TemplateToken(kind: .text, range: range, name: range.lowerBound..<range.lowerBound))
    }

    /// Adds the tag that begins with a delimiter; the offset after it, nil where it has no end.
    private mutating func addTag(_ start: Range<Int>) -> Int? {
        var inner = start.upperBound
        while inner < bytes.count, bytes[inner] <= 0x20 { inner += 1 }
        guard inner < bytes.count else { return nil }
        var ending = closeDelimiter
        var kind = TemplateToken.Kind.value(isRaw: false)
        switch bytes[inner] {
        case 0x7B:
            kind = .value(isRaw: true)
            ending.insert(0x7D, at: 0)
        case 0x26: kind = .value(isRaw: true)
        case 0x23: kind = .section(isInverted: false)
        case 0x5E: kind = .section(isInverted: true)
        case 0x2F: kind = .close
        case 0x21: kind = .comment
        case 0x3E: kind = .partial
        case 0x3C: kind = .parent
        case 0x24: kind = .block
        case 0x3D:
            kind = .delimiters
            ending.insert(0x3D, at: 0)
        default: inner -= 1
        }
        guard let end = bytes.firstRange(of: ending, from: inner + 1) else { return nil }
        let name = bytes.trimmed(inner + 1..<end.lowerBound)
        var token = TemplateToken(kind: kind, range: start.lowerBound..<end.upperBound, name: name)
        switch kind {
        case .delimiters: setDelimiters(token)
        case .section, .parent, .block: open.append(tokens.count)
        case .close:
            if let opener = open.popLast() {
                token.opener = opener
                token.closes = tokens[opener].kind
            }
        default: break
        }
        tokens.append(token)
        return end.upperBound
    }

    private mutating func setDelimiters(_ token: TemplateToken) {
        let parts = bytes[token.name].split(whereSeparator: { $0 <= 0x20 })
        guard parts.count == 2, parts.allSatisfy({ !$0.contains(0x3D) }) else {
            findings.append(
                source.finding(
                    TemplateFinding.tag,
                    "expected two delimiters with a space between them, such as {{=<% %>=}}",
                    at: token.range.lowerBound
                )
            )
            return
        }
        openDelimiter = Array(parts[0])
        closeDelimiter = Array(parts[1])
    }

    /// Marks tags that have a line of their own, and takes that line's white space out of the text.
    private mutating func markStandaloneLines() {
        var index = 0
        while index < tokens.count {
            defer { index += 1 }
            guard tokens[index].kind != .text, let indentation = indentation(before: tokens[index].range.lowerBound)
            else { continue }
            tokens[index].indentation = indentation
            guard tokens[index].canStandAlone else { continue }
            let last = endOfRun(index)
            let rest = bytes.blanks(from: tokens[last].range.upperBound).upperBound
            var end = rest
            if end < bytes.count, bytes[end] == 0x0D { end += 1 }
            guard end >= bytes.count || bytes[end] == 0x0A else { continue }
            end = min(end + 1, bytes.count)
            // A block that opens and closes on its line is a part of that line.
            let isInline = (index...last).contains { tokens[$0].opener == index && tokens[$0].closes == .block }
            guard !isInline else { continue }
            for position in index...last where tokens[position].kind != .text { tokens[position].isStandalone = true }
            cutLine(index, last, indentation.lowerBound, end)
            index = last
        }
    }

    /// The last of the tags of inheritance that follow each other on one line from here on; this one for all others.
    private func endOfRun(_ first: Int) -> Int {
        guard tokens[first].isInheritance else { return first }
        var last = first
        while true {
            var next = last + 1
            if next < tokens.count, tokens[next].kind == .text {
                let range = tokens[next].range
                guard bytes.blanks(from: range.lowerBound).upperBound == range.upperBound else { return last }
                next += 1
            }
            guard next < tokens.count, tokens[next].isInheritance else { return last }
            last = next
        }
    }

    private func indentation(before offset: Int) -> Range<Int>? {
        var start = offset
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        return start == 0 || bytes[start - 1] == 0x0A ? start..<offset : nil
    }

    private mutating func cutLine(_ first: Int, _ last: Int, _ start: Int, _ end: Int) {
        if first > 0, tokens[first - 1].kind == .text {
            let range = tokens[first - 1].range
            tokens[first - 1].range = range.lowerBound..<max(range.lowerBound, min(range.upperBound, start))
        }
        for index in first...last where tokens[index].kind == .text {
            tokens[index].range = tokens[index].range.lowerBound..<tokens[index].range.lowerBound
        }
        if last + 1 < tokens.count, tokens[last + 1].kind == .text {
            let range = tokens[last + 1].range
            tokens[last + 1].range = min(max(range.lowerBound, end), range.upperBound)..<range.upperBound
        }
    }
}
