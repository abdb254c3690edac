internal import Glibc
internal import Synchronization

/// What becomes of signals: an interrupted build stops between two files, a closed pipe is an error like any other.
enum Signals {
    private static let received = Atomic<Int32>(0)

    /// The exit status after a signal, as a shell has it: 128 and the signal's number.
    static var status: Int32 { 128 + received.load(ordering: .relaxed) }

    /// Takes the signals that would end the process in the middle of a line.
    static func prepare() {
        // A write to a closed pipe, or past a file-size limit, returns an error, which the caller reports.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Runs `body` so that SIGINT and SIGTERM cancel its task; a second signal ends the process at once.
    static func cancelling<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await body() }
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                if Signals.received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
            }
        }
        let watch = Task {
            while received.load(ordering: .relaxed) == 0 { try await Task.sleep(for: .milliseconds(50)) }
            task.cancel()
        }
        defer { watch.cancel() }
        return try await task.value
    }
}
