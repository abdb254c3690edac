internal import CourseArchives
internal import CourseMarkup
internal import CourseModel

/// What files are called inside an EPUB; all but the first two lie below `EPUB/`, and addresses are relative to it.
struct EPUBNames: Sendable {
    static let mimetype = "mimetype"
    static let container = "META-INF/container.xml"
    static let folder = "EPUB/"
    static let packageDocument = "package.opf"
    static let navigation = "contents.xhtml"
    static let cover = "cover.xhtml"
    static let coverPicture = "cover.svg"
    static let title = "title.xhtml"
    static let style = "book.css"
    static let mathFont = "math.woff2"

    static func module(_ id: String) -> String { "modules/\(id).xhtml" }
    static func lesson(_ id: String) -> String { "lessons/\(id).xhtml" }
    static func project(_ id: String) -> String { "projects/\(id).xhtml" }

    static func page(_ page: PackageOutline.Page) -> String {
        switch page.content {
        case .lesson(let document): lesson(document.lesson.id)
        case .project(let document): project(document.project.id)
        }
    }

    private let pictures: [String: String]

    /// Names the pictures; one whose name says another format than its content has gets a second ending, because
    /// reading systems go by it.
    init(_ pictures: [Picture]) {
        let archive = ArchiveNames(pictures)
        var taken = Set(pictures.map { archive.asset($0.path) })
        var names: [String: String] = [:]
        for picture in pictures {
            var name = archive.asset(picture.path)
            let endings = Self.endings(of: picture.format)
            if !endings.contains(where: { name.hasSuffix("." + $0) }) {
                let base = name
                var number = 1
                repeat {
                    name = base + (number == 1 ? "." : "-\(number).") + endings[0]
                    number += 1
                } while !taken.insert(name).inserted
            }
            names[picture.path] = name
        }
        self.pictures = names
    }

    /// The name of a picture.
    func asset(_ path: String) -> String { pictures[path] ?? path.lowercased() }

    private static func endings(of format: Picture.Format) -> [String] {
        switch format {
        case .png: ["png"]
        case .jpeg: ["jpg", "jpeg"]
        case .gif: ["gif"]
        case .webp: ["webp"]
        case .svg: ["svg"]
        }
    }
}
