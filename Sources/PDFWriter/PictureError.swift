/// Why a picture cannot be embedded.
public struct PictureError: Error, Sendable, Hashable {
    /// What was expected and what was found, one line in lower case.
    public let message: String

    /// Makes a reason.
    public init(_ message: String) { self.message = message }
}
