/// What a host says with every file.
///
/// `_headers` is read by Netlify and Cloudflare Pages. docs/guide/hosting.md has the same for nginx and Caddy, and a test
/// holds the three together.
public enum HostHeaders {
    /// What pages may load (Content Security Policy Level 3): what lies on the site, and nothing written into a page.
    ///
    /// - Parameter endpoint: Where client events are sent, if anywhere.
    public static func contentSecurityPolicy(endpoint: String? = nil) -> String {
        [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
            "connect-src 'self'" + (endpoint.flatMap(origin).map { " " + $0 } ?? ""), "manifest-src 'self'",
            "worker-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
        ].joined(separator: "; ")
    }

    /// The headers of all files.
    static func fields(_ site: SiteDescription) -> [(name: String, value: String)] {
        [
            (
                "Content-Security-Policy",
                contentSecurityPolicy(endpoint: site.learning.notesEvents ? site.learning.endpoint : nil)
            ),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
    }

    /// Files whose names hold a digest of what is in them never change.
    static let immutable = "public, max-age=31536000, immutable"

    static func render(_ site: SiteDescription) -> [UInt8] {
        var text = "/*\n"
        for (name, value) in fields(site) { text += "  \(name): \(value)\n" }
        text += "/assets/*\n  Cache-Control: \(immutable)\n"
        return Array(text.utf8)
    }

    /// Scheme, host and port of a web address; nil for one on the site itself.
    private static func origin(_ address: String) -> String? {
        for scheme in ["https://", "http://"] where address.hasPrefix(scheme) {
            return scheme + address.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        }
        return nil
    }
}
