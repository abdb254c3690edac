public import Diagnostics

/// Templates that may call each other, parsed.
public struct TemplateSet: Sendable {
    private let templates: [String: ParsedTemplate]
    /// What is wrong with the templates by themselves.
    public let findings: [Finding]

    /// Parses templates; of two with one name the last counts.
    public init(_ sources: [TemplateSource]) {
        var templates: [String: ParsedTemplate] = [:]
        var findings: [String: [Finding]] = [:]
        for source in sources {
            let parsed = TemplateParser.parse(source)
            templates[source.name] = parsed.template
            findings[source.name] = parsed.findings
        }
        self.templates = templates
        self.findings = findings.values.flatMap { $0 }.ordered()
    }

    /// Compiles a template and all that it calls.
    ///
    /// What is wrong is left out of the template and told; a page should not be rendered with an error among the
    /// findings. Findings of parsing stand in `findings`.
    ///
    /// - Parameters:
    ///   - name: The template's name, which must be one of the set's.
    ///   - values: The type of the page's values.
    public func compile(_ name: String, values: TemplateType) -> (template: Template, findings: [Finding]) {
        guard let parsed = templates[name] else { preconditionFailure("there is no template \(name)") }
        var compiler = TemplateCompiler(templates, root: values)
        compiler.compile(parsed)
        return (Template(file: parsed.source.file, program: compiler.program), compiler.findings.ordered())
    }

    /// Whether the set has a template of that name.
    public func contains(_ name: String) -> Bool { templates[name] != nil }
}
