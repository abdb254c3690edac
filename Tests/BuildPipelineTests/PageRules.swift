import FontPrograms
import PDFWriter
import TextLayout

@testable import CoursePrint

/// Reads set pages as a proofreader does, and says which rules of good pages they break.
///
/// It knows the pages and what each thing on them is, not how they came about.
struct PageRules {
    let geometry: PageGeometry
    private(set) var faults: [String] = []

    init(geometry: PageGeometry) { self.geometry = geometry }

    /// Reads the pages of a chapter.
    mutating func read(_ set: SetChapter) {
        let chapter = set.chapter
        for (index, page) in set.pages.enumerated() {
            let name = "\(chapter.title), page \(index + 1)"
            checkFrame(page, of: chapter, name)
            guard index + 1 < set.pages.count else { continue }
            checkBreak(page, set.pages[index + 1], chapter, name)
        }
    }

    private func node(_ tag: Int, _ chapter: Chapter) -> Int? {
        let node = tag - chapter.tagBase
        return chapter.nodes.indices.contains(node) ? node : nil
    }

    private func isHeading(_ tag: Int, _ chapter: Chapter) -> Bool {
        guard let node = node(tag, chapter) else { return false }
        return (1...6).contains { chapter.nodes[node].role == .heading($0) }
    }

    /// The nodes around a node, itself first.
    private func around(_ tag: Int, _ chapter: Chapter) -> [Int] {
        guard var place = node(tag, chapter) else { return [] }
        var nodes: [Int] = []
        while place >= 0 {
            nodes.append(place)
            place = chapter.nodes[place].parent
        }
        return nodes
    }

    /// Nothing runs off the frame.
    private mutating func checkFrame(_ page: PageFrame, of chapter: Chapter, _ name: String) {
        let left = geometry.left(ofPage: page.number)
        let right = left + geometry.measure
        let bottom = geometry.pageHeight - geometry.bottomMargin
        for item in page.items {
            switch item.content {
            case .line(let line):
                // A hanging comma or hyphen may stand a little outside.
                if item.x + line.end > right + 6_000 || item.x < left - 6_000 {
                    faults.append("\(name): a line runs off")
                }
                if item.y + line.height > bottom + 1_000 { faults.append("\(name): a line stands below the foot") }
            case .picture(_, let width, let height):
                if item.x < left || item.x + width > right { faults.append("\(name): a picture runs off") }
                if item.y + height > bottom + 1_000 { faults.append("\(name): a picture stands below the foot") }
            }
        }
    }

    /// What must not stand on both sides of a page's end.
    private mutating func checkBreak(_ page: PageFrame, _ next: PageFrame, _ chapter: Chapter, _ name: String) {
        func isNote(_ item: PlacedItem) -> Bool {
            around(item.tag, chapter).contains { chapter.nodes[$0].role == .note }
        }
        let items = page.items.filter { !$0.isArtifact && !isNote($0) }
        let following = next.items.filter { !$0.isArtifact && !isNote($0) }
        guard let last = items.last, let first = following.first else { return }
        if isHeading(last.tag, chapter) { faults.append("\(name): a heading is stranded at the foot") }
        if last.tag == first.tag, case .line = last.content {
            let role = node(last.tag, chapter).map { chapter.nodes[$0].role }
            let before = Set(items.filter { $0.tag == last.tag }.map(\.y)).count
            let after = Set(following.filter { $0.tag == first.tag }.map(\.y)).count
            let isInTable = around(last.tag, chapter).contains { chapter.nodes[$0].role == .table }
            if !isInTable, before < 2 || after < 2 {
                faults.append("\(name): a line of a \(role.map { "\($0)" } ?? "block") stands alone at the page's end")
            }
        }
        checkQuestion(last, first, chapter, name)
        if case .picture = last.content, isCaption(first, chapter) {
            faults.append("\(name): a caption is parted from its figure")
        }
        if case .line(let line) = last.content, last.tag != first.tag,
            line.text.reversed().first(where: { $0 != 0x20 }) == UInt8(ascii: ":"), leads(to: first, chapter)
        {
            faults.append("\(name): a line that announces what follows is parted from it")
        }
    }

    /// A question and its options are one item of the quiz's list.
    private mutating func checkQuestion(_ last: PlacedItem, _ first: PlacedItem, _ chapter: Chapter, _ name: String) {
        let lettered = { (nodes: [Int]) in
            nodes.first { chapter.nodes[$0].properties.structureClass == .letteredList }
        }
        let (one, other) = (around(last.tag, chapter), around(first.tag, chapter))
        guard let options = lettered(other) else { return }
        let item = chapter.nodes[options].parent
        if one.contains(item) { faults.append("\(name): a question is parted from its options") }
    }

    private func isCaption(_ item: PlacedItem, _ chapter: Chapter) -> Bool {
        guard case .line(let line) = item.content, !line.runs.isEmpty,
            !around(item.tag, chapter).contains(where: { chapter.nodes[$0].role == .figure })
        else { return false }
        return line.runs.allSatisfy(\.style.font.isItalic)
    }

    private func leads(to item: PlacedItem, _ chapter: Chapter) -> Bool {
        around(item.tag, chapter).contains { [.code, .list, .table].contains(chapter.nodes[$0].role) }
    }
}
