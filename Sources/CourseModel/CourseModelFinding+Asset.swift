public import Diagnostics

extension CourseModelFinding {
    /// An asset is listed twice.
    public static let assetRepeated = FindingCode(
        "asset.repeated",
        meaning: "An asset is listed twice.",
        example: "two entries with the path assets/plot.png",
        fix: "Run `lectern seal`, which writes the list anew."
    )
    /// A listed asset is not there.
    public static let assetMissing = FindingCode(
        "asset.missing",
        meaning: "A listed asset is not there.",
        example: "assets/plot.png was not copied",
        fix: "Put the file back, or run `lectern seal` if it is no longer meant."
    )
    /// A file under assets/ is not listed in the package.
    public static let assetUnlisted = FindingCode(
        "asset.unlisted",
        meaning: "A file under assets/ is not listed in the package.",
        example: "assets/notes.txt",
        fix: "Remove the file, or run `lectern seal` if it is meant."
    )
    /// An asset's content differs from the hash that the package lists.
    public static let assetHash = FindingCode(
        "asset.hash",
        meaning: "An asset's content differs from the hash that the package lists.",
        example: "a picture replaced after the package was sealed",
        fix: "Put the old file back, or run `lectern seal` if the new one is meant."
    )
    /// An asset has another number of bytes than the package lists.
    public static let assetSize = FindingCode(
        "asset.size",
        meaning: "An asset has another number of bytes than the package lists.",
        example: "a picture that was copied in part",
        fix: "Put the old file back, or run `lectern seal` if the new one is meant."
    )
    /// An asset's mediaType differs from what its content is.
    public static let assetMediaType = FindingCode(
        "asset.media-type",
        meaning: "An asset's mediaType differs from what its content is.",
        example: #"a JPEG with "mediaType": "image/png""#,
        fix: "Run `lectern seal`, which looks at the content."
    )
    /// No text uses a listed asset.
    public static let assetUnused = FindingCode(
        "asset.unused",
        .warning,
        meaning: "No text uses a listed asset.",
        example: "assets/old-plot.png",
        fix: "Remove the file and run `lectern seal`, or use it."
    )
    /// An asset has more than 50,000,000 bytes.
    public static let assetTooLarge = FindingCode(
        "asset.too-large",
        meaning: "An asset has more than 50,000,000 bytes.",
        example: "a scan of 80 MB",
        fix: "Make the picture smaller."
    )
    /// An asset is not PNG, JPEG, GIF, WebP or SVG by its content.
    public static let pictureFormat = FindingCode(
        "picture.format",
        meaning: "An asset is not PNG, JPEG, GIF, WebP or SVG by its content.",
        example: "a PDF named plot.png",
        fix: "Export the picture in one of these formats."
    )
    /// A picture's header cannot be read.
    public static let pictureBroken = FindingCode(
        "picture.broken",
        meaning: "A picture's header cannot be read.",
        example: "a PNG that was cut off",
        fix: "Export the picture again."
    )
    /// A picture has more than 64 million pixels.
    public static let picturePixels = FindingCode(
        "picture.pixels",
        meaning: "A picture has more than 64 million pixels.",
        example: "a PNG of 60,000 by 60,000 pixels",
        fix: "Make the picture smaller."
    )
    /// An SVG has a script or an event attribute.
    public static let svgScript = FindingCode(
        "svg.script",
        meaning: "An SVG has a script or an event attribute.",
        example: #"<svg onload="…">"#,
        fix: "Export the drawing as plain SVG."
    )
    /// An SVG refers to something outside itself.
    public static let svgReference = FindingCode(
        "svg.reference",
        meaning: "An SVG refers to something outside itself.",
        example: #"<image href="https://example.org/a.png"/>"#,
        fix: "Embed what it refers to, or remove it."
    )
    /// An SVG declares entities.
    public static let svgEntities = FindingCode(
        "svg.entities",
        meaning: "An SVG declares entities, or attributes with a default value.",
        example: #"<!DOCTYPE svg [<!ENTITY a "b">]>"#,
        fix: "Export the drawing as plain SVG."
    )

    /// The rules about files, which the package's JSON does not hold.
    static let assetRules: [FindingCode] = [
        assetRepeated, assetMissing, assetUnlisted, assetHash, assetSize, assetMediaType, assetUnused, assetTooLarge,
        pictureFormat, pictureBroken, picturePixels, svgScript, svgReference, svgEntities,
    ]
}
