import Foundation
import Mustache
import Testing

@testable import SiteRenderer

/// docs/guide/templates.md tells of every value that a template can name.
struct TemplateGuideTests {
    private let guide: String

    init() throws {
        let repository = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        guide = try String(
            contentsOf: repository.appendingPathComponent("docs/guide/templates.md"),
            encoding: .utf8
        )
    }

    @Test(arguments: PageKind.allCases)
    func `the guide names every value of a kind of page`(kind: PageKind) {
        for name in CommonValue.fields.names + kind.own.names {
            #expect(guide.contains("`\(name)`") || guide.contains("`\(name)."), "\(kind.rawValue): \(name)")
        }
    }

    @Test func `the guide names what objects hold`() {
        let objects: [(String, TemplateFields)] = [
            ("site", CommonValue.siteFields), ("course", CourseFrame.courseFields),
            ("lesson", LessonPage.lessonFields), ("project", ProjectPage.projectFields),
        ]
        for (object, fields) in objects {
            for name in fields.names { #expect(guide.contains("`\(object).\(name)`"), "\(object).\(name)") }
        }
    }
}
