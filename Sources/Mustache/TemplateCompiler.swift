internal import Diagnostics

/// Makes a program of a template and of all that it calls, for values of known types.
///
/// All names are resolved here: a partial is compiled where it is called, since names mean what they mean there.
struct TemplateCompiler {
    /// How deep partials and parents may call each other.
    static let depthLimit = 32

    /// Whose text is compiled, and how its lines are indented.
    private struct Layout {
        var source: TemplateSource
        /// How much white space is taken away at the beginning of each line.
        var removing = 0
        /// What is put there.
        var adding: [UInt8] = []
    }

    private let templates: [String: ParsedTemplate]
    private(set) var program = TemplateProgram()
    private(set) var findings: [Finding] = []
    /// The types of the stack of contexts.
    private var types: [TemplateType]
    /// What fills blocks, by their name: the outermost template's counts.
    private var overrides: [String: (source: TemplateSource, block: TemplateBlock)] = [:]
    private var depth = 0
    private var isStopped = false

    init(_ templates: [String: ParsedTemplate], root: TemplateType) {
        self.templates = templates
        types = [root]
    }

    mutating func compile(_ template: ParsedTemplate) {
        compile(template.nodes, Layout(source: template.source))
    }

    private mutating func compile(_ nodes: [TemplateNode], _ layout: Layout, continuesLine: Bool = false) {
        for (index, node) in nodes.enumerated() {
            if program.isTooLarge, !isStopped {
                stop(TemplateFinding.size, "expected a template of fewer parts, with all that it calls", 0, layout)
            }
            guard !isStopped else { return }
            switch node {
            case .text(let range, let startsLine):
                var text = layout.source.bytes[range]
                if startsLine {
                    let blanks = layout.source.bytes.blanks(from: range.lowerBound)
                    text = text.dropFirst(min(layout.removing, blanks.count, range.count))
                    if index > 0 || !continuesLine { program.append(literal: layout.adding) }
                }
                program.append(literal: text)
            case .value(let name, let isRaw): compile(name, isRaw: isRaw, layout)
            case .section(let name, let isInverted, let content):
                if isInverted { invert(name, content, layout) } else { compile(name, content, layout) }
            case .partial(let name, let offset, let indentation):
                include(name, offset, indentation, layout)
            case .parent(let name, let offset, let indentation, let blocks):
                let outer = overrides
                for block in blocks where overrides[block.name] == nil {
                    overrides[block.name] = (layout.source, block)
                }
                include(name, offset, indentation, layout)
                overrides = outer
            case .block(let block): compile(block, layout)
            }
        }
    }

    private mutating func stop(_ code: FindingCode, _ message: String, _ offset: Int, _ layout: Layout) {
        report(code, message, offset, layout)
        isStopped = true
    }

    private mutating func report(
        _ code: FindingCode,
        _ message: String,
        _ offset: Int,
        _ layout: Layout,
        help: String? = nil
    ) {
        findings.append(layout.source.finding(code, message, at: offset, help: help))
    }

    // MARK: Values

    private mutating func compile(_ name: TemplateName, isRaw: Bool, _ layout: Layout) {
        guard let (path, type) = resolve(name, layout) else { return }
        func report(_ code: FindingCode, _ message: String) {
            self.report(code, message, name.offset, layout)
        }
        switch type {
        case .text:
            if isRaw {
                report(
                    TemplateFinding.raw,
                    "expected {{\(name.text)}}, since it is plain text, found it without escaping"
                )
            }
        case .html:
            if !isRaw {
                report(TemplateFinding.kind, "expected {{{\(name.text)}}}, since it is HTML, found it escaped")
            }
        case .number: break
        case .nothing: report(TemplateFinding.value, "this page has no \"\(name.text)\"")
        case .flag, .list, .object:
            let kind =
                switch type {
                case .flag: "something that is so or is not"
                case .list: "a list"
                default: "an object"
                }
            report(TemplateFinding.kind, "expected a text, found \"\(name.text)\", which is \(kind)")
        }
        program.append(isRaw ? .raw(path) : .escaped(path))
    }

