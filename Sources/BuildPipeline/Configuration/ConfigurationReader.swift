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

    mutating func report(_ code: FindingCode, _ message: String, _ node: Node?, _ pointer: String, help: String? = nil)
    {
        findings.append(
            Finding(
                code,
                message,
                file: file,
                pointer: pointer.isEmpty ? nil : pointer,
                line: node?.mark?.line,
                column: node?.mark?.column,
                help: help
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
