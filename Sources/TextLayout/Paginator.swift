/// What stands in one frame: positions are from the frame's top and the flow's own left.
struct FramePart {
    var items: [PlacedItem] = []
    var decorations: [Decoration] = []
    /// The height that is used.
    var height: Thousandths = 0
}

/// Cuts a flow into frames: each page ends where the emptiness it leaves and the rules it breaks cost least.
struct Paginator {
    /// A container or table that has begun and not ended.
    private enum Open {
        case container(ContainerStyle, x: Thousandths, width: Thousandths, top: Thousandths)
        case table(head: FlowBox)
    }

    private let elements: [FlowElement]
    private let frameHeight: Thousandths
    private var open: [Open] = []

    /// The frames of a flow; at least one.
    static func parts(of elements: [FlowElement], frameHeight: Thousandths) -> [FramePart] {
        var paginator = Paginator(elements: elements, frameHeight: frameHeight)
        var parts: [FramePart] = []
        var start = 0
        repeat {
            let end = paginator.end(ofPageFrom: start)
            parts.append(paginator.place(start..<end))
            start = end
            while start < elements.count, case .pageBreak = elements[start] { start += 1 }
        } while start < elements.count
        return parts
    }

    private init(elements: [FlowElement], frameHeight: Thousandths) {
        self.elements = elements
        self.frameHeight = frameHeight
    }

    private var repeatedHeadHeight: Thousandths {
        open.reduce(0) { sum, container in
            if case .table(let head) = container { sum + head.height } else { sum }
        }
    }

    /// The element that the next page begins with: the break whose cost is least, the latest of equal ones.
    private func end(ofPageFrom start: Int) -> Int {
        var y = repeatedHeadHeight
        var isTop = true
        var best: (element: Int, cost: Int)?
        var groupStart = start
        for index in start..<elements.count {
            switch elements[index] {
            case .pageBreak:
                return index
            case .open(_, _, _, let space):
                if !isTop { y += space }
                continue
            case .openTable:
                continue
            case .close:
                groupStart = index + 1
                continue
            case .box(let box):
                if !isTop {
                    let empty = max(frameHeight - y, 0)
                    let cost = box.breakCost + 100 * empty / max(frameHeight, 1)
                    if cost <= best?.cost ?? .max { best = (groupStart, cost) }
                    y += box.spaceBefore
                }
                y += box.height
                if y > frameHeight, !isTop { return best?.element ?? groupStart }
                isTop = false
                groupStart = index + 1
            }
        }
        return elements.count
    }

    /// Places the elements of one page.
    private mutating func place(_ range: Range<Int>) -> FramePart {
        var part = FramePart()
        var decorations: [(order: Int, Decoration)] = []
        var isTop = true
        for index in open.indices {
            switch open[index] {
            case .container(let style, let x, let width, _):
                open[index] = .container(style, x: x, width: width, top: part.height)
            case .table(let head):
                add(head, to: &part, isArtifact: true)
            }
        }
        for index in range {
            switch elements[index] {
            case .pageBreak:
                break
            case .open(let style, let x, let width, let space):
                if !isTop { part.height += space }
                open.append(.container(style, x: x, width: width, top: part.height))
            case .openTable(let head):
                open.append(.table(head: head))
            case .close:
                if let container = open.popLast() {
                    decorations += drawn(container, to: part.height).map { (open.count, $0) }
                }
            case .box(let box):
                if !isTop { part.height += box.spaceBefore }
                add(box, to: &part, isArtifact: false)
                isTop = false
            }
        }
        for (order, container) in open.enumerated() {
            decorations += drawn(container, to: part.height).map { (order, $0) }
        }
        let containers = decorations.enumerated()
            .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element.1)
        part.decorations = containers + part.decorations
        return part
    }

    private func add(_ box: FlowBox, to part: inout FramePart, isArtifact: Bool) {
        for var item in box.items {
            item.y += part.height
            if isArtifact { item.isArtifact = true }
            part.items.append(item)
        }
        for var decoration in box.decorations {
            decoration.y += part.height
            part.decorations.append(decoration)
        }
        part.height += box.height
    }

    /// The background and the rule of a container down to `bottom`.
    private func drawn(_ container: Open, to bottom: Thousandths) -> [Decoration] {
        guard case .container(let style, let x, let width, let top) = container, bottom > top else {
            return []
        }
        var drawn: [Decoration] = []
        if let color = style.background {
            drawn.append(Decoration(x: x, y: top, width: width, height: bottom - top, color: color))
        }
        if let color = style.ruleColor, style.ruleThickness > 0 {
            let thickness = min(style.ruleThickness, width)
            drawn.append(Decoration(x: x, y: top, width: thickness, height: bottom - top, color: color))
        }
        return drawn
    }
}
