import Bytes

/// Packages whose container is broken.
let containerBreakages: [Breakage] = [
    Breakage("no archive", .scorm12, "package.archive", in: "") { package in
        package.entries = [RawEntry("", [UInt8](utf8: "PK, but nothing more"))]
    },
    Breakage("cut off", .scorm2004, "package.archive", in: "") { package in
        let bytes = package.bytes
        package.entries = [RawEntry("", Array(bytes.dropLast(30)))]
    },
    Breakage("manifest in a folder", .scorm12, "package.manifest-place", in: "course/imsmanifest.xml") { package in
        for index in package.entries.indices {
            package.entries[index].name.insert(contentsOf: Array("course/".utf8), at: 0)
        }
    },
    Breakage("manifest in upper case", .scorm2004, "package.manifest-place", in: "IMSMANIFEST.XML") {
        $0.rename("imsmanifest.xml", "IMSMANIFEST.XML")
    },
    Breakage("no manifest", .cartridge11, "package.format", in: "") { $0.remove("imsmanifest.xml") },
    Breakage(
        "a name that leads out",
        .cartridge13,
        "package.entry-name",
        in: "../evil.html",
        also: ["package.file-unlisted"]
    ) {
        $0.add("../evil.html", "<p>evil</p>")
    },
    Breakage("an absolute name", .qti21, "package.entry-name", in: "/etc/evil", also: ["package.file-unlisted"]) {
        $0.add("/etc/evil", "evil")
    },
    Breakage("a backslash", .qti21, "package.entry-name", in: "a\\b.xml", also: ["package.file-unlisted"]) {
        $0.add("a\\b.xml", "evil")
    },
    Breakage("a non-ASCII name", .scorm12, "package.portable-name", in: "übung.html", also: ["package.file-unlisted"]) {
        $0.add("übung.html", "<p>more</p>")
    },
    Breakage(
        "a name with a space",
        .epub,
        "package.portable-name",
        in: "EPUB/more to read.css",
        also: ["epub.unlisted"]
    ) {
        $0.add("EPUB/more to read.css", "p {}")
    },
    Breakage("a name twice", .cartridge11, "package.name-twice", in: "imsmanifest.xml") { package in
        package.entries.append(package.entries[package.index("imsmanifest.xml")])
    },
    Breakage(
        "two names that differ in case",
        .scorm2004,
        "package.name-case",
        in: "INDEX.html",
        also: ["package.file-unlisted"]
    ) {
        $0.add("INDEX.html", "<p>another</p>")
    },
    Breakage("encrypted", .scorm12, "package.encrypted", in: "lessons/m1-l1.html") {
        $0.change("lessons/m1-l1.html") { $0.flags = 1 }
    },
    Breakage("another method", .scorm2004, "package.method", in: "lessons/m1-l1.html") {
        $0.change("lessons/m1-l1.html") { $0.method = 14 }
    },
    Breakage("a data descriptor", .scorm12, "package.data-descriptor", in: "lessons/m1-l1.html") {
        $0.change("lessons/m1-l1.html") { $0.flags = 8 }
    },
    Breakage("an empty file deflated", .scorm2004, "package.empty-deflated", in: "player/content.css") {
        $0.change("player/content.css") { entry in
            entry.content = []
            entry.isDeflated = true
        }
    },
    Breakage("one changed byte", .scorm12, "package.checksum", in: "lessons/m1-l2.html") {
        $0.change("lessons/m1-l2.html") { $0.crc32 = 12_345 }
    },
    Breakage("a size that is not so", .cartridge11, "package.header", in: "content.css") {
        $0.change("content.css") { $0.contentCount = 17 }
    },
    Breakage("another name before the content", .scorm2004, "package.header", in: "lessons/m1-l2.html") {
        $0.change("lessons/m1-l2.html") { $0.localName = [UInt8](utf8: "lessons/m9-l9.html") }
    },
    Breakage("entries that overlap", .cartridge13, "package.overlap", in: "twin.html", also: ["package.file-unlisted"])
    {
        let shared = $0.index("content.css")
        var twin = $0.entries[shared]
        twin.name = [UInt8](utf8: "twin.html")
        twin.sharing = shared
        $0.entries.append(twin)
    },
    Breakage("a bomb", .qti21, "package.limit", in: "bomb.bin", also: ["package.file-unlisted"]) {
        $0.add("bomb.bin", "small")
        $0.change("bomb.bin") { $0.contentCount = 1 << 30 }
    },
    Breakage("a symbolic link", .cartridge11, "package.symbolic-link", in: "link.html", also: ["package.file-unlisted"])
    {
        $0.add("link.html", "../../secret")
        $0.change("link.html") { $0.attributes = 0o120777 << 16 }
    },
    Breakage("an extra field in ours", .scorm12, "package.profile", in: "index.html") {
        $0.change("index.html") { $0.extra = [0x55, 0x54, 1, 0, 0] }
    },
    Breakage("UTF-16", .scorm12, "package.encoding", in: "imsmanifest.xml") {
        $0.change("imsmanifest.xml") { entry in
            let units = Array(String(decoding: entry.content, as: UTF8.self).utf16)
            entry.content = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
    },
    Breakage("a byte order mark", .scorm2004, "package.encoding", in: "imsmanifest.xml") {
        $0.change("imsmanifest.xml") { $0.content.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0) }
    },
    .edit(
        "a bare ampersand",
        .scorm12,
        "package.xml",
        in: "imsmanifest.xml",
        "<title>Module 1</title>",
        "<title>R & D</title>",
        also: ["package.schema"]
    ),
    .edit(
        "a declared entity",
        .scorm2004,
        "package.entities",
        in: "imsmanifest.xml",
        "<manifest ",
        "<!DOCTYPE manifest [<!ENTITY lol \"lol\">]>\n<manifest ",
        at: "<!ENTITY"
    ),
]
