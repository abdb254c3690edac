import Bytes
import FileAccess
import Foundation
import Testing

@testable import BuildPipeline

/// The stage, the journal and what becomes of them after a build was ended at any point.
final class OutputFolderTests {
    let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
        folder = url.path
        for (path, text) in [
            "site/a": "old a", "site/gone/b": "old b", ".lectern-staging/0": "new a", ".lectern-staging/1": "new c",
        ] {
            try FileSystem.createFolders(Path.parent(of: Path.join(folder, path)))
            try FileSystem.write(Array(text.utf8), to: Path.join(folder, path))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private let journal = OutputJournal(
        renames: [.init(name: "0", path: "site/a"), .init(name: "1", path: "site/new/c")],
        removals: ["site/gone/b"]
    )

    private func contents() throws -> [String: String] {
        var contents: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            if let data = FileManager.default.contents(atPath: Path.join(folder, name)) {
                contents[name] = String(decoding: data, as: UTF8.self)
            }
        }
        return contents
    }

    @Test func `a stage without a journal is discarded, and the old output stands`() throws {
        _ = try OutputFolder(path: folder)
        #expect(try contents() == ["site/a": "old a", "site/gone/b": "old b"])
    }

    @Test func `half a journal is none`() throws {
        try FileSystem.write(journal.encoded().dropLast(), to: Path.join(folder, ".lectern-staging/journal"))
        _ = try OutputFolder(path: folder)
        #expect(try contents() == ["site/a": "old a", "site/gone/b": "old b"])
    }

    @Test(arguments: 0...3)
    func `a journal is completed from wherever it was left`(_ done: Int) throws {
        try FileSystem.write(journal.encoded(), to: Path.join(folder, ".lectern-staging/journal"))
        if done > 0 { try FileSystem.remove(Path.join(folder, "site/gone/b")) }
        if done > 1 { try FileSystem.rename(Path.join(folder, ".lectern-staging/0"), to: Path.join(folder, "site/a")) }
        if done > 2 {
            try FileSystem.createFolders(Path.join(folder, "site/new"))
            try FileSystem.rename(Path.join(folder, ".lectern-staging/1"), to: Path.join(folder, "site/new/c"))
        }
        _ = try OutputFolder(path: folder)
        #expect(try contents() == ["site/a": "new a", "site/new/c": "new c"])
        #expect(FileSystem.stamp(of: Path.join(folder, "site/gone")) == nil)
    }

    @Test func `a commit that fails halfway keeps what the next build completes it with`() throws {
        let output = Path.join(folder, "output")
        try FileSystem.createFolders(output)
        try FileSystem.write(Array("in the way".utf8), to: Path.join(output, "new"))
        do {
            let half = try OutputFolder(path: output)
            try half.prepareStage()
            for name in ["0", "1"] { try FileSystem.write(Array(name.utf8), to: Path.join(half.stage, name)) }
            #expect(throws: FileAccessError.self) {
                try half.commit(staged: [("0", "a"), ("1", "new/c")], removed: [])
            }
            half.discard()
        }
        try FileSystem.remove(Path.join(output, "new"))
        _ = try OutputFolder(path: output)
        #expect(try contents().filter { $0.key.hasPrefix("output/") } == ["output/a": "0", "output/new/c": "1"])
    }

    @Test func `a journal that leads out of the folder is not followed`() throws {
        for path in ["../out", "/tmp/out", "a/../../out", ""] {
            #expect(
                OutputJournal(decoding: OutputJournal(renames: [.init(name: "0", path: path)], removals: []).encoded())
                    == nil
            )
            #expect(OutputJournal(decoding: OutputJournal(renames: [], removals: [path]).encoded()) == nil)
        }
        #expect(OutputJournal(decoding: journal.encoded()) == journal)
    }

    @Test func `a build record with foreign paths removes nothing outside`() throws {
        let record = #"{"format":"lectern-build/1","outputs":[{"path":"../x"},{"path":"/etc/x"},{"path":"site/a"}]}"#
        try FileSystem.write(Array(record.utf8), to: Path.join(folder, "build.json"))
        #expect(BuildRecord.paths(in: folder) == ["site/a"])
        try FileSystem.write(Array("{}".utf8), to: Path.join(folder, "build.json"))
        #expect(BuildRecord.paths(in: folder) == nil)
    }
}
