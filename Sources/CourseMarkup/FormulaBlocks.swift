internal import CCMarkGFM

/// The displayed formulas of one text: an extension of the block parser, which alone knows the lists and quotations
/// that a line stands in.
///
/// A formula's node is a code block to the parser, so that no line of it is Markdown; its source is kept here.
final class FormulaBlocks {
    /// A formula block that was opened.
    struct Block {
        var source: [UInt8]
        /// The line of the opening `$$`, from 1.
        var line: Int
        var isClosed = false
        var end = FormulaEnd()
    }

    /// The most cells that a text's tables may have: a short row is filled up to as many cells as the header has.
    static let maximumCellCount = 100_000

    /// The lines whose `$$` is text, because the block that it would open is not closed.
    private let textLines: Set<Int>
    private let isEnabled: Bool
    private(set) var blocks: [Block] = []
    /// Whether a table was cut off.
    private(set) var hasTooManyCells = false
    private var cellCount = 0
    /// The line whose closing `$$` the block parser stands before.
    private var closingLine = 0

    init(textLines: Set<Int>, isEnabled: Bool) {
        self.textLines = textLines
        self.isEnabled = isEnabled
    }

    /// The lines of the blocks that are not closed, or empty.
    var unclosedLines: [Int] {
        blocks.filter { !$0.isClosed || $0.source.trimmingSpace().isEmpty }.map(\.line)
    }

    /// Makes the extension; it keeps no reference to this object, which must live as long as the parser.
    func makeExtension() -> OpaquePointer? {
        guard let result = unsafe cmark_syntax_extension_new("formula") else { return nil }
        unsafe cmark_syntax_extension_set_private(result, Unmanaged.passUnretained(self).toOpaque(), nil)
        unsafe cmark_syntax_extension_set_open_block_func(result) {
            ownExtension,
            indented,
            parser,
            parent,
            input,
            length in
            guard indented == 0, let ownExtension = unsafe ownExtension, let parser = unsafe parser,
                let parent = unsafe parent, let input = unsafe input
            else { return nil }
            return unsafe FormulaBlocks.of(ownExtension)?
                .open(ownExtension, parser, parent, UnsafeBufferPointer(start: input, count: Int(length)))
        }
        unsafe cmark_syntax_extension_set_match_block_func(result) { ownExtension, parser, input, length, container in
            guard let ownExtension = unsafe ownExtension, let parser = unsafe parser,
                let container = unsafe container, let input = unsafe input,
                let blocks = unsafe FormulaBlocks.of(ownExtension)
            else { return 0 }
            return unsafe blocks.continues(
                container,
                parser,
                UnsafeBufferPointer(start: input, count: Int(length))
            ) ? 1 : 0
        }
        return unsafe result
    }

    private static func of(_ ownExtension: OpaquePointer) -> FormulaBlocks? {
        unsafe cmark_syntax_extension_get_private(ownExtension)
            .map { unsafe Unmanaged<FormulaBlocks>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Opens what begins at this line after the markers of its containers, or nothing.
    private func open(
        _ ownExtension: OpaquePointer,
        _ parser: UnsafeMutablePointer<cmark_parser>,
        _ parent: UnsafeMutablePointer<cmark_node>,
        _ input: UnsafeBufferPointer<UInt8>
    ) -> UnsafeMutablePointer<cmark_node>? {
        let start = Int(unsafe cmark_parser_get_first_nonspace(parser))
        guard start < input.count else { return nil }
        if unsafe cmark_node_get_type(parent) == cmark_gfm_table_type(), unsafe cmark_parser_is_blank(parser) == 0 {
            cellCount += Int(unsafe cmark_gfm_extensions_get_table_columns(parent))
            if cellCount > Self.maximumCellCount {
                hasTooManyCells = true
                return unsafe cmark_parser_add_child(parser, parent, CMARK_NODE_PARAGRAPH, Int32(start) + 1)
            }
        }
        guard isEnabled, start + 1 < input.count,
            unsafe input[start] == UInt8(ascii: "$"), unsafe input[start + 1] == UInt8(ascii: "$")
        else { return nil }
        let line = Int(unsafe cmark_parser_get_line_number(parser))
        let column = Int32(start) + 1
        if closingLine == line {
            closingLine = 0
            unsafe advance(parser, input, to: start + 2)
            return unsafe cmark_parser_add_child(parser, parent, CMARK_NODE_PARAGRAPH, column + 2)
        }
        guard !textLines.contains(line) else { return nil }
        let bytes = unsafe Self.line(input)
        var block = Block(source: [], line: line)
        let closing = block.end.find(in: bytes, from: start + 2)
        block.source = Array(bytes[(start + 2)..<(closing ?? bytes.count)])
        block.isClosed = closing != nil
        blocks.append(block)
        guard let node = unsafe cmark_parser_add_child(parser, parent, CMARK_NODE_CODE_BLOCK, column) else {
            return nil
        }
        unsafe cmark_node_set_syntax_extension(node, ownExtension)
        unsafe cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: blocks.count))
        guard let closing, !Self.isBlank(bytes, from: closing + 2) else { return unsafe node }
        unsafe advance(parser, input, to: closing + 2)
        return unsafe cmark_parser_add_child(parser, node, CMARK_NODE_PARAGRAPH, Int32(closing) + 3)
    }

    /// Whether a line still belongs to an open formula block.
    private func continues(
        _ node: UnsafeMutablePointer<cmark_node>,
        _ parser: UnsafeMutablePointer<cmark_parser>,
        _ input: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let index = unsafe Self.blockIndex(of: node), !blocks[index].isClosed else { return false }
        let start = Int(unsafe cmark_parser_get_offset(parser))
        let bytes = unsafe Self.line(input)
        let closing = blocks[index].end.find(in: bytes, from: start)
        blocks[index].source.append(UInt8(ascii: "\n"))
        blocks[index].source += bytes[min(start, bytes.count)..<(closing ?? bytes.count)]
        guard let closing else { return true }
        blocks[index].isClosed = true
        if Self.isBlank(bytes, from: closing + 2) { return true }
        // The block parser goes on at the closing `$$`, where no other block can begin, and comes to `open`.
        unsafe advance(parser, input, to: closing)
        closingLine = Int(unsafe cmark_parser_get_line_number(parser))
        return false
    }

    /// The index in `blocks` of a formula's node; nil for any other node.
    static func blockIndex(of node: UnsafeMutablePointer<cmark_node>) -> Int? {
        guard let data = unsafe cmark_node_get_user_data(node) else { return nil }
        return Int(bitPattern: data) - 1
    }

    private func advance(
        _ parser: UnsafeMutablePointer<cmark_parser>,
        _ input: UnsafeBufferPointer<UInt8>,
        to index: Int
    ) {
        let count = Int32(index) - (unsafe cmark_parser_get_offset(parser))
        guard count > 0, let base = input.baseAddress else { return }
        unsafe base.withMemoryRebound(to: CChar.self, capacity: input.count) {
            unsafe cmark_parser_advance_offset(parser, $0, count, 0)
        }
    }

    /// A line without its end.
    private static func line(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result = unsafe Array(input)
        while let last = result.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { result.removeLast() }
        return result
    }

    private static func isBlank(_ bytes: [UInt8], from start: Int) -> Bool {
        bytes[min(start, bytes.count)...].allSatisfy(\.isASCIISpace)
    }
}
