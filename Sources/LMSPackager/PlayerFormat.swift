/// The formats whose packages hold Lectern's own player; the raw value is the format's name everywhere.
enum PlayerFormat: String, Sendable, CaseIterable {
    /// SCORM 1.2, a SCO for each page.
    case scorm12
    /// SCORM 1.2, one SCO that shows all pages.
    case scorm12Single = "scorm12-single"
    /// SCORM 2004 4th edition, a SCO for each page.
    case scorm2004
    /// cmi5, an assignable unit for each page.
    case cmi5

    /// What the standard is called in `manifest.json`.
    var standard: String {
        switch self {
        case .scorm12: "SCORM 1.2"
        case .scorm12Single: "SCORM 1.2, one SCO"
        case .scorm2004: "SCORM 2004 4th Edition"
        case .cmi5: "cmi5"
        }
    }

    /// The name of the file that an LMS reads first.
    var manifestName: String { self == .cmi5 ? "cmi5.xml" : "imsmanifest.xml" }

    /// Whose schemas the manifest names; nil where it names none.
    var schemas: LMSOptions.SchemaFamily? {
        switch self {
        case .scorm12, .scorm12Single: .scorm12
        case .scorm2004: .scorm2004
        case .cmi5: nil
        }
    }
}
