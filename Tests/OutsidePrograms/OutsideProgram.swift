import Foundation
public import Testing

/// Runs programs that read what we wrote; one that is missing fails the test and names its Debian package.
public enum OutsideProgram {
    /// How a program ended.
    public struct Outcome: Sendable {
        /// Its exit status.
        public var status: Int32
        /// What it printed, errors too.
        public var output: String
    }

    /// Runs a program of the system to its end.
    ///
    /// - Parameter package: The Debian package that has it.
    public static func run(_ name: String, _ arguments: [String], package: String) throws -> Outcome {
        let candidates = ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }
        let path = try #require(
            candidates.first(where: FileManager.default.isExecutableFile(atPath:)),
            "\(name) is missing: apt-get install \(package)"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        // Into a file: the end of a pipe is inherited by what other tests start meanwhile, and then does not close.
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("output-" + UUID().uuidString)
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = try FileHandle(forWritingTo: file)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        let printed = try Data(contentsOf: file)
        return Outcome(status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self))
    }

    /// Calls a body with the path of a temporary file that holds the bytes.
    public static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".pdf")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    /// Expects that qpdf finds no fault.
    public static func expectSound(_ pdf: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let outcome = try withFile(pdf) { try run("qpdf", ["--check", $0], package: "qpdf") }
        #expect(outcome.status == 0, Comment(rawValue: outcome.output), sourceLocation: sourceLocation)
        #expect(!outcome.output.contains("WARNING"), Comment(rawValue: outcome.output), sourceLocation: sourceLocation)
    }

    /// The text that poppler finds.
    public static func text(_ pdf: [UInt8]) throws -> String {
        try withFile(pdf) { try run("pdftotext", ["-enc", "UTF-8", $0, "-"], package: "poppler-utils").output }
    }
}
