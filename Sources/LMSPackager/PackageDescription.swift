internal import Bytes
internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import JSONCodec

/// Makes `manifest.json`: what the package holds, for people and programs that know no SCORM.
enum PackageDescription {
    /// A file of the package.
    struct File {
        var path: String
        /// 64 hex digits over its content.
        var digest: String
        var byteCount: Int

        init(_ path: String, _ entry: ArchiveStreams.Entry) {
            self.path = path
            digest = entry.sha256.hex
            byteCount = entry.stream.contentCount
        }

        init(_ path: String, _ picture: Picture) {
            self.path = path
            digest = picture.sha256
            byteCount = picture.byteCount
        }

        var json: JSONTree {
            ["path": .string(path), "sha256": .string(digest), "bytes": .integer(byteCount)]
        }
    }

    /// Makes the file; `pages` has each page with its own file.
    static func make(
        _ package: CoursePackage,
        _ format: PlayerFormat,
        pages: [(page: PackageOutline.Page, file: File)],
        names: ArchiveNames
    ) -> [UInt8] {
        func list(_ isWanted: (PackageOutline.Page) -> Bool) -> JSONTree {
            .array(
                pages.filter { isWanted($0.page) }.map { page, file in
                    let files = [file] + page.pictures.map { File(names.asset($0.path), $0) }
                    return [
                        "id": .string(page.id),
                        "title": .string(page.title),
                        "files": .array(files.map(\.json)),
                    ]
                }
            )
        }
        let tree: JSONTree = [
            "format": "lectern-lms-package/1",
            "standard": .string(format.standard),
            "course": .string(package.syllabusId),
            "title": .string(package.title),
            "version": .integer(package.version),
            "language": .string(package.language),
            "license": .string(package.license),
            "contentHash": .string(package.contentHash),
            "lessons": list { if case .lesson = $0.content { true } else { false } },
            "projects": list { if case .project = $0.content { true } else { false } },
        ]
        return tree.pretty()
    }
}

extension PackageOutline.Page {
    /// The lesson's or project's own id.
    fileprivate var id: String {
        switch content {
        case .lesson(let lesson): lesson.lesson.id
        case .project(let project): project.project.id
        }
    }
}
