internal import FontPrograms

/// Glyphs of one face at their places in a text, before they are painted.
struct TextRun {
    var face: Int
    var style: Int
    var glyphs: [VectorGlyph]
    var text: [UInt8]
    /// The start of the baseline in the text's space.
    var origin: VectorPoint
    var degrees: Double
    var advance: Double
    /// How much the glyphs are stretched sideways.
    var stretch = 1.0
    /// How far the glyphs lean, where the family has no italic face.
    var slant = 0.0
}

/// Sets characters in faces: fallback, shaping, spacing.
struct TextRunLayout {
    let fonts: VectorFonts
    let shaper: Shaper
    /// Added behind every cluster, for `textLength`.
    var extraSpacing = 0.0
    /// Characters that no face has.
    private(set) var missing: Set<Unicode.Scalar> = []

    init(fonts: VectorFonts, shaper: Shaper) {
        self.fonts = fonts
        self.shaper = shaper
    }

    /// The faces for a style, the wanted one first.
    func chain(_ style: ComputedStyle) -> [Int] {
        let family = fonts.family(for: style.families)
        let fontStyle = FontStyle(isBold: style.weight >= 600, isItalic: style.isItalic)
        return fonts.collection.chain(family: family, style: fontStyle)
    }

    /// Sets characters of one style and direction from an origin on; the runs stand from left to right.
    mutating func set(
        _ characters: ArraySlice<TextCharacter>,
        _ style: ComputedStyle,
        isRightToLeft: Bool
    ) -> [TextRun] {
        let chain = chain(style)
        var parts: [(face: Int, scalars: [Unicode.Scalar])] = []
        for character in characters {
            let scalar = character.scalar
            let sticks =
                scalar.properties.generalCategory == .nonspacingMark || scalar.properties.isJoinControl
                || scalar.properties.isVariationSelector || scalar.properties.generalCategory == .enclosingMark
            if sticks, !parts.isEmpty {
                parts[parts.count - 1].scalars.append(scalar)
                continue
            }
            guard let face = chain.first(where: { fonts.collection.faces[$0].nominalGlyph(of: scalar) != nil }) else {
                if !scalar.properties.isDefaultIgnorableCodePoint { missing.insert(scalar) }
                continue
            }
            if parts.last?.face == face {
                parts[parts.count - 1].scalars.append(scalar)
            } else {
                parts.append((face, [scalar]))
            }
        }
        let runs = parts.map { run(of: $0.scalars, face: $0.face, style, isRightToLeft: isRightToLeft) }
        return isRightToLeft ? runs.reversed() : runs
    }

    private func run(
        of scalars: [Unicode.Scalar],
        face place: Int,
        _ style: ComputedStyle,
        isRightToLeft: Bool
    ) -> TextRun {
        let face = fonts.collection.faces[place]
        var text: [UInt8] = []
        for scalar in scalars { text.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        let spacing = style.letterSpacing + extraSpacing
        var shaped: [ShapedGlyph] = []
        shaper.shape(
            text.span,
            face: face,
            script: .common,
            language: "",
            direction: isRightToLeft ? .rightToLeft : .leftToRight,
            features: spacing == 0 ? [] : [FontFeature("liga", 0), FontFeature("clig", 0)],
            into: &shaped
        )
        let starts = Array(Set(shaped.map { Int($0.cluster) })).sorted()
        let ends = Dictionary(zip(starts, starts.dropFirst() + [text.count]), uniquingKeysWith: { first, _ in first })
        let scale = style.fontSize / Double(face.unitsPerEm)
        var pen = 0.0
        var glyphs: [VectorGlyph] = []
        for (index, glyph) in shaped.enumerated() {
            let start = Int(glyph.cluster)
            let isFirst = index == 0 || shaped[index - 1].cluster != glyph.cluster
            let isLast = index == shaped.count - 1 || shaped[index + 1].cluster != glyph.cluster
            if glyph.id != 0 {
                glyphs.append(
                    VectorGlyph(
                        id: glyph.id,
                        x: pen + Double(glyph.xOffset) * scale,
                        y: Double(glyph.yOffset) * scale,
                        text: start..<(isFirst ? ends[start] ?? text.count : start)
                    )
                )
            }
            pen += Double(glyph.advance) * scale
            if isLast {
                pen += spacing
                if start < text.count, text[start] == 0x20 { pen += style.wordSpacing }
            }
        }
        return TextRun(
            face: place,
            style: 0,
            glyphs: glyphs,
            text: text,
            origin: VectorPoint(x: 0, y: 0),
            degrees: 0,
            advance: pen,
            slant: style.isItalic && !face.isItalic ? 0.25 : 0
        )
    }

    /// How far the baseline lies below the place that a style aligns to, in the style's units.
    func baselineShift(_ style: ComputedStyle) -> Double {
        guard let first = chain(style).first else { return 0 }
        let face = fonts.collection.faces[first]
        let scale = style.fontSize / Double(face.unitsPerEm)
        let ascent = Double(face.ascender) * scale
        let descent = Double(face.descender) * scale
        let shift: Double =
            switch style.baseline {
            case .alphabetic: 0
            case .middle: Double(face.xHeight) * scale / 2
            case .central: (ascent + descent) / 2
            case .hanging: ascent * 0.8
            case .mathematical: ascent / 2
            case .top: ascent
            case .bottom: descent
            }
        return shift - style.baselineShift
    }
}
