internal import Bytes
internal import Diagnostics
internal import Glibc

/// The two streams that a person or a program reads; a reader that went away is no error.
enum Console {
    /// Whether a person looks at the error stream.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a line to the standard output.
    static func output(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// Writes a line to the standard error.
    static func error(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Writes what keeps the program from its work, on one line of the standard error.
    static func problem(_ message: String) { error("lectern: error: " + Finding.shown(message)) }

    /// Writes text as it is.
    static func write(_ text: String, to descriptor: Int32) {
        let bytes = [UInt8](utf8: text)
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { raw in
                unsafe Glibc.write(descriptor, raw.baseAddress.map { unsafe $0 + done }, raw.count - done)
            }
            if count > 0 { done += count } else if errno != EINTR { return }
        }
    }
}
