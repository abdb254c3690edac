internal import InterfaceStrings

/// What a course's page says of a file that one can take along: what it is, and what for.
enum DownloadText {
    static func make(_ kind: SiteCourse.Download.Kind, _ strings: InterfaceStrings) -> (title: String, purpose: String)
    {
        func package(_ format: String) -> String { strings.text(.lmsPackage, ["format": format]) }
        func bank(_ format: String) -> String { strings.text(.questionBank, ["format": format]) }
        return switch kind {
        case .pdf: (strings[.printedBook], strings[.purposeBook])
        case .scorm12: (package("SCORM 1.2"), strings[.purposeSCORM12])
        case .scorm12Single: (package("SCORM 1.2, 1 SCO"), strings[.purposeSCORM12Single])
        case .scorm2004: (package("SCORM 2004"), strings[.purposeSCORM2004])
        case .cmi5: (package("cmi5"), strings[.purposeCMI5])
        case .cc11: (package("Common Cartridge 1.1"), strings[.purposeCommonCartridge])
        case .cc13: (package("Common Cartridge 1.3"), strings[.purposeCommonCartridge])
        case .moodlexml: (bank("Moodle XML"), strings[.purposeMoodleXML])
        case .gift: (bank("GIFT"), strings[.purposeGIFT])
        case .qti21: (bank("QTI 2.1"), strings[.purposeQTI])
        case .epub: (strings[.electronicBook], strings[.purposeEPUB])
        case .markdown: (strings[.textFiles], strings[.purposeMarkdown])
        }
    }
}