    private mutating func compile(_ name: TemplateName, _ content: [TemplateNode], _ layout: Layout) {
        guard let (path, type) = resolve(name, layout) else { return }
        var pushed: TemplateType? = type
        switch type {
        case .nothing, .list(.nothing): return
        case .list(let element): pushed = element
        case .flag: pushed = nil
        case .text, .html, .number, .object: break
        }
        let index = program.begin(.section(path, end: 0, pushes: pushed != nil))
        if let pushed { types.append(pushed) }
        compile(content, layout)
        if pushed != nil { types.removeLast() }
        program.end(index)
    }

    private mutating func invert(_ name: TemplateName, _ content: [TemplateNode], _ layout: Layout) {
        guard let (path, type) = resolve(name, layout) else { return compile(content, layout) }
        if case .nothing = type { return compile(content, layout) }
        let index = program.begin(.inverted(path, end: 0))
        compile(content, layout)
        program.end(index)
    }

    /// Finds the value that a name means here.
    private mutating func resolve(_ name: TemplateName, _ layout: Layout) -> (ValuePath, TemplateType)? {
        guard let first = name.parts.first else {
            return (program.path(level: types.count - 1, []), types[types.count - 1])
        }
        for level in types.indices.reversed() {
            guard case .object(let fields) = types[level], let slot = fields.slot(of: first) else { continue }
            var slots = [slot]
            var type = fields.types[slot]
            for part in name.parts.dropFirst() {
                if case .nothing = type { break }
                guard case .object(let fields) = type else {
                    reportMissing(name, part, among: [], layout)
                    return nil
                }
                guard let slot = fields.slot(of: part) else {
                    reportMissing(name, part, among: fields.names, layout)
                    return nil
                }
                slots.append(slot)
                type = fields.types[slot]
            }
            return (program.path(level: level, slots), type)
        }
        let known = types.reversed().flatMap { type -> [String] in
            if case .object(let fields) = type { fields.names } else { [] }
        }
        reportMissing(name, first, among: known, layout)
        return nil
    }

    private mutating func reportMissing(
        _ name: TemplateName,
        _ part: String,
        among known: [String],
        _ layout: Layout
    ) {
        let nearest = NearestName.of(part, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
        report(
            TemplateFinding.value,
            part == name.text
                ? "expected a value that the page has, found \"\(part)\"\(nearest)"
                : "expected a value that the page has, found \"\(part)\" in \"\(name.text)\"\(nearest)",
            name.offset,
            layout
        )
    }

    // MARK: Other templates

    private mutating func include(_ name: String, _ offset: Int, _ indentation: Range<Int>, _ layout: Layout) {
        guard let template = templates[name] else {
            let nearest = NearestName.of(name, among: templates.keys.sorted()).map { "; did you mean \"\($0)\"?" } ?? ""
            return report(
                TemplateFinding.partial,
                "expected a template, found \"\(name)\", which there is none of\(nearest)",
                offset,
                layout
            )
        }
        guard depth < Self.depthLimit else {
            return stop(
                TemplateFinding.recursion,
                "expected at most \(Self.depthLimit) templates inside each other, found \"\(name)\" again",
                offset,
                layout
            )
        }
        depth += 1
        compile(template.nodes, Layout(source: template.source, adding: indent(indentation, layout)))
        depth -= 1
    }

    /// An indentation as it stands after the one around it.
    private func indent(_ indentation: Range<Int>, _ layout: Layout) -> [UInt8] {
        layout.adding + layout.source.bytes[indentation].dropFirst(layout.removing)
    }

    private mutating func compile(_ block: TemplateBlock, _ layout: Layout) {
        guard let override = overrides[block.name] else { return compile(block.content, layout) }
        guard depth < Self.depthLimit else {
            return stop(
                TemplateFinding.recursion,
                "expected at most \(Self.depthLimit) blocks inside each other, found more",
                block.lineIndentation.lowerBound,
                layout
            )
        }
        depth += 1
        // A block inside of what fills it, with the same name, is its own default.
        overrides[block.name] = nil
        compile(
            override.block.content,
            Layout(
                source: override.source,
                removing: override.block.contentIndentation.count,
                adding: indent(block.indentation, layout)
            ),
            continuesLine: !block.isStandalone
        )
        overrides[block.name] = override
        depth -= 1
    }
}
