internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings
internal import QuestionBanks

/// What a cartridge holds, under which names and titles.
struct CartridgeContents {
    /// A file of the cartridge.
    enum Entry {
        case picture(Picture)
        case style
        case page(PackageOutline.Page)
        case quiz(QuestionBank.Quiz)
        case bank
    }

    static let styleName = "content.css"
    static let bankName = "question-bank.xml"

    let outline: PackageOutline
    let bank: QuestionBank
    let names: ArchiveNames
    /// The pictures that pages and quizzes show, by path.
    let pictures: [Picture]
    private let version: CommonCartridge.Version
    private let strings: InterfaceStrings
    private let quizzes: [String: QuestionBank.Quiz]

    init(_ course: CourseDocument, version: CommonCartridge.Version, strings: InterfaceStrings) {
        outline = PackageOutline(course)
        bank = QuestionBank(outline)
        var used: [String: Picture] = [:]
        for picture in outline.pages.flatMap(\.pictures) { used[picture.path] = picture }
        pictures = used.values.sorted { $0.path < $1.path }
        names = ArchiveNames(pictures)
        quizzes = Dictionary(bank.quizzes.map { ($0.lessonID, $0) }, uniquingKeysWith: { first, _ in first })
        self.version = version
        self.strings = strings
    }

    /// All files but the manifest, by name.
    var entries: [(name: String, entry: Entry)] {
        var entries: [(name: String, entry: Entry)] = pictures.map { (names.asset($0.path), .picture($0)) }
        entries.append((Self.styleName, .style))
        for page in outline.pages { entries.append((page.name, .page(page))) }
        for quiz in bank.quizzes { entries.append((Self.name(of: quiz), .quiz(quiz))) }
        if !bank.quizzes.isEmpty { entries.append((Self.bankName, .bank)) }
        entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return entries
    }

    /// The quiz of a page; nil where it has none.
    func quiz(of page: PackageOutline.Page) -> QuestionBank.Quiz? {
        page.quiz.flatMap { quizzes[$0.quiz.lessonId] }
    }

    /// The file of a quiz, beside the manifest: there all importers read the addresses of its pictures alike.
    static func name(of quiz: QuestionBank.Quiz) -> String { "quiz-\(quiz.lessonID).xml" }

    /// A title as it stands in the manifest.
    func title(_ title: String) -> String {
        ManifestText.title(version == .v1p1 ? SubstitutionTable.moodleCartridge.apply(title) : title)
    }

    /// The title of a quiz: its lesson's, and the word for a quiz, together at most 255 code points.
    func title(of quiz: QuestionBank.Quiz) -> String {
        let suffix = " · \(strings[.quiz])"
        let title = title(quiz.title).unicodeScalars
        let room = LimitedText.titleLimit - suffix.unicodeScalars.count
        guard title.count > room else { return String(title) + suffix }
        return String(String.UnicodeScalarView(title.prefix(room - 1))) + "…" + suffix
    }
}
