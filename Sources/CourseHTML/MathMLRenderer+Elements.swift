internal import Bytes
internal import MathFormulas

extension MathMLRenderer {
    /// Writes a node; an operator in it gets the space of its place.
    mutating func element(_ node: MathNode, _ place: OperatorPlace) {
        switch node {
        case .symbol(let symbol):
            if symbol.kind == .sign { sign(symbol, place) } else { self.symbol(symbol) }
        case .group(let nodes), .classed(_, let nodes):
            if nodes.count == 1, nodes[0].isOneElement {
                element(nodes[0], place)
            } else {
                argument(nodes)
            }
        case .fraction(let fraction): self.fraction(fraction)
        case .root(let radicand, let index):
            guard let index else {
                markup("<msqrt>")
                row(radicand)
                markup("</msqrt>")
                return
            }
            markup("<mroot>")
            argument(radicand)
            let outer = level
            level = 1
            script(index)
            level = outer
            markup("</mroot>")
        case .scripts(let scripts): self.scripts(scripts, place)
        case .accent(let accent): self.accent(accent)
        case .fence(let fence): self.fence(fence)
        case .delimiter(let text, let size, _): delimiter(text, size, place)
        case .arrow(let arrow): self.arrow(arrow, place)
        case .table(let table): self.table(table)
        case .text(let words, let style): self.words(words, style)
        case .space(let width): space(width)
        case .styled(let styling, let nodes):
            styled(styling) { renderer in
                if nodes.count == 1, nodes[0].core != nil {
                    renderer.element(nodes[0], place)
                } else {
                    renderer.row(nodes)
                }
            }
        case .overlay(let kind, let nodes): overlay(kind, nodes)
        case .enclosed(let kind, let nodes): enclosed(kind, nodes)
        }
    }

    // MARK: Symbols

    mutating func symbol(_ symbol: MathSymbol) {
        switch symbol.kind {
        case .sign: sign(symbol, OperatorPlace(spaceLeft: 0, spaceRight: 0))
        case .number:
            markup("<mn>")
            MathAlphabet.append(symbol.text, in: symbol.variant, to: &bytes)
            markup("</mn>")
        case .identifier:
            let scalars = symbol.text.unicodeScalars
            let isSingle = scalars.count == 1
            let italicByItself = isSingle && scalars.first.map(MathAlphabet.isItalicByItself) ?? false
            switch symbol.variant {
            case .italic where italicByItself:
                markup("<mi>")
                text(symbol.text)
            case .upright where italicByItself:
                markup("<mi mathvariant=\"normal\">")
                text(symbol.text)
            case .upright:
                markup("<mi>")
                text(symbol.text)
            default:
                markup("<mi>")
                MathAlphabet.append(symbol.text, in: symbol.variant, to: &bytes)
            }
            markup("</mi>")
        }
    }

    private mutating func sign(_ symbol: MathSymbol, _ place: OperatorPlace, hasFixedLimits: Bool = false) {
        markup("<mo")
        if MathSpacing.mustNotGrow(symbol.text) { markup(" stretchy=\"false\"") }
        if hasFixedLimits { markup(" movablelimits=\"false\"") }
        spaces(symbol.text, place)
        bytes.append(0x3E)
        text(symbol.text)
        markup("</mo>")
    }

    private mutating func spaces(_ text: String, _ place: OperatorPlace) {
        let own = MathSpacing.inBrowser(text, place.form)
        if let left = place.spaceLeft, left != own.left { length("lspace", left) }
        if let right = place.spaceRight, right != own.right { length("rspace", right) }
    }

    private mutating func words(_ words: String, _ style: MathTextStyle) {
        markup("<mtext")
        switch style.family {
        case .roman where !style.isBold && !style.isItalic: break
        case .roman:
            markup(style.isBold ? (style.isItalic ? " class=\"bold italic\"" : " class=\"bold\"") : " class=\"italic\"")
        case .sansSerif: markup(style.isBold ? " class=\"sans bold\"" : " class=\"sans\"")
        case .monospace: markup(" class=\"mono\"")
        }
        markup(">")
        // MathML drops the space at both ends of words.
        let hasFirst = words.utf8.first == 0x20
        let hasLast = words.utf8.count > 1 && words.utf8.last == 0x20
        if hasFirst { markup("\u{A0}") }
        text(String(words.dropFirst(hasFirst ? 1 : 0).dropLast(hasLast ? 1 : 0)))
        if hasLast { markup("\u{A0}") }
        markup("</mtext>")
    }

