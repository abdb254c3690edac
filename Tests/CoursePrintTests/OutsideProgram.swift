import Foundation
import Testing

/// Runs programs that read what we wrote; one that is missing fails the test and names its Debian package.
enum OutsideProgram {
    struct Outcome {
        var status: Int32
        var output: String
    }

    static func run(_ name: String, _ arguments: [String], package: String) throws -> Outcome {
        let candidates = ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }
        let path = try #require(
            candidates.first(where: FileManager.default.isExecutableFile(atPath:)),
            "\(name) is missing: apt-get install \(package)"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }

    /// Calls a body with the path of a temporary file that holds the bytes.
    static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".pdf")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    /// Expects that qpdf finds no fault.
    static func expectSound(_ pdf: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let outcome = try withFile(pdf) { try run("qpdf", ["--check", $0], package: "qpdf") }
        #expect(outcome.status == 0, Comment(rawValue: outcome.output), sourceLocation: sourceLocation)
        #expect(!outcome.output.contains("WARNING"), Comment(rawValue: outcome.output), sourceLocation: sourceLocation)
    }

    /// The text that poppler finds.
    static func text(_ pdf: [UInt8]) throws -> String {
        try withFile(pdf) { try run("pdftotext", ["-enc", "UTF-8", $0, "-"], package: "poppler-utils").output }
    }
}
