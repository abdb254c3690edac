import Bytes
import Diagnostics
import FileAccess
import Foundation
import Testing

/// Reading, listing and writing, each in a folder of its own.
final class FileSystemTests {
    let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func path(_ name: String) -> String { Path.join(folder, name) }

    private func put(_ text: String, _ name: String) throws {
        try FileSystem.createFolders(Path.parent(of: path(name)))
        try FileSystem.write(Array(text.utf8), to: path(name))
    }

    @Test func `a file is read whole, or up to the limit with its whole size told`() throws {
        try put("0123456789", "a")
        #expect(try FileSystem.read(path("a"), limit: 100).bytes == Array("0123456789".utf8))
        let cut = try FileSystem.read(path("a"), limit: 4)
        #expect(cut.bytes == Array("0123".utf8))
        #expect(cut.stamp.byteCount == 10)
    }

    @Test func `a missing file has status 66, a folder and a pipe are refused without waiting`() throws {
        let missing = #expect(throws: FileAccessError.self) { try FileSystem.read(self.path("none"), limit: 9) }
        #expect(missing?.status == .inputMissing)
        #expect(missing?.message.hasSuffix("there is no such file or folder") == true)
        #expect(throws: FileAccessError.self) { try FileSystem.read(self.folder, limit: 9) }
        #expect(unsafe mkfifo(path("pipe"), 0o600) == 0)
        #expect(throws: FileAccessError.self) { try FileSystem.read(self.path("pipe"), limit: 9) }
    }

    @Test func `names are sorted by their bytes`() throws {
        for name in ["b", "a", "B", "ä", "a1"] { try put("", "list/" + name) }
        #expect(try FileSystem.names(in: path("list")) == ["B", "a", "a1", "b", "ä"])
    }

    @Test func `a stamp changes with the content's size and with the file`() throws {
        try put("one", "a")
        let first = try #require(FileSystem.stamp(of: path("a")))
        try put("three", "a")
        #expect(FileSystem.stamp(of: path("a")) != first)
        #expect(first.isFresh(at: first.modified + 1_999_999_999))
        #expect(!first.isFresh(at: first.modified + 2_000_000_001))
        #expect(FileSystem.stamp(of: path("none")) == nil)
    }

    @Test func `names that leave a folder are told from those that stay`() throws {
        try put("", "root/in/file")
        try put("", "outside")
        let root = path("root")
        try FileManager.default.createSymbolicLink(atPath: path("root/out"), withDestinationPath: path("outside"))
        try FileManager.default.createSymbolicLink(atPath: path("root/up"), withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: path("root/near"), withDestinationPath: "in/file")
        #expect(FileSystem.resolve("in/file", in: root) == .inside(root + "/in/file"))
        #expect(FileSystem.resolve("near", in: root) == .inside(root + "/near"))
        for name in ["../outside", "/etc/passwd", "in/../../outside", "out", "up/outside", "", "in//file", "."] {
            #expect(FileSystem.resolve(name, in: root) == .outside, "\(name)")
        }
        #expect(FileSystem.resolve("in/none", in: root) == .missing)
    }

    @Test func `a replaced file is the old or the new one, and leaves nothing beside it`() throws {
        try put("old", "a")
        try FileSystem.replace(path("a"), with: Array("new".utf8))
        #expect(try FileSystem.read(path("a"), limit: 9).bytes == Array("new".utf8))
        #expect(try FileSystem.names(in: folder) == ["a"])
    }

    @Test func `removing a tree does not follow symbolic links`() throws {
        try put("mine", "kept/file")
        try put("", "tree/a/b")
        try FileManager.default.createSymbolicLink(atPath: path("tree/link"), withDestinationPath: path("kept"))
        try FileSystem.removeTree(path("tree"))
        #expect(try FileSystem.names(in: folder) == ["kept"])
        #expect(try FileSystem.names(in: path("kept")) == ["file"])
    }

    @Test func `a folder is not created below a file`() throws {
        try put("", "a")
        let error = #expect(throws: FileAccessError.self) { try FileSystem.createFolders(self.path("a/b/c")) }
        #expect(error?.status == .cannotCreate)
    }

    @Test func `a lock is held by one at a time`() throws {
        var first: FolderLock? = try FolderLock(on: folder)
        let error = #expect(throws: FileAccessError.self) { _ = try FolderLock(on: self.folder) }
        #expect(error?.status == .tryAgain)
        withExtendedLifetime(first) {}
        first = nil
        _ = try FolderLock(on: folder)
    }

    @Test func `the digest of a file is that of its bytes`() throws {
        let bytes = [UInt8]((0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try FileSystem.write(bytes, to: path("a"))
        #expect(try FileSystem.digest(of: path("a")) == SHA256Digest(of: bytes))
    }

    @Test func `patterns find folders, sorted, and nothing hidden`() throws {
        for name in ["c/b/x", "c/a/x", "c/.hidden/x", "c/deep/er/x", "d/x"] { try put("", name) }
        func found(_ pattern: String) throws -> [String] {
            try PathPattern(pattern).folders(from: folder).map { String($0.dropFirst(folder.count + 1)) }
        }
        #expect(try found("c/*") == ["c/a", "c/b", "c/deep"])
        #expect(try found("c/a") == ["c/a"])
        #expect(try found("c/[ab]") == ["c/a", "c/b"])
        #expect(try found("c/[!a]") == ["c/b"])
        #expect(try found("?/a") == ["c/a"])
        #expect(try found("**/er") == ["c/deep/er"])
        #expect(try found("c/x*").isEmpty)
        #expect(try found("c/a/x").isEmpty)
    }

    @Test func `a pattern of many stars ends soon on a long name`() throws {
        try put("", String(repeating: "a", count: 200) + "/x")
        #expect(try PathPattern(String(repeating: "*a", count: 90) + "b").folders(from: folder).isEmpty)
    }
}
