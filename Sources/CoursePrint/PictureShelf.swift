internal import Diagnostics
internal import PDFWriter

/// The pictures of the book, each embedded at its first use.
struct PictureShelf {
    private var pictures: [String: PictureReference?] = [:]
    /// What could not be embedded.
    private(set) var findings: [Finding] = []

    /// The picture at a path; nil where it cannot be embedded, which a finding says once.
    mutating func picture(
        _ path: String,
        pointer: String?,
        assetBytes: (String) throws -> [UInt8],
        in document: inout PDFDocument
    ) throws -> PictureReference? {
        if let known = pictures[path] { return known }
        let bytes = try assetBytes(path)
        do {
            let picture = try document.addPicture(bytes)
            pictures[path] = .some(picture)
            return picture
        } catch {
            findings.append(Finding(BookFinding.unreadablePicture, "\(path): \(error.message)", pointer: pointer))
            pictures[path] = .some(nil)
            return nil
        }
    }
}
