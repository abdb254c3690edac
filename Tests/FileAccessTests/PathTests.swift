import FileAccess
import Testing

struct PathTests {
    @Test func `paths are joined and taken apart as text`() {
        #expect(Path.join("a/b", "c") == "a/b/c")
        #expect(Path.join(".", "c") == "c")
        #expect(Path.join("a", "/c") == "/c")
        #expect(Path.parent(of: "a/b/c") == "a/b")
        #expect(Path.parent(of: "a") == ".")
        #expect(Path.parent(of: "/a") == "/")
        #expect(Path.name(of: "a/b/") == "b")
    }

    @Test func `paths are normalized without leaving the root`() {
        #expect(Path.normalized("a//b/./c/../d/") == "a/b/d")
        #expect(Path.normalized("../a") == "../a")
        #expect(Path.normalized("a/../..") == "..")
        #expect(Path.normalized("/../a") == "/a")
        #expect(Path.normalized("./") == ".")
    }
}
