internal import Bytes
internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import XMLCodec

/// Writes `cmi5.xml` (cmi5 Quartz, 13) in the profile that `schemas/cmi5` describes.
///
/// The identifiers name the course and its parts, never a version: what a learner did counts for the next version too.
enum CMI5Structure {
    /// Makes the course structure.
    static func make(_ package: PlayerPackage) -> [UInt8] {
        let course = package.package
        let root = identifier(of: course)
        let text = Text(language: course.language)
        var writer = XMLWriter()
        writer.element(
            "courseStructure",
            ["xmlns": "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"]
        ) { writer in
            writer.element("course", ["id": root]) { writer in
                text.write(course.title, course.description, into: &writer)
            }
            for module in package.outline.modules where !module.pages.isEmpty {
                writer.element("block", ["id": "\(root):module:\(module.id)"]) { writer in
                    text.write(module.title, module.summary, into: &writer)
                    for page in module.pages { write(page, text, root, package.options, into: &writer) }
                }
            }
        }
        return writer.bytes
    }

    /// The course's identifier: the same for every version of a course.
    ///
    /// It is made of the course's id and of where it comes from, because others may have a course of that id, whose
    /// learners one record store may keep, too.
    private static func identifier(of course: CoursePackage) -> String {
        let name = "urn:lectern:course:\(course.syllabusId)"
        if course.source.isEmpty { return name }
        return "\(name):\(SHA256Digest(ofUTF8: course.source).hex.prefix(16))"
    }

    private static func write(
        _ page: PackageOutline.Page,
        _ text: Text,
        _ root: String,
        _ options: LMSOptions,
        into writer: inout XMLWriter
    ) {
        let (id, description) =
            switch page.content {
            case .lesson(let lesson):
                ("\(root):lesson:\(lesson.lesson.id)", lesson.lesson.objectives.joined(separator: "\n"))
            case .project(let project): ("\(root):project:\(project.project.id)", "")
            }
        let content = { (writer: inout XMLWriter) in
            text.write(page.title, description, into: &writer)
            writer.element("url", text: page.name)
        }
        if page.quiz == nil {
            writer.element("au", ["id": id, "moveOn": "Completed", "launchMethod": "AnyWindow"], content: content)
        } else {
            let share = ManifestPart.share(ofPercent: options.passPercent)
            writer.element(
                "au",
                ["id": id, "moveOn": "CompletedAndPassed", "masteryScore": share, "launchMethod": "AnyWindow"],
                content: content
            )
        }
    }

    /// Titles and descriptions; both must be there.
    private struct Text {
        let language: String

        func write(_ title: String, _ description: String, into writer: inout XMLWriter) {
            let description = description.isEmpty ? title : description
            for (name, text) in [
                ("title", LimitedText.title(title)), ("description", LimitedText.description(description)),
            ] {
                writer.element(name) { writer in writer.element("langstring", ["lang": language], text: text) }
            }
        }
    }
}
