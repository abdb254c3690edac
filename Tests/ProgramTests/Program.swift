import Foundation
import Testing

/// The built program, run as a person runs it.
struct Program {
    /// What one run gave.
    struct Run {
        var status: Int32
        var output: String
        var errors: String

        /// The lines of the standard error.
        var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    }

    /// Runs the program to its end.
    ///
    /// - Parameter shell: A command line in front of it, such as `ulimit -f 1 &&`; the program is `"$@"`.
    @discardableResult
    static func run(
        _ arguments: String...,
        in folder: URL,
        environment: [String: String] = [:],
        shell: String? = nil
    ) throws -> Run {
        let process = try start(arguments, in: folder, environment: environment, shell: shell)
        return try process.wait()
    }

    /// A run that is under way.
    struct Started {
        let process: Process
        let output: URL
        let errors: URL

        func wait() throws -> Run {
            process.waitUntilExit()
            defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
            return Run(
                status: process.terminationReason == .exit
                    ? process.terminationStatus : -process.terminationStatus,
                output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
                errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self)
            )
        }
    }

    static func start(
        _ arguments: [String],
        in folder: URL,
        environment: [String: String] = [:],
        shell: String? = nil
    ) throws -> Started {
        let scratch = FileManager.default.temporaryDirectory
        let files = ["out", "err"].map { scratch.appendingPathComponent("\(UUID().uuidString).\($0)") }
        for file in files { try Data().write(to: file) }
        let process = Process()
        process.currentDirectoryURL = folder
        process.executableURL = shell == nil ? try path : URL(fileURLWithPath: "/bin/sh")
        process.arguments = try shell.map { ["-c", $0 + " \"$@\"", "sh", try path.path] + arguments } ?? arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        return Started(process: process, output: files[0], errors: files[1])
    }

    /// The program in the build folder that holds these tests.
    static var path: URL {
        get throws {
            let bundles =
                CommandLine.arguments.filter { $0.contains(".xctest") } + Bundle.allBundles.map(\.bundlePath)
                + [ProcessInfo.processInfo.arguments[0]]
            for bundle in bundles {
                var folder = URL(fileURLWithPath: bundle)
                for _ in 0..<5 {
                    folder.deleteLastPathComponent()
                    let program = folder.appendingPathComponent("lectern")
                    if isFile(program),
                        FileManager.default.isExecutableFile(atPath: program.path)
                    {
                        return program
                    }
                }
            }
            throw Missing()
        }
    }

    struct Missing: Error, CustomStringConvertible {
        var description: String { "lectern is not built: run `swift build` first" }
    }
}

/// A folder that goes with the test.
final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func callAsFunction(_ path: String) -> URL { url.appendingPathComponent(path) }

    func write(_ bytes: [UInt8], to path: String) throws {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
    }

    func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

    func read(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appendingPathComponent(path))) }

    func text(_ path: String) throws -> String { String(decoding: try read(path), as: UTF8.self) }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path)
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(at: url.appendingPathComponent(path)) }

    /// Changes a file in its place; its time stays, or becomes one that is long ago.
    func overwrite(_ path: String, keepingTime: Bool = true, _ change: ([UInt8]) -> [UInt8]) throws {
        let file = url.appendingPathComponent(path)
        var information = stat()
        guard unsafe stat(file.path, &information) == 0 else { throw CocoaError(.fileNoSuchFile) }
        let handle = try FileHandle(forUpdating: file)
        let bytes = change([UInt8](try Data(contentsOf: file)))
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
        let time = keepingTime ? information.st_mtim : timespec(tv_sec: 1_700_000_000, tv_nsec: 0)
        let times = [time, time]
        guard unsafe utimensat(AT_FDCWD, file.path, times, 0) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// All files below a folder with their bytes.
    func files(below path: String) throws -> [String: [UInt8]] {
        let folder = url.appendingPathComponent(path)
        var files: [String: [UInt8]] = [:]
        for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [] {
            let file = folder.appendingPathComponent(name)
            if isFile(file) { files[name] = [UInt8](try Data(contentsOf: file)) }
        }
        return files
    }

    /// All files below a folder with the inode and the time of their last change: what a write would alter.
    func marks(below path: String) throws -> [String: String] {
        let folder = url.appendingPathComponent(path)
        var marks: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(name).path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            marks[name] = "\(attributes[.systemFileNumber] ?? 0) \(time)"
        }
        return marks
    }
}

private func isFile(_ url: URL) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.type] as? FileAttributeType == .typeRegular
}
