import Diagnostics

@testable import Mustache

/// Values of a test, with the types that follow from them.
enum Sample: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case text(String)
    case html(String)
    case number(Int)
    case flag(Bool)
    case nothing
    case list([Sample])
    case object([(String, Sample)])

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: Sample...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, Sample)...) { self = .object(elements) }

    var type: TemplateType {
        switch self {
        case .text: .text
        case .html: .html
        case .number: .number
        case .flag: .flag
        case .nothing: .nothing
        case .list(let elements): .list(elements.first?.type ?? .nothing)
        case .object(let fields): .object(TemplateFields(fields.map { (name: $0.0, type: $0.1.type) }))
        }
    }

    var value: TemplateValue {
        switch self {
        case .text(let text): .text(text)
        case .html(let text): .html(Array(text.utf8))
        case .number(let number): .number(number)
        case .flag(let flag): .flag(flag)
        case .nothing: .absent
        case .list(let elements): .list(elements.map(\.value))
        case .object(let fields): .object(fields.map(\.1.value))
        }
    }
}

/// What a template makes of values, and what is said about it.
struct Rendering {
    var text: String
    var findings: [Finding]

    init(_ template: String, _ data: Sample = [:], _ partials: KeyValuePairs<String, String> = [:]) throws {
        var sources = partials.map { TemplateSource(name: $0, file: $0 + ".mustache", bytes: Array($1.utf8)) }
        sources.append(TemplateSource(name: "main", file: "main.mustache", bytes: Array(template.utf8)))
        let set = TemplateSet(sources)
        let (compiled, findings) = set.compile("main", values: data.type)
        var bytes: [UInt8] = []
        try compiled.render(data.value, into: &bytes)
        text = String(decoding: bytes, as: UTF8.self)
        self.findings = set.findings + findings
        // What is known beforehand may be put in beforehand.
        guard case .object(let fields) = data.value else { return }
        for part in 0...fields.count {
            var again: [UInt8] = []
            let known = fields.enumerated().map { $0 < part ? $1 : nil }
            try compiled.specialized(known).render(data.value, into: &again)
            if again != bytes { text = "specialized: " + String(decoding: again, as: UTF8.self) }
        }
    }
}

/// Renders a template that has no findings.
func render(_ template: String, _ data: Sample = [:], _ partials: KeyValuePairs<String, String> = [:]) throws -> String
{
    let rendering = try Rendering(template, data, partials)
    return rendering.findings.isEmpty ? rendering.text : rendering.findings.map(\.text).joined(separator: "\n")
}

/// The codes and places of what is wrong with a template.
func problems(_ template: String, _ data: Sample = [:], _ partials: KeyValuePairs<String, String> = [:]) throws
    -> [String]
{
    try Rendering(template, data, partials).findings.map { finding in
        "\(finding.file):\(finding.line ?? 0):\(finding.column ?? 0) \(finding.code.id)"
    }
}
