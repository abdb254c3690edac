internal import FontPrograms

/// A stretch of text of one span, script, direction and face.
struct TextRun {
    var range: Range<Int>
    /// The place of the span in the text's `spans`.
    var span: Int
    var script: ScriptCode
    /// The embedding level (UAX #9); odd ones run right to left.
    var level: UInt8
    var face: Int
    /// Whether no face has the text.
    var isMissing: Bool
}

/// Splits text into runs by span, script, direction and the first face that has each cluster; belongs to one worker.
final class Itemizer {
    private let fonts: FontCollection
    private let shaper = Shaper()
    /// For each chain of faces that was used, the face of each scalar below U+3000 (-1: not looked up, -2: none has it).
    private var lowFaces: [[Int16]]
    /// The script of each scalar below U+3000 that was met; 0 for others.
    private var lowScripts: [UInt32]
    /// The face of each cluster of other scalars, by chain and scalars.
    private var faces: [[UInt32]: Int] = [:]

    private static let lowLimit = 0x3000

    init(fonts: FontCollection) {
        self.fonts = fonts
        lowFaces = Array(repeating: [], count: fonts.families.count * 4)
        lowScripts = Array(repeating: 0, count: Self.lowLimit)
    }

    /// The runs of a text in reading order; inline boxes are runs of their own.
    func runs(of text: ParagraphText, missing: (TextRun) -> Void) -> [TextRun] {
        let bytes = text.bytes
        let levels = text.levels
        var runs: [TextRun] = []
        var script = leadingScript(of: bytes)
        var previous: TextRun?
        for (number, span) in text.spans.enumerated() {
            if span.box != nil {
                if let run = previous { runs.append(run) }
                previous = nil
                let level = levels.isEmpty ? 0 : levels[span.range.lowerBound]
                runs.append(
                    TextRun(range: span.range, span: number, script: .common, level: level, face: 0, isMissing: false)
                )
                continue
            }
            let chain = span.style.family * 4 + (span.style.font.isBold ? 1 : 0) + (span.style.font.isItalic ? 2 : 0)
            var offset = span.range.lowerBound
            while offset < span.range.upperBound {
                if var run = previous, run.span == number, !run.isMissing, levels.isEmpty, script == .latin,
                    run.script == .latin
                {
                    // Most text goes on in the face and script that it is in.
                    let end = plainEnd(bytes, offset..<span.range.upperBound, chain: chain, face: run.face)
                    if end > offset {
                        run.range = run.range.lowerBound..<end
                        previous = run
                        offset = end
                        continue
                    }
                }
                let (value, count) = UnicodeData.scalar(bytes, at: offset)
                var end = offset + count
                var scalars: [UInt32] = []
                while end < span.range.upperBound, bytes[end] >= 0xC0 {
                    let next = UnicodeData.scalar(bytes, at: end)
                    let last = scalars.last ?? value
                    guard
                        last == EmojiSequence.zeroWidthJoiner && scalars.count < EmojiSequence.longest
                            && !UnicodeData.isRightToLeft(next.value)
                            || UnicodeData.extendsCluster(next.value)
                            || EmojiSequence.joins(next.value, after: last, isAlone: scalars.isEmpty)
                    else { break }
                    if scalars.isEmpty { scalars.append(value) }
                    scalars.append(next.value)
                    end += next.count
                }
                let own = self.script(of: value)
                if own != .common && own != .inherited { script = own }
                let level = levels.isEmpty ? 0 : levels[offset]
                var found: Int
                if EmojiSequence.isEmoji(value, scalars), !fonts.colourFaces.isEmpty {
                    found = emojiFace(of: value, &scalars, from: offset, to: &end)
                    if found < 0 { found = face(of: value, scalars, chain: chain, style: span.style, script: script) }
                } else if scalars.isEmpty, UnicodeData.isIgnorable(value), let previous, previous.span == number {
                    found = previous.isMissing ? -2 : previous.face
                } else {
                    found = face(of: value, scalars, chain: chain, style: span.style, script: script)
                }
                let isMissing = found < 0
                let face = isMissing ? replacementFace(span.style) : found
                if var run = previous, !isMissing, !run.isMissing, run.span == number, run.script == script,
                    run.level == level, run.face == face
                {
                    run.range = run.range.lowerBound..<end
                    previous = run
                } else {
                    if let run = previous { runs.append(run) }
                    let run = TextRun(
                        range: offset..<end,
                        span: number,
                        script: script,
                        level: level,
                        face: face,
                        isMissing: isMissing
                    )
                    if isMissing { missing(run) }
                    previous = run
                }
                offset = end
            }
        }
        if let run = previous { runs.append(run) }
        return runs
    }

    /// Where the characters of ASCII that a face of a chain has, and that stand alone, end.
    private func plainEnd(_ bytes: [UInt8], _ range: Range<Int>, chain: Int, face: Int) -> Int {
        guard !lowFaces[chain].isEmpty else { return range.lowerBound }
        var offset = range.lowerBound
        while offset < range.upperBound, bytes[offset] < 0x80, lowFaces[chain][Int(bytes[offset])] == face {
            offset += 1
        }
        // The last one may begin a cluster with what follows it.
        return offset < range.upperBound && offset > range.lowerBound ? offset - 1 : offset
    }