    // MARK: Fractions

    private mutating func fraction(_ fraction: MathFraction) {
        let outer = (isDisplay, level)
        defer { (isDisplay, level) = outer }
        let wanted: Bool? =
            switch fraction.size {
            case .natural: nil
            case .display, .continued: true
            case .text: false
            }
        let needsStyle = wanted.map { $0 != isDisplay || level != 0 } ?? false
        if let wanted, needsStyle {
            markup(
                wanted
                    ? "<mstyle displaystyle=\"true\" scriptlevel=\"0\">"
                    : "<mstyle displaystyle=\"false\" scriptlevel=\"0\">"
            )
            (isDisplay, level) = (wanted, 0)
        }
        markup("<mfrac")
        if let thickness = fraction.thickness { length("linethickness", thickness) }
        markup(">")
        for part in [fraction.numerator, fraction.denominator] {
            if fraction.size == .continued {
                styled(.style(.text)) { renderer in
                    renderer.styled(.style(.display)) { $0.row(part) }
                }
            } else {
                let place = (isDisplay, level)
                if !isDisplay { level = min(level + 1, 2) }
                isDisplay = false
                argument(part)
                (isDisplay, level) = place
            }
        }
        markup("</mfrac>")
        if needsStyle { markup("</mstyle>") }
    }

    // MARK: Scripts

    private mutating func scripts(_ scripts: MathScripts, _ place: OperatorPlace) {
        let isStacked: Bool =
            switch scripts.placement {
            case .stacked: true
            case .inDisplay: isDisplay
            case .beside: false
            }
        if scripts.lower == nil, !isStacked, let upper = scripts.upper, let first = upper.first, first.isPrime {
            primes(scripts, upper, place)
            return
        }
        switch (scripts.lower != nil, scripts.upper != nil, isStacked) {
        case (true, true, true): markup("<munderover>")
        case (true, true, false): markup("<msubsup>")
        case (true, false, true): markup("<munder>")
        case (true, false, false): markup("<msub>")
        case (false, _, true): markup("<mover>")
        case (false, _, false): markup("<msup>")
        }
        base(scripts.base, place, hasFixedLimits: isStacked && !isDisplay)
        if let lower = scripts.lower { script(lower) }
        if let upper = scripts.upper { script(upper) }
        switch (scripts.lower != nil, scripts.upper != nil, isStacked) {
        case (true, true, true): markup("</munderover>")
        case (true, true, false): markup("</msubsup>")
        case (true, false, true): markup("</munder>")
        case (true, false, false): markup("</msub>")
        case (false, _, true): markup("</mover>")
        case (false, _, false): markup("</msup>")
        }
    }

    /// A prime stands high in a font already: beside its letter it has the size and the height that TeX gives it.
    private mutating func primes(_ scripts: MathScripts, _ upper: [MathNode], _ place: OperatorPlace) {
        let rest = Array(upper.drop { $0.isPrime })
        if !rest.isEmpty { markup("<msup>") }
        markup("<mrow>")
        base(scripts.base, place, hasFixedLimits: false)
        for prime in upper.prefix(upper.count - rest.count) { element(prime, OperatorPlace()) }
        markup("</mrow>")
        if rest.isEmpty { return }
        script(rest)
        markup("</msup>")
    }

    private mutating func base(_ nodes: [MathNode], _ place: OperatorPlace, hasFixedLimits: Bool) {
        guard nodes.count == 1, nodes[0].isOneElement else {
            argument(nodes)
            return
        }
        if case .symbol(let symbol) = nodes[0], symbol.kind == .sign {
            // What is alone in its element is infix to a browser.
            let place = OperatorPlace(form: place.form, spaceLeft: place.spaceLeft, spaceRight: place.spaceRight)
            sign(symbol, place, hasFixedLimits: hasFixedLimits && symbol.mathClass == .largeOperator)
        } else {
            element(nodes[0], place)
        }
    }

