/// A property with its value as it was written.
struct StyleDeclaration {
    var property: String
    var value: String
    var isImportant: Bool
}

/// A rule of a style sheet: one selector and its declarations.
struct StyleRule {
    var selector: StyleSelector
    /// The place of its declarations in the sheet's list, so that the selectors of a group share them.
    var declarations: Int
}

/// The rules of the `style` elements (CSS Syntax 3), without those that wait for a medium other than print or screen.
struct StyleSheet {
    private(set) var rules: [StyleRule] = []
    private(set) var declarations: [[StyleDeclaration]] = []

    init(_ text: String) {
        var scanner = TextScanner(Self.withoutComments(text))
        read(&scanner, depth: 0)
        // Of equal weight the later rule counts, so that the sort must keep the order.
        rules = rules.enumerated().sorted {
            ($0.element.selector.specificity, $0.offset) < ($1.element.selector.specificity, $1.offset)
        }.map(\.element)
    }

    private mutating func read(_ scanner: inout TextScanner, depth: Int) {
        while rules.count < VectorLimits.rules {
            scanner.skipSpace()
            guard !scanner.isAtEnd else { return }
            if scanner.take("}") { continue }
            let start = scanner.position
            var prelude = ""
            while let byte = scanner.next, byte != UInt8(ascii: "{"), byte != UInt8(ascii: ";") {
                scanner.position += 1
            }
            prelude = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
            guard !scanner.isAtEnd else { return }
            if scanner.take(";") { continue }
            scanner.position += 1
            let block = Self.block(&scanner)
            if prelude.hasPrefix("@") {
                let words = prelude.lowercased()
                let applies = words.contains("all") || words.contains("screen")
                if words.hasPrefix("@media"), applies, depth < 4 {
                    var inner = TextScanner(block)
                    read(&inner, depth: depth + 1)
                }
                continue
            }
            let place = declarations.count
            declarations.append(Self.declarations(block))
            for selector in prelude.split(separator: ",") where rules.count < VectorLimits.rules {
                if let selector = StyleSelector(String(selector)) {
                    rules.append(StyleRule(selector: selector, declarations: place))
                }
            }
        }
    }

    /// Takes what stands up to the brace that closes the one before.
    private static func block(_ scanner: inout TextScanner) -> String {
        let start = scanner.position
        var depth = 1
        while let byte = scanner.next {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { break }
            scanner.position += 1
        }
        let block = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
        if !scanner.isAtEnd { scanner.position += 1 }
        return block
    }

    /// The declarations of a rule's block or a `style` attribute.
    static func declarations(_ text: String) -> [StyleDeclaration] {
        var result: [StyleDeclaration] = []
        var part: [UInt8] = []
        var depth = 0
        var quote: UInt8?
        func end() {
            let text = String(decoding: part, as: UTF8.self)
            part.removeAll(keepingCapacity: true)
            guard let colon = text.firstIndex(of: ":") else { return }
            let property = text[..<colon].trimmed.lowercased()
            var value = text[text.index(after: colon)...].trimmed
            var isImportant = false
            if let mark = value.lastIndex(of: "!"), value[value.index(after: mark)...].trimmed == "important" {
                isImportant = true
                value = value[..<mark].trimmed
            }
            result.append(StyleDeclaration(property: property, value: value, isImportant: isImportant))
        }
        for byte in text.utf8 {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "(") {
                depth += 1
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
            } else if byte == UInt8(ascii: ";"), depth <= 0 {
                end()
                continue
            }
            part.append(byte)
        }
        end()
        return result
    }

    private static func withoutComments(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*") {
                index += 2
                while index + 1 < bytes.count,
                    bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
                {
                    index += 1
                }
                index += 2
                result.append(0x20)
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
