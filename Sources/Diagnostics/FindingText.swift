// How findings are shown: one clickable line each, or one JSON object a line. What a package says may be hostile, so
// nothing that moves a terminal's cursor or reorders text reaches the screen.

extension Finding {
    /// `file:line:column: severity: pointer: message [code]`, and the help on a second, indented line.
    public var text: String {
        var line = ""
        if !file.isEmpty {
            line += Self.shown(file)
            if let number = self.line { line += ":\(number)" }
            if self.line != nil, let column { line += ":\(column)" }
            line += ": "
        }
        line += severity.rawValue + ": "
        if let pointer, !pointer.isEmpty { line += Self.shown(pointer) + ": " }
        line += Self.shown(message) + " [\(code.id)]"
        if let help { line += "\n    help: " + Self.shown(help) }
        return line
    }

    /// One JSON object on one line, without the line feed; absent values are left out.
    public var jsonLine: String {
        var fields: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value { fields.append("\"\(name)\":\(Self.quoted(value))") }
        }
        add("severity", severity.rawValue)
        add("code", code.id)
        add("file", file.isEmpty ? nil : file)
        add("pointer", pointer)
        if let line { fields.append("\"line\":\(line)") }
        if let column { fields.append("\"column\":\(column)") }
        add("message", message)
        add("help", help)
        return "{" + fields.joined(separator: ",") + "}"
    }

    /// A text on one line of a terminal: control characters and those that change the direction stand as `\u{…}`.
    public static func shown(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where isHidden(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// A text as a JSON string; escapes what JSON asks for, and control characters of all kinds.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0xFFFF && isHidden(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension Sequence<Finding> {
    /// Findings in the order in which a person reads them: by file, place, pointer and code; none twice.
    public func ordered() -> [Finding] {
        Set(self).sorted { one, other in
            if one.file != other.file { return one.file.utf8.lexicographicallyPrecedes(other.file.utf8) }
            if one.line != other.line { return (one.line ?? 0) < (other.line ?? 0) }
            if one.column != other.column { return (one.column ?? 0) < (other.column ?? 0) }
            if one.pointer != other.pointer { return (one.pointer ?? "") < (other.pointer ?? "") }
            if one.code != other.code { return one.code.id < other.code.id }
            if one.textOffset != other.textOffset { return (one.textOffset ?? 0) < (other.textOffset ?? 0) }
            return one.message < other.message
        }
    }
}

/// How many findings of which severity there are.
public struct FindingCount: Sendable, Hashable {
    /// How many errors.
    public let errors: Int
    /// How many warnings.
    public let warnings: Int

    /// Counts findings.
    public init(_ findings: some Sequence<Finding>) {
        var errors = 0
        var warnings = 0
        for finding in findings { if finding.severity == .error { errors += 1 } else { warnings += 1 } }
        self.errors = errors
        self.warnings = warnings
    }

    /// `3 errors, 1 warning`; without what there is none of, and `no findings` where there is nothing.
    public var text: String {
        var parts: [String] = []
        if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(errors) errors") }
        if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
        return parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    }
}
