public import Diagnostics

/// What a Common Cartridge can break.
public enum CartridgeFinding {
    /// The schema, its version and the namespace of a cartridge do not fit together.
    public static let version = FindingCode(
        "cc.version",
        meaning: "The schema, its version and the namespace of a cartridge do not fit together.",
        example: "<schemaversion>1.1</schemaversion>",
        fix: "Write IMS Common Cartridge and 1.0.0 to 1.3.0 as the namespace has it."
    )
    /// The metadata of a cartridge have no title.
    public static let metadata = FindingCode(
        "cc.metadata",
        .warning,
        meaning: "The metadata of a cartridge have no title.",
        example: "<metadata> without lom",
        fix: "Add lom, general and title."
    )
    /// The organization is not one rooted hierarchy with one root item without a title; Moodle refuses the cartridge.
    public static let organization = FindingCode(
        "cc.organization",
        meaning: """
            The organization is not one rooted hierarchy with one root item without a title; Moodle refuses the \
            cartridge.
            """,
        example: "two organizations",
        fix: "Write one organization, structure rooted-hierarchy, with one root item without a title."
    )
    /// An item below the root has no title.
    public static let itemTitle = FindingCode(
        "cc.item-title",
        meaning: "An item below the root has no title.",
        example: #"<item identifier="i1"/>"#,
        fix: "Give it a title."
    )
    /// A page stands beside the modules; Canvas puts it into a module called Misc Module.
    public static let misplacedItem = FindingCode(
        "cc.misplaced-item",
        .warning,
        meaning: "A page stands beside the modules; Canvas puts it into a module called Misc Module.",
        example: "an item with identifierref directly in the root item",
        fix: "Put it into a module."
    )
    /// A resource has a type that the cartridge's version does not know; importers leave it out.
    public static let resourceType = FindingCode(
        "cc.resource-type",
        .warning,
        meaning: "A resource has a type that the cartridge's version does not know; importers leave it out.",
        example: #"type="html""#,
        fix: "Use webcontent, imswl, imsdt, imsqti or imsbasiclti in the cartridge's version."
    )
    /// The cartridge has authorizations; Moodle refuses it.
    public static let authorizations = FindingCode(
        "cc.authorizations",
        meaning: "The cartridge has authorizations; Moodle refuses it.",
        example: "<cc:authorizations>",
        fix: "Leave them out."
    )
    /// The namespace of the manifest does not stand within its first 1,024 bytes, where Moodle looks for it.
    public static let namespacePlace = FindingCode(
        "cc.namespace-place",
        .warning,
        meaning: """
            The namespace of the manifest does not stand within its first 1,024 bytes, where Moodle looks for \
            it.
            """,
        example: "a long comment before <manifest>",
        fix: "Begin with the manifest."
    )
    /// The document of a web link, a discussion or a tool is not what its resource says.
    public static let webLink = FindingCode(
        "cc.web-link",
        meaning: "The document of a web link, a discussion or a tool is not what its resource says.",
        example: "an imswl resource whose file has no url",
        fix: "Write the document that the type names."
    )
    /// The cartridge has Canvas's own files; Canvas then reads parts of it by other rules.
    public static let canvasFile = FindingCode(
        "cc.canvas-file",
        .warning,
        meaning: "The cartridge has Canvas's own files; Canvas then reads parts of it by other rules.",
        example: "course_settings/canvas_export.txt",
        fix: "Leave them out of a cartridge that is for every LMS."
    )

    /// All codes of this group.
    static let all: [FindingCode] = [
        version, metadata, organization, itemTitle, misplacedItem, resourceType, authorizations, namespacePlace,
        webLink, canvasFile,
    ]
}
