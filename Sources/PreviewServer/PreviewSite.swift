internal import Bytes
internal import Diagnostics
internal import FileAccess

/// An answer of the preview's server.
struct PreviewResponse: Sendable {
    var status: Int
    var type: String
    var body: [UInt8]
    var location: String?
}

/// Answers requests with the files of a built site, to which nothing is added but the preview's own script and notice.
struct PreviewSite: Sendable {
    /// The web root.
    let root: String
    /// What became of the last build.
    let status: PreviewStatus

    private static let largestFile = 1 << 30
    /// The address below which the preview has what is its own.
    static let ownFolder = "/_preview/"

    /// Answers a request for a page or file.
    ///
    /// - Parameters:
    ///   - method: The method in capitals.
    ///   - path: The path of the request's target, percent-encoded (RFC 3986, 3.3).
    ///   - host: The header `Host`.
    ///   - port: The server's port.
    func respond(method: String, path: String, host: String?, port: Int) -> PreviewResponse {
        // A page elsewhere whose name leads to this computer must not read the course (DNS rebinding).
        guard let host, ["127.0.0.1", "localhost", "[::1]"].contains(where: { host == "\($0):\(port)" }) else {
            return Self.plain(403, "This preview answers to 127.0.0.1:\(port) and localhost:\(port) only.")
        }
        guard method == "GET" || method == "HEAD" else { return Self.plain(405, "A preview is only read.") }
        guard let name = Self.decoded(path) else { return Self.plain(400, "This is no address.") }
        switch name {
        case "/_preview/preview.js":
            return PreviewResponse(status: 200, type: "text/javascript", body: PreviewPage.script)
        case "/_preview/preview.css": return PreviewResponse(status: 200, type: "text/css", body: PreviewPage.style)
        // A worker that keeps pages would show old ones: this one takes itself away.
        case "/sw.js": return PreviewResponse(status: 200, type: "text/javascript", body: PreviewPage.noWorker)
        default: return file(name)
        }
    }

    private func file(_ name: String) -> PreviewResponse {
        let state = status.current
        var relative = String(name.drop { $0 == "/" })
        if relative.isEmpty || relative.hasSuffix("/") { relative += "index.html" }
        if relative.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { return missing(state) }
        switch FileSystem.resolve(relative, in: root) {
        case .outside, .missing: return missing(state)
        case .inside(let path):
            guard let stamp = FileSystem.stamp(of: path) else { return missing(state) }
            if stamp.kind != .file {
                var response = Self.plain(302, "")
                response.location = Self.encoded("/" + relative + "/")
                return response
            }
            guard let content = try? FileSystem.read(path, limit: Self.largestFile) else { return missing(state) }
            let type = MediaType.of(relative)
            if type != MediaType.html { return PreviewResponse(status: 200, type: type, body: content.bytes) }
            return PreviewResponse(
                status: 200,
                type: type,
                body: PreviewPage.page(content.bytes, path: relative, state)
            )
        }
    }

    /// The site's own page for what is not there, or, as long as nothing was built, what is wrong.
    private func missing(_ state: PreviewStatus.State) -> PreviewResponse {
        if state.pages == 0 {
            return PreviewResponse(status: 503, type: MediaType.html, body: PreviewPage.waiting(state))
        }
        guard case .inside(let path) = FileSystem.resolve("404.html", in: root),
            let content = try? FileSystem.read(path, limit: Self.largestFile)
        else { return Self.plain(404, "There is no such page.") }
        return PreviewResponse(
            status: 404,
            type: MediaType.html,
            body: PreviewPage.page(content.bytes, path: "404.html", state)
        )
    }

    static func plain(_ status: Int, _ text: String) -> PreviewResponse {
        PreviewResponse(status: status, type: "text/plain; charset=utf-8", body: [UInt8](utf8: text + "\n"))
    }

    /// A path with its percent escapes decoded; nil where that is no path of a site: `..`, a zero, a backslash.
    static func decoded(_ path: String) -> String? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        guard let text = String(validating: bytes, as: UTF8.self),
            !bytes.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }),
            !text.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
        else { return nil }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func encoded(_ path: String) -> String {
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hex: [byte])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
