internal import CCMarkGFM

/// A node of a `CommonMarkDocument`; it must not outlive the document.
@safe
struct CommonMarkNode {
    private let pointer: UnsafeMutablePointer<cmark_node>

    init(pointer: UnsafeMutablePointer<cmark_node>) { unsafe self.pointer = pointer }

    /// What a node is.
    enum Kind {
        case document, quotation, list, item, code, html, paragraph, heading, thematicBreak, footnoteDefinition
        case table, tableRow, tableCell
        case text, softBreak, lineBreak, inlineCode, inlineHTML, emphasis, strong, strikethrough, link, image
        case footnoteReference
        case other
    }

    var kind: Kind {
        switch unsafe cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .inlineCode
        case CMARK_NODE_HTML_INLINE: .inlineHTML
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quotation
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .code
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
        case cmark_gfm_table_type(): .table
        case cmark_gfm_table_row_type(): .tableRow
        case cmark_gfm_table_cell_type(): .tableCell
        case cmark_gfm_strikethrough_type(): .strikethrough
        default: .other
        }
    }

    /// The node's children, in order.
    var children: Children { unsafe Children(current: cmark_node_first_child(pointer)) }

    /// The children of a node.
    @safe
    struct Children: Sequence, IteratorProtocol {
        private var current: UnsafeMutablePointer<cmark_node>?

        init(current: UnsafeMutablePointer<cmark_node>?) { unsafe self.current = current }

        mutating func next() -> CommonMarkNode? {
            guard let node = unsafe current else { return nil }
            unsafe current = cmark_node_next(node)
            return unsafe CommonMarkNode(pointer: node)
        }
    }

    /// The text of a text, code or HTML node; the number of a footnote reference.
    var literal: [UInt8] { unsafe Self.bytes(cmark_node_get_literal(pointer)) }
    /// The destination of a link or picture.
    var destination: [UInt8] { unsafe Self.bytes(cmark_node_get_url(pointer)) }
    /// The title of a link or picture.
    var title: [UInt8] { unsafe Self.bytes(cmark_node_get_title(pointer)) }
    /// The info string of a fenced block.
    var info: [UInt8] { unsafe Self.bytes(cmark_node_get_fence_info(pointer)) }
    /// 1 to 6.
    var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
    /// The first line of a block, from 1; for an inline, that of its place in the block.
    var startLine: Int { Int(unsafe cmark_node_get_start_line(pointer)) }
    /// The last line of a block.
    var endLine: Int { Int(unsafe cmark_node_get_end_line(pointer)) }
    /// The first number of an ordered list; nil for a bulleted one.
    var listStart: Int? {
        unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
            ? Int(unsafe cmark_node_get_list_start(pointer)) : nil
    }
    var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }
    /// Whether a task is done; nil for an item that is no task.
    var isDone: Bool? {
        guard unsafe pointer.pointee.extension != nil else { return nil }
        return unsafe cmark_gfm_extensions_get_tasklist_item_checked(pointer)
    }
    /// The index in `FormulaBlocks.blocks`, for a formula's block.
    var formulaBlock: Int? { unsafe FormulaBlocks.blockIndex(of: pointer) }

    /// The alignments of a table's columns.
    var alignments: [Block.Table.Alignment] {
        let count = Int(unsafe cmark_gfm_extensions_get_table_columns(pointer))
        guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return unsafe UnsafeBufferPointer(start: letters, count: count).map {
            switch $0 {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .natural
            }
        }
    }

    /// The literals of this node and all below it, with a line feed after each block; for what is nested too deeply.
    var flattened: [UInt8] {
        var result: [UInt8] = []
        guard let iterator = unsafe cmark_iter_new(pointer) else { return [] }
        defer { unsafe cmark_iter_free(iterator) }
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return result.trimmingSpace() }
            guard let current = unsafe cmark_iter_get_node(iterator) else { continue }
            let node = unsafe CommonMarkNode(pointer: current)
            switch node.kind {
            case .text, .inlineCode, .inlineHTML: result += node.literal
            case .code, .html: result += node.literal + [UInt8(ascii: "\n")]
            case .softBreak, .lineBreak: result.append(UInt8(ascii: "\n"))
            case .paragraph, .heading, .tableRow:
                if event == CMARK_EVENT_EXIT { result.append(UInt8(ascii: "\n")) }
            case .tableCell:
                if event == CMARK_EVENT_EXIT { result.append(UInt8(ascii: " ")) }
            default: break
            }
        }
    }

    private static func bytes(_ string: UnsafePointer<CChar>?) -> [UInt8] {
        guard let string = unsafe string else { return [] }
        return unsafe string.withMemoryRebound(to: UInt8.self, capacity: strlen(string)) {
            unsafe Array(UnsafeBufferPointer(start: $0, count: strlen(string)))
        }
    }
}
