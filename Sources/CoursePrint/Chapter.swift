internal import CourseModel
internal import Diagnostics
internal import PDFWriter
internal import TextLayout

/// A node of the structure that a chapter will have in the file; its place in the chapter is its blocks' tag.
struct StructureNode: Sendable {
    var role: StructureRole
    /// The place of the node around it; -1 for the chapter's own, which is the first.
    var parent: Int
    var properties = StructureProperties()
    /// The name of the place where the node begins.
    var destination: String?
    /// Where a `Link` leads, and what it says to a person who cannot see it.
    var target: PDFDocument.LinkTarget?
    var description = ""
}

/// A picture of the package in a chapter.
struct ChapterPicture: Sendable {
    var path: String
    /// Pixels across and down, multiplied.
    var pixelCount: Int
    var node: Int

    init(_ picture: CourseModel.Picture, node: Int) {
        path = picture.path
        pixelCount = picture.width * picture.height
        self.node = node
    }
}

/// A part of the book that begins on a page of its own: what it says, before it is set.
struct Chapter: Sendable {
    /// What a chapter is, which decides how its pages look and are numbered.
    enum Kind: Sendable {
        case cover
        case front
        case main
    }

    var kind: Kind
    /// The title in the running head.
    var title: String
    /// The JSON Pointer of what it was made of.
    var pointer: String?
    /// Where it begins; every chapter has a destination.
    var destination: String
    /// Entries of the outline below its own.
    var sections: [PDFDocument.OutlineItem] = []
    /// Added to a node's place to make a tag that no other chapter has.
    var tagBase: Int
    var nodes: [StructureNode]
    var pictures: [ChapterPicture] = []
    var blocks: [LayoutBlock] = []
    /// Footnotes.
    var notes: [PageNote] = []
    var findings: [Finding] = []

    func tag(_ node: Int) -> Int { tagBase + node }

    /// The tag of text that is drawn and says nothing.
    static let artifactTag = -1

    /// The tags of chapter n are from n << 32 on.
    static func base(_ index: Int) -> Int { index << 32 }
}

/// A chapter that is set on pages.
struct SetChapter: Sendable {
    var chapter: Chapter
    var pages: [PageFrame]
    var missingGlyphs: [MissingGlyph]
}
