internal import InterfaceStrings
internal import Mustache

/// A kind of page: its template, and the values that this has.
///
/// docs/guide/templates.md tells theme authors of them.
enum PageKind: String, Sendable, CaseIterable {
    case home
    case course
    case lesson
    case project
    case certificate
    case progress
    case page
    case notfound

    /// The name of its template.
    var template: String { self == .notfound ? "not-found" : rawValue }

    /// The values that only pages of this kind have, after those that all have.
    var own: TemplateFields {
        switch self {
        case .home: HomePage.fields
        case .course: CoursePage.fields
        case .lesson: LessonPage.fields
        case .project: ProjectPage.fields
        case .certificate: CertificatePage.fields
        case .page: ContentPage.fields
        case .progress, .notfound: TemplateFields([])
        }
    }

    /// All values of its pages; what only other pages have is never there.
    var fields: TemplateFields {
        var names = Set(CommonValue.fields.names + own.names)
        var others: [(name: String, type: TemplateType)] = []
        for kind in Self.allCases {
            for name in kind.own.names where names.insert(name).inserted { others.append((name, .nothing)) }
        }
        return CommonValue.fields.adding(own).adding(others)
    }
}

/// Objects that several kinds of pages have.
enum ValueFields {
    /// A link.
    static let link = TemplateFields(["title": .text, "href": .text])
    /// A course in another language.
    static let translation = TemplateFields(["lang": .text, "name": .text, "href": .text])
    /// A licence: its name, and its address where that is known.
    static let licence = TemplateFields(["text": .text, "href": .text])
    /// A text of a list of choices.
    static let choice = TemplateFields(["code": .text, "name": .text])
    /// A lesson or project of a module.
    static let sibling = TemplateFields([
        "kind": .text, "id": .text, "title": .text, "href": .text, "isCurrent": .flag,
    ])
    /// A module, as a page of it names it.
    static let module = TemplateFields(["number": .number, "label": .text, "title": .text, "href": .text])

    /// The texts that need no number, by their keys.
    static let stringKeys: [InterfaceStringKey] = {
        let english = InterfaceStrings.forLanguage("en")
        return InterfaceStringKey.allCases.filter { !english[$0].utf8.contains(0x7B) }
    }()
    /// The texts of the interface.
    static let strings = TemplateFields(stringKeys.map { (name: $0.rawValue, type: .text) })

    /// A link, or nothing.
    static func link(_ title: String, _ href: String) -> TemplateValue { .object([.text(title), .text(href)]) }
}