    /// The script of the first character that has one of its own.
    private func leadingScript(of bytes: [UInt8]) -> ScriptCode {
        var offset = 0
        while offset < bytes.count {
            let (value, count) = UnicodeData.scalar(bytes, at: offset)
            let script = script(of: value)
            if script != .common && script != .inherited { return script }
            offset += count
        }
        return .latin
    }

    private func script(of scalar: UInt32) -> ScriptCode {
        guard scalar >= 0x80, scalar < Self.lowLimit else { return UnicodeData.script(scalar) }
        if lowScripts[Int(scalar)] == 0 { lowScripts[Int(scalar)] = UnicodeData.script(scalar).rawValue }
        return ScriptCode(rawValue: lowScripts[Int(scalar)])
    }

    /// The first face of a chain that has a cluster; -2 where none has it.
    private func face(
        of scalar: UInt32,
        _ cluster: [UInt32],
        chain: Int,
        style: TextStyle,
        script: ScriptCode
    ) -> Int {
        if cluster.isEmpty, scalar < Self.lowLimit {
            if lowFaces[chain].isEmpty { lowFaces[chain] = [Int16](repeating: -1, count: Self.lowLimit) }
            let known = lowFaces[chain][Int(scalar)]
            if known != -1 { return Int(known) }
            let found = search([scalar], style: style, script: script)
            lowFaces[chain][Int(scalar)] = Int16(found)
            return found
        }
        let scalars = cluster.isEmpty ? [scalar] : cluster
        let key = [UInt32(chain)] + scalars
        if let known = faces[key] { return known }
        if faces.count > 1 << 16 { faces = [:] }
        let found = search(scalars, style: style, script: script)
        faces[key] = found
        return found
    }

    /// The first colour face that has an emoji; -2 where none has.
    ///
    /// Where none has all that a joiner joins, the cluster ends behind the joiner, so that its parts are shown one by
    /// one.
    private func emojiFace(of scalar: UInt32, _ cluster: inout [UInt32], from start: Int, to end: inout Int) -> Int {
        while true {
            let scalars = cluster.isEmpty ? [scalar] : cluster
            let key = [UInt32.max] + scalars
            let found = faces[key] ?? fonts.colourFaces.first { hasGlyphs(for: scalars, $0) } ?? -2
            if faces.count > 1 << 16 { faces = [:] }
            faces[key] = found
            guard found < 0, let joiner = cluster.dropLast().lastIndex(of: EmojiSequence.zeroWidthJoiner) else {
                return found
            }
            cluster.removeLast(cluster.count - joiner - 1)
            end = start + cluster.reduce(0) { $0 + Self.byteCount($1) }
        }
    }

    private static func byteCount(_ scalar: UInt32) -> Int {
        scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    private func hasGlyphs(for scalars: [UInt32], _ face: Int) -> Bool {
        // A keycap's sign and tags have no glyph but in the whole sequence.
        let needed = scalars.filter { !UnicodeData.isIgnorable($0) && $0 != EmojiSequence.keycap }
        guard
            needed.allSatisfy({ scalar in
                Unicode.Scalar(scalar).map { fonts.faces[face].nominalGlyph(of: $0) != nil } ?? false
            })
        else { return false }
        guard scalars.count > 1 else { return true }
        let bytes = Array(String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))).utf8)
        var glyphs: [ShapedGlyph] = []
        shaper.shape(
            bytes.span,
            face: fonts.faces[face],
            script: .common,
            language: "",
            direction: .leftToRight,
            into: &glyphs
        )
        return !glyphs.isEmpty && glyphs.allSatisfy { $0.id != 0 }
    }

    private func search(_ scalars: [UInt32], style: TextStyle, script: ScriptCode) -> Int {
        let chain = fonts.chain(family: style.family, style: style.font)
        let needed = scalars.compactMap { UnicodeData.isIgnorable($0) ? nil : Unicode.Scalar($0) }
        for face in chain where needed.allSatisfy({ fonts.faces[face].nominalGlyph(of: $0) != nil }) { return face }
        guard needed.count > 1, let base = needed.first else { return -2 }
        // A face may have the composed character alone, which shaping finds and `cmap` does not tell.
        let bytes = Array(String(String.UnicodeScalarView(needed)).utf8)
        for face in chain where fonts.faces[face].nominalGlyph(of: base) != nil {
            var glyphs: [ShapedGlyph] = []
            shaper.shape(
                bytes.span,
                face: fonts.faces[face],
                script: script,
                language: "",
                direction: .leftToRight,
                into: &glyphs
            )
            if glyphs.allSatisfy({ $0.id != 0 }) { return face }
        }
        return -2
    }

    /// The face that shows text no face has: the first with U+FFFD, else the first of the chain.
    private func replacementFace(_ style: TextStyle) -> Int {
        let replacement = search([0xFFFD], style: style, script: .common)
        return replacement >= 0 ? replacement : fonts.chain(family: style.family, style: style.font).first ?? 0
    }
}
