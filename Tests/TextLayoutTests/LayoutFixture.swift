import FontPrograms
import Foundation
import TextLayout

/// The repository's fonts and short ways to write paragraphs.
struct LayoutFixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "fonts")

    static let fonts: FontCollection = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let faces = names.filter { $0.hasSuffix(".ttf") }.sorted().compactMap { name in
            (try? Data(contentsOf: folder.appending(path: name))).flatMap { try? FontFace(bytes: [UInt8]($0)) }
        }
        return FontCollection(faces: faces, fallback: ["Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2"])
    }()

    /// The repository's hyphenation patterns.
    static let hyphenation = HyphenationLibrary { name in
        let file = folder.appending(path: "hyphenation/\(name).tex")
        return (try? Data(contentsOf: file)).map { [UInt8]($0) }
    }

    let typesetter = Typesetter(fonts: fonts)
    let hyphenating = Typesetter(fonts: fonts, hyphenation: hyphenation)
    let serif = TextStyle(family: fonts.family(named: "Noto Serif") ?? 0, size: 10_000)
    let mono = TextStyle(family: fonts.family(named: "Noto Sans Mono") ?? 0, size: 8_500)

    func paragraph(
        _ text: String,
        alignment: TextAlignment = .justify,
        language: String = "en",
        direction: TextDirection = .leftToRight
    ) -> Paragraph {
        Paragraph(
            [.text(text, serif, tag: 1)],
            style: ParagraphStyle(alignment: alignment, lineHeight: 14_000, direction: direction, language: language)
        )
    }

    func lines(_ text: String, measure: Thousandths, alignment: TextAlignment = .justify, language: String = "en")
        -> [LineBox]
    {
        typesetter.lines(of: paragraph(text, alignment: alignment, language: language), measure: measure)
    }

    func texts(_ text: String, measure: Thousandths, language: String = "en") -> [String] {
        lines(text, measure: measure, language: language).map(Self.text)
    }

    static func text(_ line: LineBox) -> String { String(decoding: line.text, as: UTF8.self) }

    static let prose = """
        In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the \
        youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her \
        face. Close by the castle lay a great dark forest, and under an old lime tree in the forest was a well, and \
        when the day was very warm, the king’s child went out into the forest and sat down by the side of the cool \
        fountain; and when she was bored she took a golden ball, and threw it up on high and caught it; and this ball \
        was her favorite plaything.
        """

    static let geometry = PageGeometry(
        pageWidth: 420_000,
        pageHeight: 595_000,
        topMargin: 60_000,
        bottomMargin: 60_000,
        innerMargin: 50_000,
        outerMargin: 40_000,
        isTwoSided: true
    )

    static func lines(of page: PageFrame) -> [(PlacedItem, LineBox)] {
        page.items.compactMap { item in
            if case .line(let line) = item.content { (item, line) } else { nil }
        }
    }
}
