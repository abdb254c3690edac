internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import JSONCodec

/// What scripts know of a course: its outline, and the files that a learner takes along.
///
/// docs/guide/site-scripts.md tells of its form.
enum CourseData {
    static func path(_ place: CoursePlace) -> String { place.course.root + "course.js" }

    static func make(_ place: CoursePlace) -> SitePage {
        let bytes = render(place)
        return SitePage(path: path(place), key: SHA256Digest(of: bytes)) { bytes }
    }

    private static func render(_ place: CoursePlace) -> [UInt8] {
        let package = place.package
        let root = place.course.root.utf8.count
        func relative(_ path: String) -> JSONTree { .string(String(path.utf8.dropFirst(root)) ?? path) }
        let modules = place.modules.map { module -> JSONTree in
            var lessons: [JSONTree] = []
            var projects: [JSONTree] = []
            for step in module.steps {
                var entry: JSONTree = [
                    "id": .string(step.id), "title": .string(step.title), "path": relative(step.path),
                ]
                switch step.content {
                case .lesson:
                    entry["questions"] = .integer(place.questionCount(of: step.id))
                    lessons.append(entry)
                case .project: projects.append(entry)
                }
            }
            return ["title": .string(module.module.title), "lessons": .array(lessons), "projects": .array(projects)]
        }
        let pages = [place.overviewPath] + place.steps.map(\.path) + [CertificatePage.path(place)]
        var files = pages.map { path -> JSONTree in ["path": relative(path)] }
        for picture in place.document.pictures.all {
            let path = place.assetPath(picture.path)
            // A picture that several versions share lies elsewhere.
            let address = RelativeAddress.make(from: place.overviewPath, to: path)
            files.append(["path": .string(address), "bytes": .integer(picture.byteCount)])
        }
        files += CourseSearch(place, content: CourseContentKeys(place)).fileNames.map { ["path": .string($0)] }
        let value: JSONTree = [
            "id": .string(package.syllabusId), "version": .integer(package.version), "title": .string(package.title),
            "language": .string(package.language), "modules": .array(modules), "certificate": "certificate.html",
            "files": .array(files),
        ]
        return ScriptData.bytes("course", package.syllabusId, value)
    }
}
