import CourseMarkup
import CourseModel
import FileAccess
import FontPrograms
import Foundation
import InterfaceStrings
import Testing
import TextLayout

@testable import BuildPipeline
@testable import CoursePrint

/// The pages of this repository's courses, and with `LECTERN_COURSES` those of every course below a folder.
struct PageRulesTests {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static var courses: [String] {
        var folders = [repository + "/site/courses", repository + "/Tests/Specimen"]
        if let more = ProcessInfo.processInfo.environment["LECTERN_COURSES"] { folders.append(more) }
        return folders.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { "\(folder)/\($0)" }
        }.filter { FileManager.default.fileExists(atPath: $0 + "/package.json") }
    }

    static var settings: [BookOptions] {
        BookOptions.PageSize.allCases.enumerated().map { index, size in
            var options = BookOptions()
            options.pageSize = size
            options.isTwoSided = index == 2
            return options
        }
    }

    @Test(arguments: courses, settings)
    func `no set page breaks a rule of good pages`(_ course: String, _ options: BookOptions) async throws {
        let read = try await CourseReading(jobs: 2).read(course)
        let document = try #require(read.document)
        let fonts = FontCollection(faces: try FontFile.embedded.map { try $0.face() })
        let language = document.package.language
        let theme = BookTheme(options: options, fonts: fonts, language: language)
        let plan = BookPlan(
            course: document,
            theme: theme,
            fonts: fonts,
            strings: InterfaceStrings.forLanguage(language)
        )
        var rules = PageRules(geometry: theme.geometry)
        for chapter in try await plan.set(jobs: 2) { rules.read(chapter) }
        for fault in rules.faults { Issue.record("\(fault)") }
    }
}
