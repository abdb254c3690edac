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
            let stage = try half.makeStage()
            let staged = try ["a", "new/c"].map { try stage.file(for: $0) }
            for (text, file) in zip(["0", "1"], staged) {
                try FileSystem.write(Array(text.utf8), to: stage.place(of: file))
            }
            #expect(throws: FileAccessError.self) { try half.commit(stage, staged, removed: []) }
            half.discard()
        }
        try FileSystem.remove(Path.join(output, "new"))
        _ = try OutputFolder(path: output)
        #expect(try contents().filter { $0.key.hasPrefix("output/") } == ["output/a": "0", "output/new/c": "1"])
    }

    @Test func `an empty output gets its tree by a rename for each file or folder at its top`() throws {
        let output = Path.join(folder, "empty")
        let empty = try OutputFolder(path: output)
        let stage = try empty.makeStage()
        var staged: [OutputStage.File] = []
        for path in ["site/a/b", "site/c", "build.json"] {
            staged.append(try stage.file(for: path))
            try FileSystem.write(Array(path.utf8), to: stage.place(of: try #require(staged.last)))
        }
        #expect(stage.renames(of: staged).map(\.path) == ["site", "build.json"])
        try empty.commit(stage, staged, removed: [])
        let found = try contents().filter { $0.key.hasPrefix("empty/") }
        #expect(found.keys.sorted() == ["empty/build.json", "empty/site/a/b", "empty/site/c"])
        #expect(found.allSatisfy { "empty/" + $0.value == $0.key })
        #expect(try FileSystem.names(in: output) == ["build.json", "site"])
    }

    @Test func `a tree whose renames were ended halfway is completed`() throws {
        let output = Path.join(folder, "half")
        for path in [".lectern-staging/tree/site/a", ".lectern-staging/tree/build.json", "pdf/b"] {
            try FileSystem.createFolders(Path.parent(of: Path.join(output, path)))
            try FileSystem.write(Array(path.utf8), to: Path.join(output, path))
        }
        let journal = OutputJournal(
            renames: ["pdf", "site", "build.json"].map { .init(name: "tree/" + $0, path: $0) },
            removals: []
        )
        try FileSystem.write(journal.encoded(), to: Path.join(output, ".lectern-staging/journal"))
        #expect(try OutputFolder(path: output).isEmpty == false)
        let found = try contents().keys.filter { $0.hasPrefix("half/") }
        #expect(found.sorted() == ["half/build.json", "half/pdf/b", "half/site/a"])
    }

    @Test func `the stage's clock is later than every file in it`() throws {
        let stage = try OutputFolder(path: Path.join(folder, "clock")).makeStage()
        let file = try stage.file(for: "site/a")
        let stamp = try FileSystem.write([1], to: stage.place(of: file))
        stage.note(stamp)
        #expect(try stage.settledTime() > stamp.modified)
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
