/// Which of a family's four faces is meant.
public struct FontStyle: Hashable, Sendable {
    /// Whether the bold face is meant.
    public var isBold: Bool
    /// Whether the italic face is meant.
    public var isItalic: Bool

    /// Makes a style.
    public init(isBold: Bool = false, isItalic: Bool = false) {
        self.isBold = isBold
        self.isItalic = isItalic
    }

    /// Neither bold nor italic.
    public static let regular = FontStyle()

    /// The place of the style among a family's four.
    var index: Int { (isBold ? 1 : 0) + (isItalic ? 2 : 0) }

    /// The places to look at for a style, nearest first: weight is kept before slant.
    var nearest: [Int] {
        switch (isBold, isItalic) {
        case (false, false): [0, 1, 2, 3]
        case (true, false): [1, 0, 3, 2]
        case (false, true): [2, 0, 3, 1]
        case (true, true): [3, 1, 2, 0]
        }
    }
}

/// Faces by family and style, and the order in which families help out where one lacks a character.
///
/// A face is named by its place in `faces`, a family by its place in `families`; both orders come from what the
/// collection was made of, so that the same fonts give the same choice everywhere.
public struct FontCollection: Sendable {
    /// All faces, in the order they were given.
    public let faces: [FontFace]
    /// The names of the families, in order of their first face; those of bitmaps alone come last, so that characters
    /// which may be text or emoji are text.
    public let families: [String]
    /// The faces whose glyphs bring colours, which emoji are looked for in, in the order they were given.
    public let colourFaces: [Int]
    /// For each family and style, the faces to try in order; `chains[family * 4 + style.index]`.
    private let chains: [[Int]]

    /// Groups faces into families.
    ///
    /// - Parameters:
    ///   - faces: The faces; of two with the same family and style the first counts.
    ///   - fallback: Names of families that help out where another lacks a character, in the order to try. Families
    ///     that are not named help out after them, in the order of `faces`.
    public init(faces: [FontFace], fallback: [String] = []) {
        var families: [String] = []
        var slots: [[Int?]] = []
        let order =
            faces.indices.filter { faces[$0].outlines != .none } + faces.indices.filter { faces[$0].outlines == .none }
        for number in order {
            let face = faces[number]
            let family: Int
            if let known = families.firstIndex(of: face.familyName) {
                family = known
            } else {
                family = families.count
                families.append(face.familyName)
                slots.append([nil, nil, nil, nil])
            }
            let style = FontStyle(isBold: face.weight >= 600, isItalic: face.isItalic)
            if slots[family][style.index] == nil { slots[family][style.index] = number }
        }
        let helpers =
            fallback.compactMap { families.firstIndex(of: $0) }
            + families.indices.filter { !fallback.contains(families[$0]) }
        var chains: [[Int]] = []
        for family in families.indices {
            for index in 0..<4 {
                let style = FontStyle(isBold: index & 1 != 0, isItalic: index & 2 != 0)
                var chain: [Int] = []
                for helper in [family] + helpers {
                    for place in style.nearest {
                        guard let face = slots[helper][place], !chain.contains(face) else { continue }
                        chain.append(face)
                    }
                }
                chains.append(chain)
            }
        }
        self.faces = faces
        self.families = families
        self.chains = chains
        colourFaces = faces.indices.filter { faces[$0].colourFormat != nil }
    }

    /// The family's place in `families`; nil where the collection has none of that name.
    public func family(named name: String) -> Int? { families.firstIndex(of: name) }

    /// The faces to try for a family and style, in order.
    public func chain(family: Int, style: FontStyle) -> [Int] { chains[family * 4 + style.index] }

    /// The first face of the chain that has glyphs for all of the scalars; nil where none has.
    public func face(for scalars: some Collection<Unicode.Scalar>, family: Int, style: FontStyle) -> Int? {
        chain(family: family, style: style).first { number in
            scalars.allSatisfy { faces[number].nominalGlyph(of: $0) != nil }
        }
    }
}
