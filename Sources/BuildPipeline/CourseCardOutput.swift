internal import Bytes
internal import CourseCards
internal import CourseMarkup
internal import CourseModel
internal import CoursePrint
internal import FontPrograms
internal import InterfaceStrings
internal import SiteRenderer
internal import Synchronization

/// The fonts that cards are drawn with, read when the first card is.
///
/// Of the program's own two are enough: the others hold signs that titles have none of.
final class CardFonts: Sendable {
    private static let own = ["fonts/NotoSans-Bold.ttf", "fonts/NotoSans-Regular.ttf"]

    private let fonts: FontSet
    private let read = Mutex<(collection: FontCollection, records: [FontRecord])?>(nil)

    init(_ fonts: FontSet) { self.fonts = fonts }

    /// The faces, the family that headings are set in first, and what the build record says of each.
    func load() -> (collection: FontCollection, records: [FontRecord]) {
        read.withLock { known in
            if let known { return known }
            var faces: [(face: FontFace, record: FontRecord)] = []
            let carried = Set(FontFile.embedded.map(\.path))
            for (file, record) in zip(fonts.files, fonts.records) {
                guard !carried.contains(file.path) || Self.own.contains(file.path), let face = try? file.face(),
                    face.outlines != .none
                else { continue }
                faces.append((face, record))
            }
            let family = fonts.families.heading ?? fonts.families.text ?? "Noto Sans"
            faces = faces.filter { $0.face.familyName == family } + faces.filter { $0.face.familyName != family }
            let made = (collection: FontCollection(faces: faces.map(\.face)), records: faces.map(\.record))
            known = made
            return made
        }
    }

    /// A digest over all files.
    var key: SHA256Digest { fonts.key }
}

extension CourseOutputs {
    /// The picture for previews; nil where the site's address is not known, without which none can be named, and where no
    /// font has the title's characters.
    ///
    /// - Parameter path: Below the web root.
    func card(_ part: SiteCourse, site: SiteDescription, path: String) -> PlannedOutput? {
        guard site.baseURL != nil, version.isLatest else { return nil }
        let package = document.package
        let card = CourseCard(
            title: package.title,
            site: site.title == package.title ? "" : site.title,
            facts: part.facts(on: site),
            language: package.language,
            direction: LanguageTag.direction(of: package.language) == .rightToLeft ? .rightToLeft : .leftToRight,
            accent: site.chrome.accent ?? SiteChrome.standardAccent
        )
        let fonts = context.cardFonts
        guard card.isCovered(by: fonts.load().collection) else { return nil }
        var hasher = SHA256Hasher()
        for field in ["card", card.title, card.site, card.facts, card.language, String(card.accent), fonts.key.hex] {
            hasher.write(field: field)
        }
        return PlannedOutput(
            path: Self.webRoot + path,
            key: hasher.digest(),
            inputs: ([course.packageDigest] + context.pageInputs).sortedByBytes(),
            content: .streamed { file in
                let (collection, records) = fonts.load()
                let (png, used) = try card.render(fonts: collection)
                try file.write(png)
                return PlannedOutput.Made(fonts: used.map { records[$0] })
            }
        )
    }
}
