/// What stands in one frame: positions are from the frame's top and the flow's own left.
struct FramePart {
    var items: [PlacedItem] = []
    var decorations: [Decoration] = []
    /// The height that is used.
    var height: Thousandths = 0
    /// Notes that are referred to and not placed: a cell's stand on its page.
    var notes: [Int] = []
}

/// Cuts a flow into frames and places what stands in them.
struct Paginator {
    /// A container or table that has begun and not ended.
    private enum Open {
        case container(ContainerStyle, x: Thousandths, width: Thousandths, top: Thousandths)
        case table(head: FlowBox)
    }

    /// What the spaces and pictures of one page give or take.
    private struct Adjustment {
        /// What is added to all spaces together, and their sum.
        var added = 0
        var spaces = 0
        /// What is taken from all pictures together, and what they have to give.
        var taken = 0
        var slack = 0
        private var passedSpaces = 0
        private var passedSlack = 0

        /// A space as it is on this page; rounding is shared out, so that the sum is exact.
        mutating func space(_ natural: Thousandths) -> Thousandths {
            guard added != 0, spaces > 0 else { return natural }
            let before = added * passedSpaces / spaces
            passedSpaces += natural
            return natural + added * passedSpaces / spaces - before
        }

        mutating func reduction(_ part: Thousandths) -> Thousandths {
            guard taken > 0, slack > 0, part > 0 else { return 0 }
            let before = taken * passedSlack / slack
            passedSlack += part
            return taken * passedSlack / slack - before
        }
    }

    private let elements: [FlowElement]
    private let frameHeight: Thousandths
    private let notes: FlowNotes
    private let fillsFrames: Bool
    private var open: [Open] = []

    /// The frames of a flow; at least one.
    ///
    /// - Parameter fillsFrames: Whether spaces give way a little, so that pages end at the same height.
    static func parts(
        of elements: [FlowElement],
        frameHeight: Thousandths,
        notes: FlowNotes = FlowNotes(),
        fillsFrames: Bool = false
    ) -> [FramePart] {
        var paginator = Paginator(
            elements: elements,
            frameHeight: frameHeight,
            notes: notes,
            fillsFrames: fillsFrames
        )
        var parts: [FramePart] = []
        var start = 0
        repeat {
            var end = start
            while end < elements.count {
                if case .pageBreak = elements[end] { break }
                end += 1
            }
            let pages = PageBreaker.pages(of: elements[start..<end], frameHeight: frameHeight, notes: notes)
            for (number, page) in pages.enumerated() {
                parts.append(paginator.place(page, isLast: number == pages.count - 1))
            }
            start = end
            while start < elements.count, case .pageBreak = elements[start] { start += 1 }
        } while start < elements.count
        return parts
    }

    private init(elements: [FlowElement], frameHeight: Thousandths, notes: FlowNotes, fillsFrames: Bool) {
        self.elements = elements
        self.frameHeight = frameHeight
        self.notes = notes
        self.fillsFrames = fillsFrames
    }

    /// How the spaces of a page change so that it ends where the frame does.
    private func adjustment(_ range: Range<Int>, isLast: Bool) -> Adjustment {
        guard fillsFrames else { return Adjustment() }
        var fit = PageBreaker.Fit()
        var noteHeight = 0
        var isTop = true
        var paddings: [Thousandths] = []
        for container in open {
            switch container {
            case .container(let style, _, _, _):
                fit.height += style.paddingAtBreak
                paddings.append(style.paddingAtBreak)
            case .table(let head):
                fit.height += head.height
                paddings.append(0)
            }
        }
        for index in range {
            switch elements[index] {
            case .box(let box):
                if !isTop {
                    fit.height += box.spaceBefore
                    fit.spaces += box.spaceBefore
                }
                fit.height += box.height
                fit.slack += box.slack
                if !box.notes.isEmpty { noteHeight += notes.height(of: box.notes) }
                isTop = false
            case .open(let style, _, _, let space):
                if !isTop {
                    fit.height += space
                    fit.spaces += space
                }
                paddings.append(style.paddingAtBreak)
            case .openTable: paddings.append(0)
            case .close: paddings.removeLast(min(1, paddings.count))
            case .pageBreak: break
            }
        }
        fit.height += paddings.reduce(0, +)
        if noteHeight > 0 { fit.height += noteHeight + FlowNotes.gap }
        let empty = frameHeight - fit.height
        var adjustment = Adjustment()
        adjustment.spaces = fit.spaces
        adjustment.slack = fit.slack
        if empty >= 0 {
            if !isLast, empty <= fit.stretch { adjustment.added = empty }
        } else {
            adjustment.added = -min(-empty, fit.shrink)
            adjustment.taken = min(-empty + adjustment.added, fit.slack)
        }
        return adjustment
    }

    /// Places the elements of one page.
    private mutating func place(_ range: Range<Int>, isLast: Bool) -> FramePart {
        var part = FramePart()
        var adjustment = adjustment(range, isLast: isLast)
        var decorations: [(order: Int, Decoration)] = []
        var isTop = true
        var references: [Int] = []
        for index in open.indices {
            switch open[index] {
            case .container(let style, let x, let width, _):
                open[index] = .container(style, x: x, width: width, top: part.height)
                part.height += style.paddingAtBreak
            case .table(let head):
                add(head, to: &part, isArtifact: true)
            }
        }
        for index in range {
            switch elements[index] {
            case .pageBreak:
                break
            case .open(let style, let x, let width, let space):
                if !isTop { part.height += adjustment.space(space) }
                open.append(.container(style, x: x, width: width, top: part.height))
            case .openTable(let head):
                open.append(.table(head: head))
            case .close:
                if let container = open.popLast() {
                    decorations += drawn(container, to: part.height).map { (open.count, $0) }
                }
            case .box(let box):
                if !isTop { part.height += adjustment.space(box.spaceBefore) }
                add(box.lowered(by: adjustment.reduction(box.slack)), to: &part, isArtifact: false)
                references += box.notes
                isTop = false
            }
        }
        for (order, container) in open.enumerated().reversed() {
            if case .container(let style, _, _, _) = container { part.height += style.paddingAtBreak }
            decorations += drawn(container, to: part.height).map { (order, $0) }
        }
        let containers = decorations.enumerated()
            .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element.1)
        part.decorations = containers + part.decorations
        if fillsFrames { addNotes(references, to: &part) } else { part.notes = references }
        return part
    }

    /// Places notes at the foot of the frame, below a short rule.
    private func addNotes(_ references: [Int], to part: inout FramePart) {
        guard !references.isEmpty else { return }
        let height = notes.height(of: references) + FlowNotes.gap
        let top = max(part.height, frameHeight - height)
        part.decorations.append(
            Decoration(x: 0, y: top + FlowNotes.ruleOffset, width: FlowNotes.ruleWidth, height: 500, color: notes.rule)
        )
        part.height = top + FlowNotes.gap
        for note in references {
            add(notes.boxes[note], to: &part, isArtifact: false)
            part.height += FlowNotes.space
        }
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

extension FlowBox {
    /// The box with its picture scaled down, so that it is lower.
    func lowered(by reduction: Thousandths) -> FlowBox {
        guard reduction > 0, height > reduction else { return self }
        var box = self
        for index in box.items.indices {
            guard case .picture(let identifier, let width, let height) = box.items[index].content,
                height > reduction
            else { continue }
            let narrower = max(width * (height - reduction) / height, 1)
            box.items[index].content = .picture(identifier: identifier, width: narrower, height: height - reduction)
            box.items[index].x += (width - narrower) / 2
        }
        box.height -= reduction
        return box
    }
}
