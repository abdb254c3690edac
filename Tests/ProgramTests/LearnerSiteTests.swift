import CourseFixtures
import Foundation
import OutsidePrograms
import Testing

/// A built site in a browser, used as learners use it: Tests/SiteJourneys tells the journeys.
struct LearnerSiteTests {
    @Test func `learners read, answer, come back, go offline and finish`() throws {
        let scratch = try Scratch()
        let repository = TestBooks.repository
        try FileManager.default.copyItem(
            at: repository.appendingPathComponent("site/courses"),
            to: scratch("courses")
        )
        let arabic = CourseFixture(id: "field-course-ar", language: "ar", title: "دورة في الحقل", modules: 2)
        try scratch.write(arabic.sealed(), to: "courses/field/package.json")
        for file in arabic.files { try scratch.write(file.bytes, to: "courses/field/" + file.path) }
        try scratch.write(
            """
            title: Lectern examples
            courses: [courses/*]
            outputs: [site]
            translations:
              - [measuring-the-weather, field-course-ar]

            """,
            to: "lectern.yaml"
        )
        let built = try Program.run("build", ".", in: scratch.url)
        try #require(built.status == 0, "\(built.errors)")

        let journeys = try OutsideProgram.run(
            "env",
            [
                "python3", repository.appendingPathComponent("Tests/SiteJourneys/journeys.py").path,
                scratch("dist/site").path,
            ],
            package: "coreutils"
        )
        let failures = journeys.output.split(separator: "\n").filter { !$0.hasPrefix("passed ") }
        #expect(journeys.status == 0 && failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }
}
