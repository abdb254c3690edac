public import Diagnostics

/// The codes of what is wrong with templates.
public enum TemplateFinding {
    /// A tag that is not closed, or has no usable name.
    public static let tag = FindingCode(
        "template.tag",
        status: .configuration,
        meaning: "A tag of a template is not closed, or what it names is no name.",
        example: "<h1>{{title</h1>",
        fix: "Close the tag with }}; names are letters, digits, _ and -, with dots between them."
    )
    /// A section that is not closed, or closed by another's name.
    public static let section = FindingCode(
        "template.section",
        status: .configuration,
        meaning: "A section, block or parent of a template is not closed, or a closing tag closes another one.",
        example: "{{#next}}<a href=\"{{href}}\">{{title}}</a>{{/previous}}",
        fix: "Close what was opened last first, by its name: {{#next}}…{{/next}}."
    )
    /// A partial or parent that is not there.
    public static let partial = FindingCode(
        "template.partial",
        status: .configuration,
        meaning: "A template asks for another one that neither the theme nor the program has.",
        example: "{{>_heading}}",
        fix: "Correct the name, or add a file of that name to the theme: `lectern theme list` names what there is."
    )
    /// A value that the page does not have.
    public static let value = FindingCode(
        "template.value",
        status: .configuration,
        meaning: "A template names a value that its page does not have.",
        example: "<title>{{titel}}</title>",
        fix: "Correct the name; docs/guide/templates.md lists the values of each page."
    )
    /// A value used as what it is not.
    public static let kind = FindingCode(
        "template.kind",
        status: .configuration,
        meaning: "A template writes a value that is no text, such as a list, or escapes one that is HTML already.",
        example: "{{modules}}",
        fix: "Write {{#modules}}…{{/modules}} for a list or an object, and {{{content}}} for a value that is HTML."
    )
    /// A plain text written without escaping.
    public static let raw = FindingCode(
        "template.raw",
        status: .configuration,
        meaning:
            "A template writes a plain text without escaping it, so that a course could bring markup onto the page.",
        example: "<h1>{{{title}}}</h1>",
        fix: "Write {{title}}; three braces are for the values that docs/guide/templates.md calls HTML."
    )
    /// Templates that contain themselves.
    public static let recursion = FindingCode(
        "template.recursion",
        status: .configuration,
        meaning: "A template contains itself, or sections and partials are nested too deep.",
        example: "_menu.mustache: {{>_menu}}",
        fix: "Take the partial out of itself; a partial may call itself only inside of a value that it is part of."
    )
    /// Templates that are too large.
    public static let size = FindingCode(
        "template.size",
        status: .configuration,
        meaning: "A template is no UTF-8, or too large, alone or with all that it calls.",
        example: "{{!-- two megabytes of text --}}",
        fix: "Save the file as UTF-8, and make it smaller than one megabyte."
    )

    /// All codes.
    public static let all = [tag, section, partial, value, kind, raw, recursion, size]
}

extension TemplateSource {
    /// A finding at an offset.
    func finding(_ code: FindingCode, _ message: String, at offset: Int, help: String? = nil) -> Finding {
        let (line, column) = place(of: offset)
        return Finding(code, message, file: file, line: line, column: column, help: help)
    }
}
