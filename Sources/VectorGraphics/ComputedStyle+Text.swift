extension ComputedStyle {
    /// Applies a property of text.
    mutating func applyText(
        _ property: String,
        _ value: String,
        _ word: String,
        _ parent: ComputedStyle,
        _ lengths: LengthContext
    ) {
        switch property {
        case "font": setFont(value, parent, lengths)
        case "font-family": families = Self.families(value)
        case "font-size": if let read = Self.fontSize(word, parent, lengths) { fontSize = read }
        case "font-weight": if let read = Self.weight(word, parent) { weight = read }
        case "font-style": isItalic = word.hasPrefix("italic") || word.hasPrefix("oblique")
        case "letter-spacing": letterSpacing = word == "normal" ? 0 : lengths.length(word, .width) ?? letterSpacing
        case "word-spacing": wordSpacing = word == "normal" ? 0 : lengths.length(word, .width) ?? wordSpacing
        case "text-anchor":
            if let read = ["start": TextAnchor.start, "middle": .middle, "end": .end][word] { anchor = read }
        case "dominant-baseline": baseline = Self.baselines[word] ?? .alphabetic
        case "alignment-baseline": if let read = Self.baselines[word] { baseline = read }
        case "baseline-shift":
            // Half a line of the raised text's own size, as browsers have it.
            let shift =
                switch word {
                case "sub": -fontSize * 0.68
                case "super": fontSize * 0.68
                case "baseline": 0.0
                default:
                    word.hasSuffix("%")
                        ? (TextScanner.numbers(word).first ?? 0) / 100 * fontSize : lengths.length(word, .height) ?? 0
                }
            baselineShift = parent.baselineShift + shift
        case "text-decoration", "text-decoration-line":
            decorations.hasUnderline = decorations.hasUnderline || word.contains("underline")
            decorations.hasOverline = decorations.hasOverline || word.contains("overline")
            decorations.hasLineThrough = decorations.hasLineThrough || word.contains("line-through")
        case "white-space", "xml:space", "white-space-collapse":
            keepsSpace = ["pre", "pre-wrap", "break-spaces", "preserve"].contains(word)
        case "direction": isRightToLeft = word == "rtl"
        case "writing-mode": isVertical = word.hasPrefix("tb") || word.hasPrefix("vertical")
        default: break
        }
    }

    private static let baselines: [String: TextBaseline] = [
        "auto": .alphabetic, "alphabetic": .alphabetic, "baseline": .alphabetic, "middle": .middle,
        "central": .central, "hanging": .hanging, "mathematical": .mathematical, "text-before-edge": .top,
        "before-edge": .top, "text-top": .top, "top": .top, "text-after-edge": .bottom, "after-edge": .bottom,
        "text-bottom": .bottom, "ideographic": .bottom, "bottom": .bottom, "center": .central,
    ]

    static func families(_ value: String) -> [String] {
        value.split(separator: ",").prefix(20).map { name in
            name.trimmed.filter { $0 != "\"" && $0 != "'" }.lowercased()
        }
    }

    private static let sizes: [String: Double] = [
        "xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
    ]

    private static func fontSize(_ word: String, _ parent: ComputedStyle, _ lengths: LengthContext) -> Double? {
        if let size = sizes[word] { return size }
        if word == "smaller" { return parent.fontSize / 1.2 }
        if word == "larger" { return parent.fontSize * 1.2 }
        var lengths = lengths
        lengths.fontSize = parent.fontSize
        if word.hasSuffix("%") { return TextScanner.numbers(word).first.map { $0 / 100 * parent.fontSize } }
        guard let size = lengths.length(word, .height), size >= 0, size.isFinite else { return nil }
        return size
    }

    private static func weight(_ word: String, _ parent: ComputedStyle) -> Int? {
        switch word {
        case "normal": 400
        case "bold": 700
        case "bolder": parent.weight < 350 ? 400 : parent.weight < 550 ? 700 : 900
        case "lighter": parent.weight < 550 ? 100 : parent.weight < 750 ? 400 : 700
        default: TextScanner.numbers(word).first.flatMap { (1...1000).contains($0) ? Int($0) : nil }
        }
    }

    /// `font: italic bold 12px/1.2 Arial, sans-serif` (CSS Fonts 4, 2.7).
    private mutating func setFont(_ value: String, _ parent: ComputedStyle, _ lengths: LengthContext) {
        var words = value.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        var (isItalic, weight) = (false, 400)
        while let word = words.first?.lowercased() {
            let size = word.split(separator: "/").first.map(String.init) ?? ""
            let isNumber = word.utf8.allSatisfy { (0x30...0x39).contains($0) } && word != "0"
            if !isNumber, let read = Self.fontSize(size, parent, lengths) {
                words.removeFirst()
                if words.first == "/" { words.removeFirst(min(2, words.count)) }
                guard !words.isEmpty else { return }
                fontSize = read
                self.isItalic = isItalic
                self.weight = weight
                families = Self.families(words.joined(separator: " "))
                return
            }
            if word.hasPrefix("italic") || word.hasPrefix("oblique") { isItalic = true }
            if let read = Self.weight(word, parent), word != "normal" { weight = read }
            words.removeFirst()
        }
    }
}
