public import Diagnostics

/// What any package can break: its container, its XML and its files.
public enum PackageFinding {
    /// The file is no ZIP archive, or its central directory is damaged.
    public static let archive = FindingCode(
        "package.archive",
        meaning: "The file is no ZIP archive, or its central directory is damaged.",
        example: "course.zip: 20 bytes are missing at its end",
        fix: "Make or download the package again; a transfer in text mode damages it."
    )
    /// The package is larger than is read: more entries than 65,535, or contents that unpack to far more than they take.
    public static let limit = FindingCode(
        "package.limit",
        meaning: """
            The package is larger than is read: more entries than 65,535, or contents that unpack to far more \
            than they take.
            """,
        example: "bomb.zip: 42 kB that hold 5 GB",
        fix: "Take large files out of the package; where it is not yours, do not unpack it."
    )
    /// The name of an entry leads out of the folder that the package is unpacked into, or no file can have it.
    public static let entryName = FindingCode(
        "package.entry-name",
        meaning: """
            The name of an entry leads out of the folder that the package is unpacked into, or no file can have \
            it.
            """,
        example: "../../etc/passwd",
        fix: "Write the package anew with relative names and forward slashes."
    )
    /// A name has characters that some importers garble: beyond ASCII, spaces, or more than 200 characters.
    public static let portableName = FindingCode(
        "package.portable-name",
        .warning,
        meaning: """
            A name has characters that some importers garble: beyond ASCII, spaces, or more than 200 characters.
            """,
        example: "lessons/Übung 1.html",
        fix: "Name files with letters of ASCII, digits and . _ - only."
    )
    /// Two entries have the same name; which one a learner gets depends on the program that unpacks them.
    public static let nameTwice = FindingCode(
        "package.name-twice",
        meaning: "Two entries have the same name; which one a learner gets depends on the program that unpacks them.",
        example: "two entries called index.html",
        fix: "Leave one of them out."
    )
    /// Two names differ only in case; on many disks one replaces the other.
    public static let nameCase = FindingCode(
        "package.name-case",
        .warning,
        meaning: "Two names differ only in case; on many disks one replaces the other.",
        example: "Plot.png and plot.png",
        fix: "Rename one of them."
    )
    /// An entry is encrypted; no importer asks for a password.
    public static let encrypted = FindingCode(
        "package.encrypted",
        meaning: "An entry is encrypted; no importer asks for a password.",
        example: "a ZIP made with a password",
        fix: "Write the package without a password."
    )
    /// An entry is compressed by a method that importers do not know.
    public static let method = FindingCode(
        "package.method",
        meaning: "An entry is compressed by a method that importers do not know.",
        example: "a ZIP made with LZMA or Deflate64",
        fix: "Use deflate, or store the entry."
    )
    /// The package has ZIP64 records that it does not need; older importers refuse them.
    public static let zip64 = FindingCode(
        "package.zip64",
        .warning,
        meaning: "The package has ZIP64 records that it does not need; older importers refuse them.",
        example: "a streamed archive of 2 MB with ZIP64 fields",
        fix: "Write the archive without ZIP64."
    )
    /// An entry's size stands after its content, which SCORM's ZIP 2.04 does not have and readers of streams cannot follow.
    public static let dataDescriptor = FindingCode(
        "package.data-descriptor",
        .warning,
        meaning: """
            An entry's size stands after its content, which SCORM's ZIP 2.04 does not have and readers of \
            streams cannot follow.
            """,
        example: "a ZIP written to a pipe",
        fix: "Write the archive to a file, or with a program that knows the sizes before."
    )
    /// An empty file is deflated; Blackboard refuses the package with an unexpected end of a ZLIB stream.
    public static let emptyDeflated = FindingCode(
        "package.empty-deflated",
        .warning,
        meaning: "An empty file is deflated; Blackboard refuses the package with an unexpected end of a ZLIB stream.",
        example: "an empty style.css, deflated",
        fix: "Store empty files, or leave them out."
    )
    /// Two entries share bytes of the archive, as they do in a ZIP bomb only.
    public static let overlap = FindingCode(
        "package.overlap",
        meaning: "Two entries share bytes of the archive, as they do in a ZIP bomb only.",
        example: "two entries at byte 0",
        fix: "Do not unpack it; make or download the package again."
    )
    /// The header before an entry's content is not as the central directory has it; programs that read one or the other unpack different files.
    public static let header = FindingCode(
        "package.header",
        meaning: """
            The header before an entry's content is not as the central directory has it; programs that read one \
            or the other unpack different files.
            """,
        example: "a.html in the directory, b.html before the content",
        fix: "Write the archive anew."
    )
    /// An entry's content does not unpack, or is not what its size and CRC-32 say.
    public static let checksum = FindingCode(
        "package.checksum",
        meaning: "An entry's content does not unpack, or is not what its size and CRC-32 say.",
        example: "one changed byte",
        fix: "Make or download the package again."
    )
    /// An entry is a symbolic link; importers refuse it, or let it lead out of the package.
    public static let symbolicLink = FindingCode(
        "package.symbolic-link",
        meaning: "An entry is a symbolic link; importers refuse it, or let it lead out of the package.",
        example: "latest.html -> ../../secret",
        fix: "Put the file itself into the package."
    )
    /// A package of Lectern's has something that Lectern does not write, so that it was changed afterwards.
    public static let profile = FindingCode(
        "package.profile",
        .warning,
        meaning: """
            A package of Lectern's has something that Lectern does not write, so that it was changed afterwards.
            """,
        example: "the same files packed by another program",
        fix: "Export the package again with lectern export."
    )
    /// The file is none of the packages that are known: no imsmanifest.xml, cmi5.xml or META-INF/container.xml at its root.
    public static let format = FindingCode(
        "package.format",
        meaning: """
            The file is none of the packages that are known: no imsmanifest.xml, cmi5.xml or \
            META-INF/container.xml at its root.
            """,
        example: "a ZIP of plain HTML files",
        fix: "Choose the exported package itself, not a folder that was packed anew."
    )
    /// The manifest does not stand at the root of the archive, or not in lower case; Moodle refuses the package.
    public static let manifestPlace = FindingCode(
        "package.manifest-place",
        meaning: """
            The manifest does not stand at the root of the archive, or not in lower case; Moodle refuses the \
            package.
            """,
        example: "my-course/imsmanifest.xml",
        fix: "Pack the files inside the folder, not the folder."
    )
    /// A document is not well-formed XML.
    public static let xml = FindingCode(
        "package.xml",
        meaning: "A document is not well-formed XML.",
        example: "<title>R & D</title>",
        fix: "Correct the place; text needs &amp; and &lt;."
    )
    /// A document is not in UTF-8, or has a byte order mark; Moodle garbles every ampersand of UTF-16.
    public static let encoding = FindingCode(
        "package.encoding",
        meaning: "A document is not in UTF-8, or has a byte order mark; Moodle garbles every ampersand of UTF-16.",
        example: "imsmanifest.xml in UTF-16",
        fix: "Save it as UTF-8 without a byte order mark."
    )
    /// A document declares entities, which importers leave out or refuse.
    public static let entities = FindingCode(
        "package.entities",
        meaning: "A document declares entities, which importers leave out or refuse.",
        example: #"<!DOCTYPE manifest [<!ENTITY name "text">]>"#,
        fix: "Write the text itself."
    )
    /// A prefix stands without a declaration of its namespace.
    public static let namespace = FindingCode(
        "package.namespace",
        meaning: "A prefix stands without a declaration of its namespace.",
        example: "adlcp:scormtype without xmlns:adlcp",
        fix: "Declare the prefix at the root."
    )
    /// A manifest has a numeric character reference; Moodle shows it to learners as it stands.
    public static let numericReference = FindingCode(
        "package.numeric-reference",
        .warning,
        meaning: "A manifest has a numeric character reference; Moodle shows it to learners as it stands.",
        example: "<title>Caf&#233;</title>",
        fix: "Write the character itself in UTF-8."
    )
    /// A manifest has a CDATA section with an ampersand; Moodle shows &amp; to learners.
    public static let cdata = FindingCode(
        "package.cdata",
        .warning,
        meaning: "A manifest has a CDATA section with an ampersand; Moodle shows &amp; to learners.",
        example: "<title><![CDATA[R & D]]></title>",
        fix: "Write R &amp;amp; D without CDATA."
    )
    /// Moodle drops a part of a title: what stands alone between references and is empty or 0.
    public static let droppedText = FindingCode(
        "package.dropped-text",
        .warning,
        meaning: "Moodle drops a part of a title: what stands alone between references and is empty or 0.",
        example: "<title>0</title>",
        fix: "Put a no-break space (U+00A0) or a full-width 0 there, or reword the title."
    )
    /// A title that importers show is missing or empty.
    public static let title = FindingCode(
        "package.title",
        .warning,
        meaning: "A title that importers show is missing or empty.",
        example: #"<item identifier="i1" identifierref="r1"/>"#,
        fix: "Give it a title."
    )
    /// A title or identifier has more than 255 characters; Moodle stops the whole import.
    public static let textLength = FindingCode(
        "package.text-length",
        meaning: "A title or identifier has more than 255 characters; Moodle stops the whole import.",
        example: "a title of 256 characters",
        fix: "Shorten it."
    )
    /// xml:base stands on the manifest or on its resources, where Moodle does not see it: every launch page is missing.
    public static let xmlBase = FindingCode(
        "package.xml-base",
        meaning: """
            xml:base stands on the manifest or on its resources, where Moodle does not see it: every launch page \
            is missing.
            """,
        example: #"<resources xml:base="content/">"#,
        fix: "Write the folder into each href."
    )
    /// An identifier is missing, or no name as XML has them (NCName), so that checkers refuse the manifest.
    public static let identifier = FindingCode(
        "package.identifier",
        meaning: """
            An identifier is missing, or no name as XML has them (NCName), so that checkers refuse the manifest.
            """,
        example: #"<item identifier="1 intro">"#,
        fix: "Begin with a letter or _ and use letters, digits, . _ and - only."
    )
    /// Two elements have the same identifier; importers silently lose one of them.
    public static let identifierTwice = FindingCode(
        "package.identifier-twice",
        meaning: "Two elements have the same identifier; importers silently lose one of them.",
        example: "two items called item-1",
        fix: "Give each an identifier of its own."
    )
    /// An identifier is referred to that nothing has.
    public static let reference = FindingCode(
        "package.reference",
        meaning: "An identifier is referred to that nothing has.",
        example: #"identifierref="res-2" without a resource res-2"#,
        fix: "Correct the reference, or add what it means."
    )
    /// A file that the manifest names is not in the package; learners see an error or an empty page.
    public static let fileMissing = FindingCode(
        "package.file-missing",
        meaning: "A file that the manifest names is not in the package; learners see an error or an empty page.",
        example: #"<file href="lessons/2.html"/> without that entry"#,
        fix: "Add the file, or take it out of the manifest."
    )
    /// A file is in the package under a name that differs in case; on most servers it is not found.
    public static let fileCase = FindingCode(
        "package.file-case",
        meaning: "A file is in the package under a name that differs in case; on most servers it is not found.",
        example: "href Lesson.html, entry lesson.html",
        fix: "Write both names the same."
    )
    /// A file of the package stands in no resource of the manifest; importers may leave it out.
    public static let fileUnlisted = FindingCode(
        "package.file-unlisted",
        .warning,
        meaning: "A file of the package stands in no resource of the manifest; importers may leave it out.",
        example: "an entry notes.txt without a <file>",
        fix: "List it in a resource, or leave it out."
    )
    /// An address in the manifest is no relative path inside the package.
    public static let filePath = FindingCode(
        "package.file-path",
        meaning: "An address in the manifest is no relative path inside the package.",
        example: #"href="/lessons/1.html""#,
        fix: "Write the path from the archive's root, with forward slashes."
    )
    /// A page leads to, or shows, a file that is not in the package.
    public static let pageReference = FindingCode(
        "package.page-reference",
        .warning,
        meaning: "A page leads to, or shows, a file that is not in the package.",
        example: #"<img src="missing.png">"#,
        fix: "Add the file, or correct the address."
    )
    /// A manifest of Lectern's does not keep the schema that the package carries.
    public static let schema = FindingCode(
        "package.schema",
        meaning: "A manifest of Lectern's does not keep the schema that the package carries.",
        example: "an element that the schema does not know",
        fix: "Export the package again with lectern export."
    )
    /// A package has more findings of one kind than are told.
    public static let more = FindingCode(
        "package.more",
        .warning,
        meaning: "A package has more findings of one kind than are told.",
        example: "400 files are missing",
        fix: "Mend the first ones; they often have one cause."
    )

    /// All codes of this group.
    static let all: [FindingCode] = [
        archive, limit, entryName, portableName, nameTwice, nameCase, encrypted, method, zip64, dataDescriptor,
        emptyDeflated, overlap, header, checksum, symbolicLink, profile, format, manifestPlace, xml, encoding,
        entities, namespace, numericReference, cdata, droppedText, title, textLength, xmlBase, identifier,
        identifierTwice, reference, fileMissing, fileCase, fileUnlisted, filePath, pageReference, schema, more,
    ]
}
