internal import Bytes

/// The files by which others find what the site has: search engines, feed readers, and the host that serves it.
enum Discovery {
    /// The files; those that need full addresses only where the site's address is known.
    static func make(_ site: SiteDescription, _ courses: [SiteCourseSummary], extraPages: [String]) -> [SitePage] {
        var files = [
            SiteData.file("robots.txt", robots(site)),
            SiteData.file("_headers", HostHeaders.render(site)),
        ]
        if let baseURL = site.baseURL {
            files += Sitemap(site, baseURL, courses, extraPages: extraPages).files()
            files.append(SiteData.file("feed.xml", VersionFeed.render(site, baseURL, courses)))
        }
        return files
    }

    /// Everything may be read (RFC 9309); pages that are not to be found say so themselves.
    private static func robots(_ site: SiteDescription) -> [UInt8] {
        var text = "User-agent: *\nDisallow:\n"
        if let baseURL = site.baseURL { text += "\nSitemap: \(SiteDescription.join(baseURL, Sitemap.path))\n" }
        return Array(text.utf8)
    }
}

/// XML as bytes.
struct XMLText {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

    /// Appends markup as it is.
    mutating func markup(_ markup: String) { bytes.append(utf8: markup) }

    /// Appends text or the value of an attribute; characters that XML 1.0 has not are left out.
    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(utf8: "&amp;")
            case UInt8(ascii: "<"): bytes.append(utf8: "&lt;")
            case UInt8(ascii: ">"): bytes.append(utf8: "&gt;")
            case UInt8(ascii: "\""): bytes.append(utf8: "&quot;")
            case 0x09, 0x0A, 0x20...: bytes.append(byte)
            default: break
            }
        }
    }

    /// Appends an element that holds text.
    mutating func element(_ name: String, _ content: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        markup("<\(name)")
        for (name, value) in attributes {
            markup(" \(name)=\"")
            text(value)
            markup("\"")
        }
        guard !content.isEmpty else {
            markup("/>\n")
            return
        }
        markup(">")
        text(content)
        markup("</\(name)>\n")
    }
}
