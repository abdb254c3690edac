internal import CourseModel
internal import Diagnostics

extension TreeBuilder {
    /// The inlines of a block or of another inline.
    mutating func inlines(below parent: CommonMarkNode, depth: Int, isInLink: Bool) -> [Inline] {
        var result: [Inline] = []
        for node in parent.children {
            if depth >= Self.maximumDepth {
                Self.append(.text(flatten(node)), to: &result)
                continue
            }
            switch node.kind {
            case .text: append(text: node.literal, to: &result)
            case .softBreak: result.append(.softBreak)
            case .lineBreak: result.append(.lineBreak)
            case .inlineCode: result.append(.code(restored(node.literal)))
            case .inlineHTML: append(html: node.literal, to: &result)
            case .emphasis: result.append(.emphasis(inlines(below: node, depth: depth + 1, isInLink: isInLink)))
            case .strong: result.append(.strong(inlines(below: node, depth: depth + 1, isInLink: isInLink)))
            case .strikethrough:
                result.append(.strikethrough(inlines(below: node, depth: depth + 1, isInLink: isInLink)))
            case .link: append(link: node, depth: depth, isInLink: isInLink, to: &result)
            case .image: append(image: node, depth: depth, to: &result)
            case .footnoteReference:
                if let number = Int(String(decoding: node.literal, as: UTF8.self)) {
                    result.append(.footnoteReference(footnoteIndex(ofNumber: number)))
                }
            default: break
            }
        }
        return result
    }

    private func restored(_ bytes: [UInt8]) -> String {
        let isUnchanged = !document.formulas.mayContainFormula(bytes)
        return String(decoding: isUnchanged ? bytes : document.formulas.restore(bytes), as: UTF8.self)
    }

    /// Appends an inline; texts that meet become one.
    private static func append(_ inline: Inline, to result: inout [Inline]) {
        guard case .text(let text) = inline else {
            result.append(inline)
            return
        }
        if text.isEmpty { return }
        guard case .text(var whole)? = result.last else {
            result.append(inline)
            return
        }
        result.removeLast()
        whole += text
        result.append(.text(whole))
    }

    private mutating func append(text bytes: [UInt8], to result: inout [Inline]) {
        guard document.formulas.mayContainFormula(bytes) else {
            Self.append(.text(String(decoding: bytes, as: UTF8.self)), to: &result)
            return
        }
        for piece in document.formulas.split(bytes) {
            switch piece {
            case .text(let range): Self.append(.text(String(decoding: bytes[range], as: UTF8.self)), to: &result)
            case .formula(let formula): result.append(.formula(read(formula)))
            }
        }
    }

    /// Raw HTML is text, shown with the characters that it was written with.
    private func append(html bytes: [UInt8], to result: inout [Inline]) {
        let whole = document.formulas.restore(bytes)
        for (index, line) in whole.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result.append(.softBreak) }
            Self.append(.text(String(decoding: line, as: UTF8.self)), to: &result)
        }
    }

    private mutating func append(link node: CommonMarkNode, depth: Int, isInLink: Bool, to result: inout [Inline]) {
        let destination = document.formulas.restore(node.destination)
        let content = inlines(below: node, depth: depth + 1, isInLink: true)
        let sitePath = isSitePage ? LinkAddress.sitePath(of: destination) : nil
        guard let target = LinkAddress.target(of: destination) ?? sitePath.map(Inline.Link.Target.address), !isInLink
        else {
            if !isInLink {
                findings.add(
                    CourseMarkupFinding.linkAddress,
                    "expected an address with http:, https:, mailto:, "
                        + "\(isSitePage ? "a path below the web root" : "lesson:ID") or #anchor, found"
                        + " \(Self.shown(destination))",
                    at: findings.offset(of: destination, inBlockAtLine: blockLine)
                )
            }
            for inline in content { Self.append(inline, to: &result) }
            return
        }
        let offset = findings.offset(of: destination, inBlockAtLine: blockLine)
        if Self.isInvisible(content) {
            findings.add(
                CourseMarkupFinding.linkEmpty,
                "expected a text for the link to \(Self.shown(destination)), found none",
                at: offset
            )
            for inline in content { Self.append(inline, to: &result) }
            return
        }
        switch target {
        case .address: if sitePath != nil { findings.refer(to: target, at: offset) }
        case .anchor, .lesson: findings.refer(to: target, at: offset)
        }
        let title = restored(node.title)
        result.append(.link(Inline.Link(target: target, title: title.isEmpty ? nil : title, content: content)))
    }

    private mutating func append(image node: CommonMarkNode, depth: Int, to result: inout [Inline]) {
        let destination = document.formulas.restore(node.destination)
        let path = String(decoding: destination, as: UTF8.self)
        let offset = findings.offset(of: destination, inBlockAtLine: blockLine)
        // What stands in a picture's brackets is words only: links and pictures in it lead nowhere.
        let alternative = String(
            decoding: document.formulas.restore(node.flattened).map { $0 == UInt8(ascii: "\n") ? 0x20 : $0 },
            as: UTF8.self
        )
        guard let picture = pictures[path] else {
            if Self.isAssetPath(destination) {
                findings.add(
                    CourseMarkupFinding.pictureMissing,
                    "expected a picture of the package's assets, found \(Self.shown(destination))",
                    at: offset
                )
            } else {
                findings.add(
                    CourseMarkupFinding.pictureElsewhere,
                    "expected a picture assets/NAME, found \(Self.shown(destination))",
                    at: offset
                )
            }
            Self.append(.text(alternative), to: &result)
            return
        }
        if alternative.isEmpty {
            findings.add(
                CourseMarkupFinding.pictureAlternative,
                "expected a description of \(Self.shown(destination)) between the brackets, found none",
                at: offset
            )
        }
        usedAssets.insert(path)
        let title = restored(node.title)
        result.append(
            .image(
                Inline.Image(picture: picture, alternativeText: alternative, title: title.isEmpty ? nil : title)
            )
        )
    }

    /// Whether nobody could see a link with this content.
    private static func isInvisible(_ content: [Inline]) -> Bool {
        content.allSatisfy {
            switch $0 {
            case .text(let text): text.allSatisfy(\.isWhitespace)
            case .code(let text): text.isEmpty
            case .emphasis(let content), .strong(let content), .strikethrough(let content): isInvisible(content)
            case .softBreak, .lineBreak: true
            case .link, .image, .formula, .footnoteReference: false
            }
        }
    }

    private static func isAssetPath(_ path: [UInt8]) -> Bool {
        guard path.starts(with: Array("assets/".utf8)) else { return false }
        let name = path.dropFirst(7)
        guard let first = name.first, first.isASCIILetter || first.isASCIIDigit else { return false }
        return name.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: "-")
        }
    }

    /// An address for a message: one line of printable characters, not too long.
    private static func shown(_ destination: [UInt8]) -> String {
        let text = String(decoding: destination, as: UTF8.self).unicodeScalars
        var result = "\""
        for scalar in text.prefix(100) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + (text.count > 100 ? "…\"" : "\"")
    }
}
