internal import Bytes
internal import CourseHTML
internal import InterfaceStrings

/// A page that sends its visitors on: a static host has no other way that works everywhere.
public enum RedirectPage {
    /// The path of the page for an address that ends with `.html` or a slash.
    public static func path(of address: String) -> String { address.hasSuffix("/") ? address + "index.html" : address }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - address: The old address, a path below the web root.
    ///   - target: The new one, a path below the web root or a web address.
    public static func make(from address: String, to target: String, site: SiteDescription) -> SitePage {
        let path = path(of: address)
        var hasher = SHA256Hasher()
        for field in [address, target, site.title, site.baseURL ?? "", site.language] { hasher.write(field: field) }
        return SitePage(path: path, key: hasher.digest()) { render(path: path, target: target, site: site) }
    }

    /// Whether a target leads out of the site.
    static func isElsewhere(_ target: String) -> Bool {
        ["https://", "http://", "mailto:"].contains(where: target.hasPrefix)
    }

    private static func render(path: String, target: String, site: SiteDescription) -> [UInt8] {
        let href = isElsewhere(target) ? target : RelativeAddress.make(from: path, to: target)
        var canonical: String?
        if isElsewhere(target) {
            canonical = target
        } else if let base = site.baseURL {
            canonical = base + (base.hasSuffix("/") ? "" : "/") + target
        }
        var html = HTMLWriter()
        html.markup("<!DOCTYPE html>\n<html")
        html.attribute("lang", site.language)
        html.attribute("dir", LanguageTag.direction(of: site.language).rawValue)
        html.markup(">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        html.text(site.title)
        html.markup("</title>\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\"")
        html.attribute("content", "0; url=" + href)
        html.markup(">\n")
        if let canonical {
            html.markup("<link rel=\"canonical\"")
            html.attribute("href", address: canonical)
            html.markup(">\n")
        }
        html.markup("</head>\n<body>\n<p><a")
        html.attribute("href", address: href)
        html.markup(">")
        html.text(href)
        html.markup("</a></p>\n</body>\n</html>\n")
        return html.bytes
    }
}
