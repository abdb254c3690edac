public import InterfaceStrings

/// What the tree does not say about the place where it is rendered.
public struct HTMLContext: Sendable {
    /// The interface texts, in the language of the course.
    public var strings: InterfaceStrings
    /// The address of a lesson of the same course, and of a heading in it, from the page that is rendered.
    public var lessonURL: @Sendable (_ id: String, _ anchor: String?) -> String
    /// The address of a picture by its path in the package, `assets/NAME`.
    public var assetURL: @Sendable (_ path: String) -> String

    /// Makes a context for one page.
    public init(
        strings: InterfaceStrings,
        lessonURL: @escaping @Sendable (_ id: String, _ anchor: String?) -> String,
        assetURL: @escaping @Sendable (_ path: String) -> String
    ) {
        self.strings = strings
        self.lessonURL = lessonURL
        self.assetURL = assetURL
    }
}
