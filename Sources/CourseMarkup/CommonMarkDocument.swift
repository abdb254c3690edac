internal import CCMarkGFM
internal import Synchronization

/// A text as cmark-gfm parsed it, with its formulas taken out; it owns the C tree.
@safe
struct CommonMarkDocument: ~Copyable {
    private let rootPointer: UnsafeMutablePointer<cmark_node>
    private let formulaExtension: OpaquePointer
    /// The displayed formulas that are blocks.
    let formulaBlocks: FormulaBlocks
    /// The formulas inside paragraphs.
    let formulas: FormulaStore
    /// The lines, from 1, of formula blocks that are not closed.
    let unclosedLines: [Int]

    /// The document; valid as long as this value.
    var root: CommonMarkNode { unsafe CommonMarkNode(pointer: rootPointer) }

    /// How often a text is parsed again because a formula block that was not closed hid another.
    private static let maximumAttempts = 8

    /// Parses a text; with `isInline` it has no displayed formulas.
    ///
    /// The block structure is parsed first, with displayed formulas as blocks. Then the formulas of each paragraph,
    /// heading and cell are replaced, and only then are inlines parsed.
    init(_ text: [UInt8], isInline: Bool) {
        let line = text.last == UInt8(ascii: "\n") ? text : text + [UInt8(ascii: "\n")]
        var textLines: Set<Int> = []
        var attempt = 1
        while true {
            let isLast = attempt == Self.maximumAttempts
            let blocks = FormulaBlocks(textLines: textLines, isEnabled: !isInline && !isLast)
            guard let formulaExtension = unsafe blocks.makeExtension(),
                let parser = unsafe cmark_parser_new(CMARK_OPT_FOOTNOTES)
            else { preconditionFailure("out of memory") }
            unsafe Self.extensions.attach(to: parser, before: formulaExtension)
            unsafe line.withUnsafeBytes {
                unsafe cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
            }
            let unclosed = blocks.unclosedLines
            if !unclosed.isEmpty {
                textLines.formUnion(unclosed)
                unsafe cmark_parser_free(parser)
                unsafe cmark_syntax_extension_free(cmark_get_default_mem_allocator(), formulaExtension)
                attempt += 1
                continue
            }
            var store = FormulaStore(for: text)
            if text.contains(UInt8(ascii: "$")), let root = unsafe parser.pointee.root {
                unsafe Self.takeFormulas(below: root, into: &store, allowsDisplayed: !isInline)
            }
            guard let root = unsafe Self.extensions.finish(parser) else { preconditionFailure("out of memory") }
            unsafe cmark_parser_free(parser)
            unsafe self.rootPointer = root
            unsafe self.formulaExtension = formulaExtension
            formulaBlocks = blocks
            formulas = store
            unclosedLines = textLines.sorted()
            return
        }
    }

    deinit {
        unsafe cmark_node_free(rootPointer)
        unsafe cmark_syntax_extension_free(cmark_get_default_mem_allocator(), formulaExtension)
    }

    private static let extensions = CommonMarkExtensions()

    /// Replaces the formulas in every block that holds inlines, whose inlines are not parsed yet.
    private static func takeFormulas(
        below root: UnsafeMutablePointer<cmark_node>,
        into store: inout FormulaStore,
        allowsDisplayed: Bool
    ) {
        guard let iterator = unsafe cmark_iter_new(root) else { return }
        defer { unsafe cmark_iter_free(iterator) }
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard event == CMARK_EVENT_ENTER, let node = unsafe cmark_iter_get_node(iterator) else { continue }
            let type = unsafe cmark_node_get_type(node)
            guard type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == cmark_gfm_table_cell_type(),
                let content = unsafe cmark_node_get_string_content(node)
            else { continue }
            let bytes = unsafe Array(UnsafeBufferPointer(start: content, count: strlen(content))).map {
                UInt8(bitPattern: $0)
            }
            guard bytes.contains(UInt8(ascii: "$")) else { continue }
            var scanner = InlineFormulaScanner(bytes, allowsDisplayed: allowsDisplayed)
            guard let replaced = scanner.takeFormulas(into: &store) else { continue }
            unsafe (replaced + [0]).withUnsafeBytes {
                _ = unsafe cmark_node_set_string_content(node, $0.bindMemory(to: CChar.self).baseAddress)
            }
        }
    }
}

/// The extensions of GitHub Flavored Markdown that a text may use, registered once.
@safe
private final class CommonMarkExtensions: Sendable {
    /// Parsing inlines sets and clears a table of special characters that all parsers of the process share.
    private let inlineParsing = Mutex(())

    init() { cmark_gfm_core_extensions_ensure_registered() }

    func attach(
        to parser: UnsafeMutablePointer<cmark_parser>,
        before first: OpaquePointer
    ) {
        _ = unsafe cmark_parser_attach_syntax_extension(parser, first)
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            guard let found = unsafe cmark_find_syntax_extension(name) else {
                preconditionFailure("cmark-gfm has no extension \(name)")
            }
            _ = unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
    }

    func finish(_ parser: UnsafeMutablePointer<cmark_parser>) -> UnsafeMutablePointer<cmark_node>? {
        let address = inlineParsing.withLock { _ in unsafe UInt(bitPattern: cmark_parser_finish(parser)) }
        return unsafe UnsafeMutablePointer(bitPattern: address)
    }
}
