internal import Bytes
internal import CourseHTML
internal import CourseModel
internal import InterfaceStrings
internal import Mustache

/// What all pages of a course in one folder have in common, and their templates with that put in.
struct CourseFrame: Sendable {
    static let courseFields = TemplateFields([
        "id": .text, "version": .number, "versionText": .text, "title": .text, "href": .text, "lang": .text,
        "languageName": .text, "level": .text, "levelName": .text, "duration": .text, "lessonCount": .text,
        "authors": .text, "licence": .object(ValueFields.licence), "certificate": .text, "isLatest": .flag,
        "latest": .text, "versions": .list(.object(versionFields)), "hasVersions": .flag, "data": .text,
        "search": .text,
    ])
    private static let versionFields = TemplateFields(["version": .number, "text": .text, "href": .text])

    let place: CoursePlace
    let page: PageFrame
    /// The value `course`, which stands first among a page's own values.
    let course: TemplateValue
    let digest: SHA256Digest
    private let template: Template

    /// - Parameters:
    ///   - folder: Below the course's own: empty, or with a slash at its end.
    ///   - current: The path of the only page, where an entry of the menu leads to it.
    init(_ place: CoursePlace, _ kind: PageKind, folder: String, current: String? = nil) {
        let page = PageFrame(
            place.site,
            language: place.package.language,
            kind: kind,
            folder: place.course.root + folder,
            current: current
        )
        self.init(place, kind, page, Self.value(place, from: place.course.root + folder))
    }

    private init(_ place: CoursePlace, _ kind: PageKind, _ page: PageFrame, _ course: TemplateValue) {
        self.place = place
        self.page = page
        self.course = course
        template = place.site.theme.template(kind).specialized(page.known + [course])
        var bytes = page.digest().bytes
        bytes.append(keyValue: course)
        digest = SHA256Digest(of: bytes)
    }

    /// The same for pages of another kind in the same folder.
    func with(kind: PageKind) -> CourseFrame { CourseFrame(place, kind, page.with(kind: kind), course) }

    /// The address of a file of the site from a page of the frame.
    func address(_ path: String, from page: String, anchor: String? = nil) -> String {
        EncodedAddress.make(RelativeAddress.make(from: page, to: path) + (anchor.map { "#" + $0 } ?? ""))
    }

    /// A value that is dear to make, or nothing where the template does not ask for it.
    func value(_ name: String, of fields: TemplateFields, _ make: () -> TemplateValue) -> TemplateValue {
        guard let slot = fields.slot(of: name), template.reads(slot: CommonValue.allCases.count + slot) else {
            return .absent
        }
        return make()
    }

    /// The values of a page: those that all have, `course`, and the rest of its own.
    func values(_ head: PageFrame.Head, _ own: [TemplateValue]) -> TemplateValue { page.values(head, [course] + own) }

    /// - Parameter size: How many bytes the page's content has.
    func render(_ values: TemplateValue, size: Int = 0) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + size / 8 + (1 << 13))
        try template.render(values, into: &bytes)
        return bytes
    }

    /// What a page of the course says about itself.
    func head(_ path: String, title: String, description: String) -> PageFrame.Head {
        var head = PageFrame.Head(path: path, title: title)
        head.suffix = place.package.title
        head.description = description
        head.isIndexed = place.course.isLatest
        if let baseURL = place.site.baseURL, let picture = place.course.picture {
            head.picture = EncodedAddress.make(SiteDescription.join(baseURL, picture))
        }
        return head
    }

    /// What stands above a page in the course: its overview, and its module where that has a name of its own.
    func breadcrumbs(from page: String, module: CoursePlace.Module? = nil) -> [(title: String, href: String)] {
        let title = place.package.title == place.site.title ? place.strings[.course] : place.package.title
        var result = [(title: title, href: address(place.overviewPath, from: page))]
        if let module = module?.module, module.title != place.package.title {
            result.append((title: module.title, href: address(place.overviewPath, from: page, anchor: module.id)))
        }
        return result
    }

    private static func value(_ place: CoursePlace, from folder: String) -> TemplateValue {
        let package = place.package
        let strings = place.strings
        func address(_ path: String) -> String {
            EncodedAddress.make(RelativeAddress.make(from: folder + "index.html", to: path))
        }
        let others = place.course.otherVersions
        let latest = others.max { $0.version < $1.version }
        return courseFields.object([
            "id": .text(package.syllabusId), "version": .number(package.version),
            "versionText": .text(strings.text(.versionNumber, number: package.version)),
            "title": .text(package.title), "href": .text(address(place.overviewPath)),
            "lang": .text(package.language), "languageName": .text(place.languageName(of: package.language)),
            "level": .text(package.syllabus.level.rawValue),
            "levelName": .text(place.levelName(package.syllabus.level)),
            "duration": .text(strings.duration(minutes: package.syllabus.timeBudgetMinutes)),
            "lessonCount": .text(strings.text(.lessonCount, count: package.lessons.count)),
            "authors": .text(package.authors.joined(separator: ", ")), "licence": Licence.value(package.license),
            "certificate": .text(address(CertificatePage.path(place))), "isLatest": .flag(place.course.isLatest),
            "latest": .text(
                address(
                    place.course.isLatest
                        ? place.overviewPath : latest.map { $0.root + "index.html" } ?? place.overviewPath
                )
            ),
            "versions": .list(
                others.map { other in
                    .object([
                        .number(other.version), .text(strings.text(.versionNumber, number: other.version)),
                        .text(address(other.root + "index.html")),
                    ])
                }
            ),
            "hasVersions": .flag(!others.isEmpty), "data": .text(address(CourseData.path(place))),
            "search": .text(address(place.course.root + "search.js")),
        ])
    }
}

/// The name of a licence with its address, where that is known.
enum Licence {
    static func value(_ license: String) -> TemplateValue {
        ValueFields.licence.object(["text": .text(license), "href": .text(address(of: license))])
    }

    /// The address of a licence that is one itself, or an identifier of Creative Commons.
    static func address(of license: String) -> String? {
        if let address = PlainHTML.webAddress(license) { return address }
        let parts = license.lowercased().split(separator: "-")
        guard parts.first == "cc" || parts.first == "cc0" else { return nil }
        if parts.first == "cc0" { return "https://creativecommons.org/publicdomain/zero/1.0/" }
        let kinds = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"]
        let kind = parts.dropFirst().dropLast().joined(separator: "-")
        guard kinds.contains(kind), let version = parts.last, ["1.0", "2.0", "2.5", "3.0", "4.0"].contains(version)
        else { return nil }
        return "https://creativecommons.org/licenses/\(kind)/\(version)/"
    }
}
