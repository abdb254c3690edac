internal import CourseModel
public import Diagnostics

/// What the LMS packages have to say about a course.
public enum LMSPackagerFinding {
    /// A title has a character that XML cannot hold.
    public static let titleCharacter = FindingCode(
        "lms.title-character",
        .warning,
        meaning: "A title holds a character that no XML document can hold; LMSs show U+FFFD for it.",
        example: #""title": "Sensors\uFFFF""#,
        fix: "Take the character out of the title."
    )

    /// All codes of this module.
    public static let all: [FindingCode] = [titleCharacter]

    static func findings(about package: CoursePackage) -> [Finding] {
        var titles = [("/title", package.title)]
        for (index, module) in package.syllabus.modules.enumerated() {
            titles.append(("/syllabus/modules/\(index)/title", module.title))
        }
        for (index, lesson) in package.lessons.enumerated() { titles.append(("/lessons/\(index)/title", lesson.title)) }
        for (index, project) in package.projects.enumerated() {
            titles.append(("/projects/\(index)/title", project.title))
        }
        return titles.compactMap { pointer, title in
            guard let scalar = title.unicodeScalars.first(where: { $0.value == 0xFFFE || $0.value == 0xFFFF }) else {
                return nil
            }
            let code = String(scalar.value, radix: 16, uppercase: true)
            return Finding(titleCharacter, "expected characters that XML can hold, found U+\(code)", pointer: pointer)
        }
    }
}
