internal import Bytes
internal import CourseModel
internal import Diagnostics
internal import FileAccess
internal import SiteRenderer

/// Makes what belongs to the whole site and to no course: it knows the courses by their summaries.
struct SiteBuild: Sendable {
    var context: SiteContext
    /// The records of the courses' parts, in the order of the configuration.
    var courses: [PartRecord]

    private var makesSite: Bool { context.configuration.outputs.contains(.site) }

    /// The digest of all that is known of the courses, and of the site's own pages and pictures.
    var sourceKey: SHA256Digest {
        var hasher = SHA256Hasher()
        for course in courses { hasher.write(field: Array(course.summary.bytes)) }
        for page in context.extras.pages.pages {
            hasher.write(field: page.path)
            hasher.write(field: page.digest.bytes)
        }
        let pictures = context.extras.pictures
        for file in pictures.files + [pictures.logo].compactMap({ $0 }) {
            hasher.write(field: file.path)
            hasher.write(field: file.picture.sha256)
        }
        return hasher.digest()
    }

    /// The outputs; none where no site is made.
    func outputs() -> [PlannedOutput] {
        guard makesSite else { return [] }
        let site = context.makeSite()
        let summaries = courses.compactMap { SiteCourseSummary(fields: $0.summary.fields) }
        let (common, everything) = (context.pageInputs.sortedByBytes(), everything)
        var pages = SitePlan.pages(site: site, courses: summaries, extraPages: context.extras.extraPages)
        pages += context.configuration.web.redirects.map { RedirectPage.make(from: $0.from, to: $0.to, site: site) }
        let outputs = pages.map { page in
            PlannedOutput(
                path: CourseOutputs.webRoot + page.path,
                key: page.key,
                // Styles and scripts show nothing of any course.
                inputs: page.path.hasPrefix("assets/") ? common : everything,
                isPage: page.path.hasSuffix(".html"),
                content: .rendered(page.render)
            )
        }
        let copies = context.extras.copiedFiles.compactMap { file -> PlannedOutput? in
            guard let digest = SHA256Digest(hex: file.picture.sha256) else { return nil }
            return PlannedOutput(
                path: CourseOutputs.webRoot + file.path,
                key: digest,
                inputs: [digest],
                byteCount: file.picture.byteCount,
                content: .copied(SourceFile(path: file.file, sha256: digest))
            )
        }
        return outputs + copies
    }

    /// The digests of all files that go into what shows all courses.
    private var everything: [SHA256Digest] {
        (courses.compactMap { $0.inputs?.package } + context.extras.pages.pages.map(\.digest) + context.pageInputs)
            .sortedByBytes()
    }

    /// The records of the last build with the inputs of this one: what the whole site shows of a course is the same, but
    /// the files that it was made of are others.
    func updated(_ records: [OutputRecord]) -> [OutputRecord] {
        let everything = everything
        let common = context.pageInputs.sortedByBytes()
        return records.map { record in
            var record = record
            if record.inputs != [record.sha256], record.inputs != common { record.inputs = everything }
            return record
        }
    }

    /// What leads nowhere on the site's own pages, in its menus and redirects.
    ///
    /// - Parameter file: The configuration's file.
    func findings(file: String) -> [Finding] {
        let (web, extras) = (context.configuration.web, context.extras)
        let isNeeded = !(web.menu.isEmpty && web.footer.isEmpty && web.redirects.isEmpty && extras.pages.pages.isEmpty)
        guard makesSite, isNeeded else { return [] }
        let root = CourseOutputs.webRoot
        let outputs = courses.flatMap(\.outputs.paths).filter { $0.hasPrefix(root) }
        let pages = SitePlan.pages(site: context.makeSite(), courses: [], extraPages: extras.extraPages)
        let paths =
            outputs.map { String($0.dropFirst(root.count)) } + pages.map(\.path)
            + extras.copiedFiles.map(\.path)
        return extras.check(Set(paths), file: file)
    }

    /// What the build record says of what went in.
    func buildRecord() -> BuildRecord {
        var record = BuildRecord(
            program: "lectern \(Program.version)",
            courses: [],
            inputs: [BuildRecord.Input(name: "settings", sha256: context.settings)]
        )
        for course in courses {
            guard let header = course.header, let inputs = course.inputs else { continue }
            record.courses.append(
                BuildRecord.Course(syllabusId: header.id, version: header.version, contentHash: header.contentHash)
            )
            if let package = inputs.package {
                record.inputs.append(BuildRecord.Input(name: header.name + "/package.json", sha256: package))
            }
            for file in inputs.assets {
                guard let source = file.source else { continue }
                record.inputs.append(BuildRecord.Input(name: header.name + "/" + file.path, sha256: source.sha256))
            }
        }
        if makesSite || context.configuration.outputs.contains(.lms) {
            record.inputs.append(BuildRecord.Input(name: "theme", sha256: context.theme.key))
        }
        if context.configuration.lms.schemas != nil {
            record.inputs.append(BuildRecord.Input(name: "schemas", sha256: context.schemas.key))
        }
        guard makesSite else { return record }
        for page in context.extras.pages.pages {
            record.inputs.append(BuildRecord.Input(name: "pages/" + Path.name(of: page.file), sha256: page.digest))
        }
        for file in context.extras.copiedFiles {
            guard let digest = SHA256Digest(hex: file.picture.sha256) else { continue }
            record.inputs.append(BuildRecord.Input(name: file.path, sha256: digest))
        }
        return record
    }
}
