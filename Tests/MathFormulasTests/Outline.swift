@testable import MathFormulas

/// A formula's tree as one line, so that a test shows at a glance what LaTeX becomes.
func outline(_ source: String) throws -> String { Outline.row(try MathFormula(source).nodes) }

/// What is wrong with a formula, and the piece of its source that it is about; nil where nothing is.
func problem(_ source: String) -> (kind: MathProblem.Kind, found: String)? {
    do {
        _ = try MathFormula(source)
        return nil
    } catch {
        let bytes = Array(source.utf8)
        return (error.kind, String(decoding: bytes[error.range], as: UTF8.self))
    }
}

enum Outline {
    static func row(_ nodes: [MathNode]) -> String { nodes.map(node).joined(separator: " ") }

    static func node(_ node: MathNode) -> String {
        switch node {
        case .symbol(let symbol): self.symbol(symbol)
        case .group(let nodes): "{\(row(nodes))}"
        case .classed(let mathClass, let nodes): "\(mathClass){\(row(nodes))}"
        case .fraction(let fraction):
            "\(fraction.thickness == 0 ? "stack" : "frac")\(fraction.size == .natural ? "" : "-\(fraction.size)")"
                + "(\(row(fraction.numerator)); \(row(fraction.denominator)))"
        case .root(let radicand, let index): "root(\(row(radicand))\(index.map { "; \(row($0))" } ?? ""))"
        case .scripts(let scripts):
            "\(scripts.placement == .beside ? "" : "\(scripts.placement)-")scripts(\(row(scripts.base))"
                + (scripts.lower.map { " _ \(row($0))" } ?? "") + (scripts.upper.map { " ^ \(row($0))" } ?? "") + ")"
        case .accent(let accent): "\(accent.mark)\(accent.isStretched ? "stretched" : "")(\(row(accent.base)))"
        case .fence(let fence):
            "fence[\(fence.left) \(fence.right)](\(fence.parts.map(row).joined(separator: " ¦ ")))"
        case .delimiter(let text, let size, let mathClass): "\(text)@\(size)-\(mathClass)"
        case .arrow(let arrow): "\(arrow.character)(\(row(arrow.over)); \(row(arrow.under)))"
        case .table(let table):
            "\(table.kind)(" + table.rows.map { $0.cells.map(row).joined(separator: " & ") }.joined(separator: " / ")
                + ")"
        case .text(let text, let style):
            "'\(text)'" + (style.isBold ? "b" : "") + (style.isItalic ? "i" : "")
                + (style.family == .roman ? "" : "\(style.family)")
        case .space(let width): "~\(width)"
        case .styled(.style(let style), let nodes): "\(style)(\(row(nodes)))"
        case .styled(.size(let size), let nodes): "size\(size)(\(row(nodes)))"
        case .styled(.color(let color), let nodes): "#\(color.red).\(color.green).\(color.blue)(\(row(nodes)))"
        case .styled(.background, let nodes): "background(\(row(nodes)))"
        case .overlay(let kind, let nodes): "\(kind)(\(row(nodes)))"
        case .enclosed(let kind, let nodes): "\(kind)(\(row(nodes)))"
        }
    }

    private static func symbol(_ symbol: MathSymbol) -> String {
        let isLetter = symbol.kind == .identifier && symbol.text.utf8.count == 1
        let plain: MathVariant = isLetter ? .italic : .upright
        let isGreek = symbol.text.unicodeScalars.first.map { (0x370...0x3FF).contains($0.value) } ?? false
        let variant = symbol.variant == plain || (isGreek && symbol.variant == .italic) ? "" : "-\(symbol.variant)"
        return symbol.text + variant
    }
}
