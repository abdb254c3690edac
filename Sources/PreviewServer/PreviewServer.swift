internal import Bytes
public import Diagnostics
internal import FlyingFox
internal import FlyingSocks
internal import Foundation
internal import Synchronization

/// What keeps a preview from being served.
public struct PreviewServerError: EnvironmentError, Hashable {
    /// How the command ends.
    public let status: ExitStatus
    /// What went wrong and what to do.
    public let message: String
}

/// Serves a site on this computer alone.
public struct PreviewServer: Sendable {
    private let site: PreviewSite
    private let server: HTTPServer

    /// How long a page waits for the next build before it asks again.
    private static let longestWait = 25_000

    /// Makes a server; it listens when it runs.
    ///
    /// - Parameters:
    ///   - root: The web root; it may be made later.
    ///   - port: The port of 127.0.0.1 to listen at.
    /// - Throws: `PreviewServerError` where the address cannot be made.
    public init(root: String, port: UInt16, status: PreviewStatus) throws(PreviewServerError) {
        let site = PreviewSite(root: root, status: status)
        do {
            server = HTTPServer(
                address: try .inet(ip4: "127.0.0.1", port: port),
                timeout: 60,
                logger: .disabled,
                handler: ClosureHTTPHandler { await Self.respond(to: $0, site, port: Int(port)) }
            )
        } catch {
            throw PreviewServerError(status: .ioFailed, message: "127.0.0.1 is no address here: \(error)")
        }
        self.site = site
    }

    /// A port that nobody listens at: the first of eleven from `port` on.
    ///
    /// - Throws: `PreviewServerError` where all are taken.
    public static func freePort(from port: UInt16, isFixed: Bool) throws(PreviewServerError) -> UInt16 {
        for candidate in port...(isFixed ? port : max(port, 8_010)) where isFree(candidate) {
            return candidate
        }
        throw PreviewServerError(
            status: .tryAgain,
            message: "port \(port) of 127.0.0.1 is in use; name another with --port"
        )
    }

    private static func isFree(_ port: UInt16) -> Bool {
        guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: port),
            let socket = try? Socket(domain: AF_INET)
        else { return false }
        defer { try? socket.close() }
        do {
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: address)
            return true
        } catch {
            return false
        }
    }

    /// Serves until the task is cancelled.
    ///
    /// - Throws: `PreviewServerError` where the port cannot be listened at.
    public func run() async throws {
        do {
            try await server.run()
        } catch is CancellationError {
            return
        } catch {
            if Task.isCancelled { return }
            throw PreviewServerError(
                status: .tryAgain,
                message: "the port of 127.0.0.1 cannot be listened at: \(error); name another with --port"
            )
        }
    }

    /// Serves in a task of its own, and returns when requests are answered.
    ///
    /// - Throws: `PreviewServerError` where the port cannot be listened at; another program may have just taken it.
    public func start() async throws -> Task<Void, any Error> {
        let serving = Task { try await run() }
        let end = ServingEnd()
        let watch = Task {
            _ = await serving.result
            end.isReached.store(true, ordering: .relaxed)
        }
        while await !server.isListening, !end.isReached.load(ordering: .relaxed) {
            do {
                try await Task.sleep(for: .milliseconds(5))
            } catch {
                serving.cancel()
                throw error
            }
        }
        if await server.isListening {
            watch.cancel()
            return serving
        }
        try await serving.value
        throw CancellationError()
    }

    private static func respond(to request: HTTPRequest, _ site: PreviewSite, port: Int) async -> HTTPResponse {
        let path = request.target.path()
        let isState = path == PreviewSite.ownFolder + "state"
        let answer = site.respond(
            method: request.method.rawValue,
            path: isState ? PreviewSite.ownFolder + "preview.js" : path,
            host: request.headers[.host],
            port: port
        )
        guard isState, answer.status == 200 else { return response(answer) }
        let after = request.query.first { $0.name == "after" }.flatMap { Int($0.value) } ?? -1
        let state = await site.status.waitForChange(after: after, milliseconds: longestWait)
        return response(PreviewResponse(status: 200, type: "application/json", body: PreviewPage.json(state)))
    }

    private static func response(_ answer: PreviewResponse) -> HTTPResponse {
        var headers: HTTPHeaders = [
            .contentType: answer.type, HTTPHeader("Cache-Control"): "no-store",
            HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        ]
        if let location = answer.location { headers[.location] = location }
        let phrase =
            switch answer.status {
            case 200: "OK"
            case 302: "Found"
            case 400: "Bad Request"
            case 403: "Forbidden"
            case 404: "Not Found"
            case 405: "Method Not Allowed"
            default: "Service Unavailable"
            }
        return HTTPResponse(
            statusCode: HTTPStatusCode(answer.status, phrase: phrase),
            headers: headers,
            body: Data(answer.body)
        )
    }
}

/// Whether a server no longer serves.
private final class ServingEnd: Sendable {
    let isReached = Atomic<Bool>(false)
}
