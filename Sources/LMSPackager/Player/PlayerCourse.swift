internal import Bytes
internal import CourseArchives
internal import CourseModel
internal import InterfaceStrings
internal import JSONCodec

/// Makes `player/course.js`: what the player has to know of the whole course.
///
/// The data is described at the top of `templates/lms/player/state.js`.
enum PlayerCourse {
    /// The texts that the player shows beside those that pages carry in their markup.
    private static let textKeys: [InterfaceStringKey] = [
        .completed, .contents, .progressOf, .unknownVersion, .platformUnreachable, .sessionEnded, .returnToPlatform,
    ]

    static func make(
        _ package: CoursePackage,
        _ outline: PackageOutline,
        _ format: PlayerFormat,
        options: LMSOptions,
        strings: InterfaceStrings
    ) -> [UInt8] {
        let current = EarlierVersion(package)
        let questions = Dictionary(current.pages.map { ($0.key, $0.questions) }) { first, _ in first }
        let tree: JSONTree = [
            "id": .string(package.syllabusId),
            "version": .integer(package.version),
            "language": .string(package.language),
            "format": .string(format.rawValue),
            "pass": .integer(options.passPercent),
            "pages": .array(
                outline.pages.map { page in
                    [
                        "key": .string(page.key),
                        "path": .string(page.name),
                        "title": .string(page.title),
                        "questions": list(questions[page.key] ?? []),
                    ]
                }
            ),
            "prints": list(current.pages.flatMap(\.prints)),
            "earlier": .array(
                options.earlier.sorted { $0.version < $1.version }.map { earlier in
                    [
                        "version": .integer(earlier.version),
                        "pages": list(earlier.pages.map(\.key)),
                        "questions": .array(earlier.pages.map { list($0.questions) }),
                        "prints": list(earlier.pages.flatMap(\.prints)),
                    ]
                }
            ),
            "texts": .object(textKeys.map { .init($0.rawValue, .string(strings[$0])) }),
        ]
        return [UInt8](utf8: "lectern.course(") + tree.compact() + [UInt8](utf8: ");\n")
    }

    private static func list(_ strings: [String]) -> JSONTree { .array(strings.map { .string($0) }) }
}