    private mutating func accent(_ accent: MathAccent) {
        let mark = accent.mark
        if mark == "‾" || mark == "_" {
            // No font has a line of every length.
            markup(accent.isBelow ? "<mrow class=\"line-under\">" : "<mrow class=\"line-over\">")
            row(accent.base)
            markup("</mrow>")
            return
        }
        markup(accent.isBelow ? "<munder accentunder=\"true\">" : "<mover accent=\"true\">")
        argument(accent.base)
        // Lines and arrows stretch by themselves; a mark over one letter keeps its size.
        markup("<mo")
        markup(accent.isStretched ? " stretchy=\"true\"" : " stretchy=\"false\"")
        if mark == "→", !accent.isStretched { length("mathsize", 700) }
        bytes.append(0x3E)
        text(mark)
        markup("</mo>")
        markup(accent.isBelow ? "</munder>" : "</mover>")
    }

    private mutating func arrow(_ arrow: MathArrow, _ place: OperatorPlace) {
        let hasUnder = !arrow.under.isEmpty
        markup(hasUnder ? "<munderover>" : "<mover>")
        markup("<mo stretchy=\"true\" minsize=\"1.75em\"")
        spaces(arrow.character, place)
        bytes.append(0x3E)
        text(arrow.character)
        markup("</mo>")
        for words in hasUnder ? [arrow.under, arrow.over] : [arrow.over] {
            script([.space(500)] + words + [.space(500)])
        }
        markup(hasUnder ? "</munderover>" : "</mover>")
    }

    // MARK: Delimiters

    private mutating func fence(_ fence: MathFence) {
        markup("<mrow>")
        fenceDelimiter(fence.left, .prefix)
        for (index, part) in fence.parts.enumerated() {
            if index > 0 { fenceDelimiter(fence.middles[index - 1], nil) }
            let isFirst = index == 0 && fence.left.isEmpty
            let isLast = index == fence.parts.count - 1 && fence.right.isEmpty
            row(part, Edges(before: .opening, after: .closing, isFirst: isFirst, isLast: isLast))
        }
        fenceDelimiter(fence.right, .postfix)
        markup("</mrow>")
    }

    /// A delimiter as tall as its row; `form` is nil for one in the middle.
    private mutating func fenceDelimiter(_ text: String, _ form: MathSpacing.Form?) {
        if text.isEmpty { return }
        markup("<mo")
        if form == nil { markup(" form=\"prefix\"") }
        if !MathSpacing.growsByItself(text) { markup(" stretchy=\"true\" symmetric=\"true\"") }
        spaces(text, OperatorPlace(form: form ?? .prefix, spaceLeft: 0, spaceRight: 0))
        bytes.append(0x3E)
        self.text(text)
        markup("</mo>")
    }

    private mutating func delimiter(_ text: String, _ size: Int, _ place: OperatorPlace) {
        if text.isEmpty { return }
        markup("<mo stretchy=\"true\" symmetric=\"true\"")
        length("minsize", size)
        length("maxsize", size)
        spaces(text, place)
        bytes.append(0x3E)
        self.text(text)
        markup("</mo>")
    }

    // MARK: Overlays

    private mutating func overlay(_ kind: MathOverlay, _ nodes: [MathNode]) {
        switch kind {
        case .phantom:
            markup("<mphantom>")
            row(nodes)
            markup("</mphantom>")
        case .horizontalPhantom:
            markup("<mpadded height=\"0\" depth=\"0\"><mphantom>")
            row(nodes)
            markup("</mphantom></mpadded>")
        case .verticalPhantom:
            markup("<mpadded width=\"0\"><mphantom>")
            row(nodes)
            markup("</mphantom></mpadded>")
        case .smash:
            markup("<mpadded height=\"0\" depth=\"0\">")
            row(nodes)
            markup("</mpadded>")
        case .left, .centre, .right:
            markup("<mpadded width=\"0\"><mrow")
            if kind == .left { markup(" class=\"to-left\"") }
            if kind == .centre { markup(" class=\"to-centre\"") }
            markup(">")
            row(nodes)
            markup("</mrow></mpadded>")
        }
    }

    private mutating func enclosed(_ kind: MathEnclosure, _ nodes: [MathNode]) {
        switch kind {
        case .box: markup("<mrow class=\"box\">")
        case .strikeUp: markup("<mrow class=\"strike-up\">")
        case .strikeDown: markup("<mrow class=\"strike-down\">")
        case .strikeBoth: markup("<mrow class=\"strike-up strike-down\">")
        case .strikeThrough: markup("<mrow class=\"strike\">")
        case .angle: markup("<mrow class=\"angle\">")
        }
        row(nodes)
        markup("</mrow>")
    }
}
