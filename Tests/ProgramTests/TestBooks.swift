import Foundation
import Testing

/// The books of the specimen courses and of the example site, exported once for all tests that read them.
enum TestBooks {
    /// The folders of the courses, below the repository's.
    static let courses = [
        "Tests/Specimen/english", "Tests/Specimen/german", "site/courses/weather", "site/courses/sauerteig",
    ]

    /// The repository's folder.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Where the books lie, and what tests find wrong about them: a folder that stays, to be looked at.
    static let scratch = repository.appendingPathComponent(".build/books")

    private static let exported = Result<URL, any Error> { try export() }

    /// A folder with `english.pdf`, `german.pdf`, `weather.pdf` and `sauerteig.pdf`.
    static var folder: URL { get throws { try exported.get() } }

    /// The book of a course.
    static func book(of course: String) throws -> URL {
        try folder.appendingPathComponent(URL(fileURLWithPath: course).lastPathComponent + ".pdf")
    }

    private static func export() throws -> URL {
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let runs = try courses.map { course in
            let name = URL(fileURLWithPath: course).lastPathComponent + ".pdf"
            return try Program.start(
                ["export", "pdf", repository.appendingPathComponent(course).path, "--output", name, "--quiet"],
                in: scratch
            )
        }
        for run in runs {
            let ended = try run.wait()
            try #require(ended.status == 0, "\(ended.errors)")
        }
        return scratch
    }
}
