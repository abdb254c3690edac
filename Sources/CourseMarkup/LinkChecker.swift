internal import CourseModel
internal import Diagnostics

/// Checks the links that lead into the course, when all its lessons are parsed.
struct LinkChecker {
    private let anchors: [String: Set<String>]

    init(lessons: [ParsedLesson]) {
        anchors = Dictionary(
            lessons.map { ($0.document.lesson.id, $0.anchors) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The links that lead nowhere, from a text whose own headings have these addresses.
    func check(_ references: [CourseReference], anchors own: Set<String>) -> [Finding] {
        references.compactMap { reference in
            switch reference.target {
            case .address: return nil
            case .anchor(let anchor):
                if Self.contains(anchor, in: own) { return nil }
                return finding(
                    CourseMarkupFinding.linkAnchor,
                    "expected the address of a heading of this text's lesson or project, found \"#\(anchor)\"",
                    reference
                )
            case .lesson(let id, let anchor):
                guard let there = anchors[id] else {
                    return finding(
                        CourseMarkupFinding.linkLesson,
                        "expected the id of a lesson of this course, found \"lesson:\(id)\"",
                        reference
                    )
                }
                guard let anchor, !Self.contains(anchor, in: there) else { return nil }
                return finding(
                    CourseMarkupFinding.linkAnchor,
                    "expected the address of a heading of the lesson \"\(id)\", found \"#\(anchor)\"",
                    reference
                )
            }
        }
    }

    /// Whether an address is there byte for byte: a browser tells apart what Unicode takes to be equal.
    private static func contains(_ anchor: String, in anchors: Set<String>) -> Bool {
        guard let index = anchors.firstIndex(of: anchor) else { return false }
        return anchors[index].utf8.elementsEqual(anchor.utf8)
    }

    private func finding(_ code: FindingCode, _ message: String, _ reference: CourseReference) -> Finding {
        Finding(code, message, pointer: reference.pointer, textOffset: reference.textOffset)
    }
}
