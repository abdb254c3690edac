internal import BuildPipeline
internal import Diagnostics
internal import Glibc
internal import Synchronization

/// Shows how far a build is: one line that is drawn over on a terminal, a line a step elsewhere, nothing when quiet.
final class ProgressLine: Sendable {
    private struct State {
        var lastStep: BuildProgress.Step?
        var lastDrawn: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now
    private let isTerminal = Console.isTerminal
    private let isQuiet: Bool

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    /// The seconds since the start.
    var seconds: Double {
        let duration = ContinuousClock.now - start
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    /// Shows progress, at most ten times a second.
    func show(_ progress: BuildProgress) {
        guard !isQuiet else { return }
        state.withLock { state in
            let isNewStep = state.lastStep != progress.step
            state.lastStep = progress.step
            guard isTerminal else {
                if isNewStep { Console.error(Self.words(progress)) }
                return
            }
            let now = ContinuousClock.now
            if !isNewStep, let last = state.lastDrawn, now - last < .milliseconds(100) { return }
            state.lastDrawn = now
            let line = "\(Self.words(progress))  \(progress.done)/\(progress.total)  \(Amounts.seconds(seconds))"
            let item = Finding.shown(progress.item).suffix(max(0, Self.width - line.count - 3))
            Console.write("\r\u{1B}[2K\(line)  \(item)", to: STDERR_FILENO)
        }
    }

    /// Clears the line, so that what follows stands by itself.
    func clear() {
        guard !isQuiet, isTerminal else { return }
        Console.write("\r\u{1B}[2K", to: STDERR_FILENO)
    }

    private static var width: Int {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    private static func words(_ progress: BuildProgress) -> String {
        switch progress.step {
        case .courses: "checking courses"
        case .outputs: "making outputs"
        case .commit: "putting files in place"
        }
    }
}

/// Amounts as a person reads them.
enum Amounts {
    /// `1 page`, `2 pages`.
    static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    /// `512 bytes`, `3.4 MB`.
    static func bytes(_ number: Int) -> String {
        switch number {
        case ..<1000: count(number, "byte")
        case ..<1_000_000: decimal(number, 1000) + " kB"
        case ..<1_000_000_000: decimal(number, 1_000_000) + " MB"
        default: decimal(number, 1_000_000_000) + " GB"
        }
    }

    /// `0.04 s`, `12.3 s`.
    static func seconds(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        if hundredths >= 1000 { return "\(hundredths / 100).\(hundredths / 10 % 10) s" }
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
    }

    private static func decimal(_ number: Int, _ unit: Int) -> String {
        let tenths = (number * 10 + unit / 2) / unit
        return "\(tenths / 10).\(tenths % 10)"
    }
}
