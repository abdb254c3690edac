internal import Bytes

/// The picture of a site in tabs and among apps: an open book in the site's colour.
enum SiteIcon {
    static func path(of site: SiteDescription) -> String {
        SiteTheme.path("icon", "svg", SHA256Digest(of: render(site)))
    }

    static func render(_ site: SiteDescription) -> [UInt8] {
        let colour = SiteChrome.hex(site.chrome.accent ?? 0x1D5D8A)
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" \
            fill="\(colour)"/><path d="M32 22c-5-4-11-5-19-5v26c8 0 14 1 19 5 5-4 11-5 19-5V17c-8 0-14 1-19 5z" \
            fill="#fff"/><path d="M32 22v26" stroke="\(colour)" stroke-width="3"/></svg>

            """
        return Array(drawing.utf8)
    }
}
