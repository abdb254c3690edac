import CourseModel
import Diagnostics

@testable import CourseMarkup

/// A tree as one line of text, so that a test shows at a glance what a text becomes.
enum Outline {
    static func of(_ text: Text) -> String {
        let notes = text.footnotes.enumerated().map { " fn\($0)(\(of($1)))" }.joined()
        return of(text.blocks) + notes
    }

    static func of(_ blocks: [Block]) -> String { blocks.map(of).joined(separator: " ") }

    static func of(_ block: Block) -> String {
        switch block {
        case .paragraph(let inlines): "p(\(of(inlines)))"
        case .heading(let heading): "h\(heading.level)#\(heading.anchor)(\(of(heading.content)))"
        case .list(let list):
            (list.start.map { "ol\($0)" } ?? "ul") + (list.isTight ? "" : "~") + "("
                + list.items.map { item in
                    (item.isDone.map { $0 ? "[x]" : "[ ]" } ?? "") + "{\(of(item.content))}"
                }.joined() + ")"
        case .quotation(let content): "q(\(of(content)))"
        case .callout(let title, let content): "callout[\(of(title))](\(of(content)))"
        case .code(let code): "code[\(code.language ?? "")](\(code.text))"
        case .table(let table):
            "table[\(table.alignments.map(letter).joined())]("
                + ([table.header] + table.rows).map { $0.map(of).joined(separator: "|") }.joined(separator: "/") + ")"
        case .formula(let formula): "F(\(formula.source))"
        case .thematicBreak: "hr"
        }
    }

    static func of(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): text
            case .code(let text): "`\(text)`"
            case .emphasis(let content): "<em>\(of(content))</em>"
            case .strong(let content): "<b>\(of(content))</b>"
            case .strikethrough(let content): "<s>\(of(content))</s>"
            case .link(let link): "<\(target(link.target))\(link.title.map { " \($0)" } ?? "")>\(of(link.content))</>"
            case .image(let image): "img(\(image.picture.path),\(image.alternativeText))"
            case .formula(let formula): formula.isDisplayed ? "F{\(formula.source)}" : "f{\(formula.source)}"
            case .footnoteReference(let index): "[^\(index)]"
            case .softBreak: "␊"
            case .lineBreak: "⏎"
            }
        }.joined()
    }

    private static func target(_ target: Inline.Link.Target) -> String {
        switch target {
        case .address(let address): address
        case .anchor(let anchor): "#" + anchor
        case .lesson(let id, let anchor): "lesson:" + id + (anchor.map { "#" + $0 } ?? "")
        }
    }

    private static func letter(_ alignment: Block.Table.Alignment) -> String {
        switch alignment {
        case .natural: "-"
        case .left: "l"
        case .center: "c"
        case .right: "r"
        }
    }
}

let catalogue = PictureCatalogue([
    Picture(path: "assets/plot.png", format: .png, width: 10, height: 20, sha256: "00", byteCount: 1)
])

/// A text parsed on its own.
func parse(_ source: String, format: CoursePackage.TextFormat = .markdown) -> (outline: String, findings: [Finding]) {
    var parser = TextParser(format: format, pictures: catalogue)
    let text = parser.text(source, at: "/t")
    return (Outline.of(text), parser.findings)
}

func outline(_ source: String) -> String { parse(source).outline }

func codes(_ source: String) -> [String] { parse(source).findings.map(\.code.id) }

/// An inline text parsed on its own.
func inlineOutline(_ source: String) -> String {
    var parser = TextParser(format: .markdown, pictures: catalogue)
    return Outline.of(parser.inlineText(source, at: "/t"))
}
