internal import Mustache

/// The values that every page has, in the order of their slots; the names are those that templates know.
enum CommonValue: Int, CaseIterable {
    case lang, dir, kind, root, path, title, fullTitle, description, isIndexed, canonical, ogImage, icon, alternates
    case jsonLd, css, js, setup, breadcrumbs, hasBreadcrumbs, banner
    /// The texts of the interface.
    case s
    case site

    static let fields = TemplateFields(allCases.map { (name: "\($0)", type: $0.type) })

    static let siteFields = TemplateFields([
        "title": .text, "lang": .text, "dir": .text, "isOtherLanguage": .flag, "home": .text, "progress": .text,
        "feed": .text, "manifest": .text, "logo": .object(logoFields), "menu": .list(.object(menuFields)),
        "hasMenu": .flag, "footer": .list(.object(ValueFields.link)), "hasFooter": .flag, "accent": .text,
    ])
    static let logoFields = TemplateFields(["src": .text, "alt": .text, "width": .number, "height": .number])
    static let menuFields = TemplateFields(["title": .text, "href": .text, "isCurrent": .flag])
    static let alternateFields = TemplateFields(["lang": .text, "href": .text])

    private var type: TemplateType {
        switch self {
        case .lang, .dir, .kind, .root, .path, .title, .fullTitle, .description, .canonical, .ogImage, .icon, .css,
            .js, .setup, .banner:
            .text
        case .isIndexed, .hasBreadcrumbs: .flag
        case .jsonLd: .html
        case .alternates: .list(.object(Self.alternateFields))
        case .breadcrumbs: .list(.object(ValueFields.link))
        case .s: .object(ValueFields.strings)
        case .site: .object(Self.siteFields)
        }
    }
}

extension [TemplateValue] {
    subscript(value: CommonValue) -> TemplateValue {
        get { self[value.rawValue] }
        set { self[value.rawValue] = newValue }
    }
}

extension [TemplateValue?] {
    subscript(value: CommonValue) -> TemplateValue? {
        get { self[value.rawValue] }
        set { self[value.rawValue] = newValue }
    }
}
