internal import SiteRenderer

/// The formats of packages for learning management systems, in the order in which they are offered; the raw value is the
/// name in `lms.formats` and of `lectern export`.
public enum PackageFormat: String, Sendable, Hashable, CaseIterable {
    /// SCORM 1.2, a SCO for each page.
    case scorm12
    /// SCORM 1.2 with one SCO.
    case scorm12Single = "scorm12-single"
    /// SCORM 2004 4th edition.
    case scorm2004
    /// cmi5.
    case cmi5
    /// Common Cartridge 1.1.
    case cc11
    /// Common Cartridge 1.3.
    case cc13
    /// The questions as Moodle XML.
    case moodlexml
    /// The questions as GIFT.
    case gift
    /// The questions as QTI 2.1.
    case qti21
    /// EPUB 3.3.
    case epub
    /// Markdown.
    case markdown

    /// The end of the file's name after `COURSE-VERSION`.
    var fileEnd: String {
        switch self {
        case .scorm12, .scorm12Single, .scorm2004, .cmi5, .qti21, .markdown: "-\(rawValue).zip"
        case .cc11, .cc13: "-\(rawValue).imscc"
        case .moodlexml: "-\(rawValue).xml"
        case .gift: "-\(rawValue).txt"
        case .epub: ".epub"
        }
    }

    /// Whether the package holds the player, and with it the order of earlier versions.
    var hasPlayer: Bool {
        switch self {
        case .scorm12, .scorm12Single, .scorm2004, .cmi5: true
        case .cc11, .cc13, .moodlexml, .gift, .qti21, .epub, .markdown: false
        }
    }

    /// How a course's page speaks of it.
    var download: SiteCourse.Download.Kind {
        switch self {
        case .scorm12: .scorm12
        case .scorm12Single: .scorm12Single
        case .scorm2004: .scorm2004
        case .cmi5: .cmi5
        case .cc11: .cc11
        case .cc13: .cc13
        case .moodlexml: .moodlexml
        case .gift: .gift
        case .qti21: .qti21
        case .epub: .epub
        case .markdown: .markdown
        }
    }
}
