internal import Diagnostics

/// Builds the tree of a template.
struct TemplateParser {
    /// How deep sections may be nested in one file.
    static let depthLimit = 64

    private struct Frame {
        var token: TemplateToken?
        var nodes: [TemplateNode] = []
        /// What a parent's tag gives.
        var blocks: [TemplateBlock] = []
    }

    private let source: TemplateSource
    private var findings: [Finding]
    private var frames = [Frame()]
    /// Whether the rest is not looked at, since it is nested too deep.
    private var isStopped = false

    /// Parses a template; what could not be understood is left out and told.
    static func parse(_ source: TemplateSource) -> (template: ParsedTemplate, findings: [Finding]) {
        guard source.bytes.count <= TemplateSource.sizeLimit, String(validating: source.bytes, as: UTF8.self) != nil
        else {
            let expected = "expected UTF-8 of at most \(TemplateSource.sizeLimit) bytes"
            return (
                ParsedTemplate(source: source, nodes: []),
                [Finding(TemplateFinding.size, "\(expected), found something else", file: source.file)]
            )
        }
        let tokenizer = TemplateTokenizer(source)
        var parser = TemplateParser(source: source, findings: tokenizer.findings)
        for token in tokenizer.tokens { parser.take(token) }
        parser.closeAll()
        return (ParsedTemplate(source: source, nodes: parser.frames[0].nodes), parser.findings)
    }

    private init(source: TemplateSource, findings: [Finding]) {
        self.source = source
        self.findings = findings
    }

    private mutating func take(_ token: TemplateToken) {
        guard !isStopped else { return }
        if token.kind != .text, !token.isStandalone, startsLine(token.range.lowerBound) {
            add(.text(token.range.lowerBound..<token.range.lowerBound, startsLine: true))
        }
        let at = token.range.lowerBound
        switch token.kind {
        case .text: takeText(token.range)
        case .comment, .delimiters: break
        case .value(let isRaw):
            if let name = valueName(token) { add(.value(name, isRaw: isRaw)) }
        case .section, .parent, .block:
            if frames.count > Self.depthLimit {
                report(TemplateFinding.recursion, "expected at most \(Self.depthLimit) nested sections, found more", at)
                isStopped = true
                return
            }
            frames.append(Frame(token: token))
        case .partial:
            if let name = templateName(token) { add(.partial(name, at: at, indentation: indentation(token))) }
        case .close: close(token)
        }
    }

    private mutating func takeText(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, source.bytes[end] != 0x0A { end += 1 }
            end = min(end + 1, range.upperBound)
            add(.text(start..<end, startsLine: startsLine(start)))
            start = end
        }
    }

    private func startsLine(_ offset: Int) -> Bool { offset == 0 || source.bytes[offset - 1] == 0x0A }

    private mutating func add(_ node: TemplateNode) {
        let last = frames.count - 1
        // What stands in a parent's tag outside of its blocks counts for nothing.
        if frames[last].token?.kind == .parent {
            if case .block(let block) = node { frames[last].blocks.append(block) }
        } else {
            frames[last].nodes.append(node)
        }
    }

    private mutating func close(_ token: TemplateToken) {
        let name = string(token.name)
        guard frames.count > 1, let opener = frames.last?.token else {
            return report(
                TemplateFinding.section,
                "expected no closing tag here, since nothing is open, found \"\(name)\"",
                token.range.lowerBound
            )
        }
        if name != string(opener.name) {
            let line = source.place(of: opener.range.lowerBound).line
            report(
                TemplateFinding.section,
                "expected \"\(string(opener.name))\" of line \(line) to be closed, found \"\(name)\"",
                token.range.lowerBound
            )
        }
        closeFrame()
    }

    private mutating func closeFrame() {
        guard frames.count > 1, let frame = frames.popLast(), let token = frame.token else { return }
        let at = token.range.lowerBound
        switch token.kind {
        case .section(let isInverted):
            if let name = valueName(token) { add(.section(name, isInverted: isInverted, frame.nodes)) }
        case .parent:
            guard let name = templateName(token) else { return }
            add(.parent(name, at: at, indentation: indentation(token), frame.blocks))
        case .block:
            guard let name = templateName(token) else { return }
            var content = at..<at
            if token.isStandalone, case .text(let first, true)? = frame.nodes.first {
                content = source.bytes.blanks(from: first.lowerBound)
            }
            add(
                .block(
                    TemplateBlock(
                        name: name,
                        content: frame.nodes,
                        lineIndentation: token.indentation ?? at..<at,
                        isStandalone: token.isStandalone,
                        contentIndentation: content
                    )
                )
            )
        default: break
        }
    }

    private mutating func closeAll() {
        for frame in frames.dropFirst() {
            guard !isStopped, let token = frame.token else { continue }
            report(
                TemplateFinding.section,
                "expected \"\(string(token.name))\" to be closed, found the end of the file",
                token.range.lowerBound
            )
        }
        while frames.count > 1 { closeFrame() }
    }

    private func indentation(_ token: TemplateToken) -> Range<Int> {
        let at = token.range.lowerBound
        return token.isStandalone ? token.indentation ?? at..<at : at..<at
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }

    private mutating func report(_ code: FindingCode, _ message: String, _ offset: Int) {
        findings.append(source.finding(code, message, at: offset))
    }

    private mutating func valueName(_ token: TemplateToken) -> TemplateName? {
        let text = string(token.name)
        if text == "." { return TemplateName(parts: [], offset: token.range.lowerBound) }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isNameByte) }) else {
            report(
                TemplateFinding.tag,
                "expected the name of a value, found \"\(text.prefix(60))\"",
                token.range.lowerBound
            )
            return nil
        }
        return TemplateName(parts: parts.map(String.init), offset: token.range.lowerBound)
    }

    private mutating func templateName(_ token: TemplateToken) -> String? {
        let text = string(token.name)
        guard !text.isEmpty, text.utf8.allSatisfy({ Self.isNameByte($0) || $0 == 0x2F || $0 == 0x2E }) else {
            report(
                TemplateFinding.tag,
                "expected the name of a template or a block, found \"\(text.prefix(60))\"",
                token.range.lowerBound
            )
            return nil
        }
        return text
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x80...0xFF: true
        default: false
        }
    }
}
