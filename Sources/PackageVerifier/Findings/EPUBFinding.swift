public import Diagnostics

/// What an EPUB can break.
public enum EPUBFinding {
    /// The file mimetype is not the first entry, stored, without extra fields, and exactly application/epub+zip.
    public static let mimetype = FindingCode(
        "epub.mimetype",
        meaning: """
            The file mimetype is not the first entry, stored, without extra fields, and exactly \
            application/epub+zip.
            """,
        example: "mimetype deflated",
        fix: "Write mimetype first, stored."
    )
    /// META-INF/container.xml does not lead to a package document.
    public static let container = FindingCode(
        "epub.container",
        meaning: "META-INF/container.xml does not lead to a package document.",
        example: "full-path to a file that is not there",
        fix: "Name the package document in a rootfile."
    )
    /// The package document is not EPUB 3; only the container is checked.
    public static let version = FindingCode(
        "epub.version",
        .warning,
        meaning: "The package document is not EPUB 3; only the container is checked.",
        example: #"version="2.0""#,
        fix: "Make an EPUB 3."
    )
    /// The metadata lack an identifier, a title or a language.
    public static let metadata = FindingCode(
        "epub.metadata",
        meaning: "The metadata lack an identifier, a title or a language.",
        example: "no dc:language",
        fix: "Add it."
    )
    /// There is not exactly one dcterms:modified of the form CCYY-MM-DDThh:mm:ssZ.
    public static let modified = FindingCode(
        "epub.modified",
        meaning: "There is not exactly one dcterms:modified of the form CCYY-MM-DDThh:mm:ssZ.",
        example: "2026-11-23",
        fix: "Write it in UTC with seconds and Z."
    )
    /// An item of the manifest lacks id, href or media-type, or has those of another.
    public static let manifest = FindingCode(
        "epub.manifest",
        meaning: "An item of the manifest lacks id, href or media-type, or has those of another.",
        example: "two items with one href",
        fix: "Give each file one item."
    )
    /// A file of the container does not stand in the manifest; readers do not show it.
    public static let unlisted = FindingCode(
        "epub.unlisted",
        .warning,
        meaning: "A file of the container does not stand in the manifest; readers do not show it.",
        example: "notes.txt",
        fix: "List it, or leave it out."
    )
    /// The spine is empty, or leads to an item that is not there or is no page.
    public static let spine = FindingCode(
        "epub.spine",
        meaning: "The spine is empty, or leads to an item that is not there or is no page.",
        example: #"<itemref idref="x"/>"#,
        fix: "Name the pages in the order of reading, each once."
    )
    /// There is not exactly one navigation document with a table of contents.
    public static let navigation = FindingCode(
        "epub.navigation",
        meaning: "There is not exactly one navigation document with a table of contents.",
        example: "no item with properties nav",
        fix: #"Mark one XHTML document properties="nav" and give it <nav epub:type="toc">."#
    )
    /// A page leads to, or shows, a file that is not in the manifest, or a place that the page does not have.
    public static let reference = FindingCode(
        "epub.reference",
        meaning: """
            A page leads to, or shows, a file that is not in the manifest, or a place that the page does not \
            have.
            """,
        example: #"<a href="2.xhtml#x">"#,
        fix: "Correct the address."
    )
    /// A page has a formula, a drawing or a script that its item does not say, or says one that it has not.
    public static let property = FindingCode(
        "epub.property",
        meaning: """
            A page has a formula, a drawing or a script that its item does not say, or says one that it has not.
            """,
        example: #"MathML without properties="mathml""#,
        fix: "List mathml, svg and scripted in properties as they are there."
    )
    /// A page loads something from the network, which learners offline do not see.
    public static let remote = FindingCode(
        "epub.remote",
        .warning,
        meaning: "A page loads something from the network, which learners offline do not see.",
        example: #"<img src="https://…">"#,
        fix: "Put the file into the EPUB."
    )

    /// All codes of this group.
    static let all: [FindingCode] = [
        mimetype, container, version, metadata, modified, manifest, unlisted, spine, navigation, reference, property,
        remote,
    ]
}
