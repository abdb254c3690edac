internal import Diagnostics
internal import Yams

/// Walks the nodes of a `lectern.yaml` and collects what is wrong with them, each with its place.
///
/// Only known keys are descended into, so that what aliases unfold into is never walked.
struct ConfigurationReader {
    /// The file, as the person would type it.
    let file: String
    private(set) var findings: [Finding] = []

    init(file: String) { self.file = file }

    mutating func report(
        _ code: FindingCode,
        _ message: String,
        _ node: Node?,
        _ pointer: String,
        help: String? = nil,
        severity: Finding.Severity? = nil
    ) {
        findings.append(
            Finding(
                code,
                message,
                file: file,
                pointer: pointer.isEmpty ? nil : pointer,
                line: node?.mark?.line,
                column: node?.mark?.column,
                help: help,
                severity: severity
            )
        )
    }

    mutating func report(syntax message: String, line: Int?, column: Int?) {
        findings.append(Finding(ConfigurationFinding.syntax, message, file: file, line: line, column: column))
    }

    /// The values of a mapping by key; reports keys that are not known.
    mutating func mapping(_ node: Node, _ pointer: String, known: [String]) -> [String: Node] {
        guard case .mapping(let mapping) = node else {
            report(ConfigurationFinding.type, "expected keys and values, found \(Self.kind(of: node))", node, pointer)
            return [:]
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else {
                report(ConfigurationFinding.type, "expected a key, found \(Self.kind(of: key))", key, pointer)
                continue
            }
            guard known.contains(scalar.string) else {
                let name = Self.short(scalar.string)
                let nearest = NearestName.of(scalar.string, among: known)
                report(
                    ConfigurationFinding.unknownKey,
                    "expected a known key, found \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""),
                    key,
                    pointer,
                    help: nearest == nil ? "known keys: " + known.joined(separator: ", ") : nil
                )
                continue
            }
            values[scalar.string] = value
        }
        return values
    }

    mutating func string(_ node: Node?, _ pointer: String) -> String? {
        guard let node else { return nil }
        guard case .scalar(let scalar) = node, node.null == nil, !scalar.string.isEmpty else {
            report(ConfigurationFinding.type, "expected a text, found \(Self.kind(of: node))", node, pointer)
            return nil
        }
        return scalar.string
    }

    mutating func integer(_ node: Node?, _ pointer: String, in range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard case .scalar(let scalar) = node, let value = Int(scalar.string) else {
            report(ConfigurationFinding.type, "expected a whole number, found \(Self.kind(of: node))", node, pointer)
            return nil
        }
        guard range.contains(value) else {
            report(
                ConfigurationFinding.value,
                "expected \(range.lowerBound) to \(range.upperBound), found \(value)",
                node,
                pointer
            )
            return nil
        }
        return value
    }

    /// `true` or `false`.
    mutating func flag(_ node: Node?, _ pointer: String) -> Bool? {
        guard let node else { return nil }
        if case .scalar(let scalar) = node {
            if scalar.string == "true" { return true }
            if scalar.string == "false" { return false }
        }
        report(ConfigurationFinding.type, "expected true or false, found \(Self.kind(of: node))", node, pointer)
        return nil
    }

    /// A number with up to three decimals, in thousandths.
    mutating func decimal(_ node: Node?, _ pointer: String, in range: ClosedRange<Int>, unit: String) -> Int? {
        guard let node else { return nil }
        guard case .scalar(let scalar) = node, let value = Self.thousandths(scalar.string) else {
            report(
                ConfigurationFinding.type,
                "expected a number of \(unit) such as \(range.lowerBound).5, found \(Self.kind(of: node))",
                node,
                pointer
            )
            return nil
        }
        guard value >= range.lowerBound * 1_000, value <= range.upperBound * 1_000 else {
            report(
                ConfigurationFinding.value,
                "expected \(range.lowerBound) to \(range.upperBound) \(unit), found \(Self.short(scalar.string))",
                node,
                pointer
            )
            return nil
        }
        return value
    }

    private static func thousandths(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 9, let whole = Int(parts[0]), whole >= 0 else {
            return nil
        }
        guard parts.count == 2 else { return whole * 1_000 }
        let decimals = parts[1]
        guard (1...3).contains(decimals.utf8.count), decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let fraction = Int(decimals + String(repeating: "0", count: 3 - decimals.utf8.count))
        else { return nil }
        return whole * 1_000 + fraction
    }

    /// A colour such as `#1F4E79`, as `0x1F4E79`.
    mutating func color(_ node: Node?, _ pointer: String) -> UInt32? {
        guard let node else { return nil }
        if case .scalar(let scalar) = node {
            let digits = scalar.string.hasPrefix("#") ? scalar.string.dropFirst() : scalar.string[...]
            if digits.utf8.count == 6, digits.first?.isHexDigit == true, let value = UInt32(digits, radix: 16) {
                return value
            }
        }
        report(
            ConfigurationFinding.type,
            "expected a colour such as \"#1F4E79\", found \(Self.kind(of: node))",
            node,
            pointer,
            help: "in YAML a # that is not in quotation marks begins a comment"
        )
        return nil
    }

    /// The items of a list; a single value counts as a list of one.
    mutating func strings(_ node: Node?, _ pointer: String) -> [(text: String, node: Node)]? {
        guard let node else { return nil }
        switch node {
        case .sequence(let sequence):
            return sequence.enumerated().compactMap { index, item in
                string(item, "\(pointer)/\(index)").map { ($0, item) }
            }
        case .scalar:
            return string(node, pointer).map { [($0, node)] } ?? []
        case .mapping, .alias:
            report(ConfigurationFinding.type, "expected a list, found \(Self.kind(of: node))", node, pointer)
            return []
        }
    }

    mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ text: String,
        _ node: Node,
        _ pointer: String
    ) -> Value? {
        if let value = Value(rawValue: text) { return value }
        let known = Value.allCases.map(\.rawValue)
        let nearest = NearestName.of(text, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
        report(
            ConfigurationFinding.value,
            "expected \(known.joined(separator: " or ")), found \"\(Self.short(text))\"\(nearest)",
            node,
            pointer
        )
        return nil
    }

    private static func short(_ text: String) -> String { text.count > 60 ? String(text.prefix(60)) + "…" : text }

    private static func kind(of node: Node) -> String {
        switch node {
        case .scalar(let scalar):
            node.null != nil || scalar.string.isEmpty ? "nothing" : "\"\(short(scalar.string))\""
        case .mapping: "keys and values"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}
