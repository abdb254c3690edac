import Foundation

/// A test that can run for long: a sample of it runs each time, the whole of it by `make soak`.
public struct LongForm: Sendable {
    /// The seed of this run, from `LECTERN_SEED`; 1 unless given.
    public let seed: UInt64
    /// How many rounds this run makes.
    public let rounds: Int

    /// Says how many rounds are made of how many, and prints it, so that a sample is never taken for the whole.
    ///
    /// - Parameters:
    ///   - name: What the rounds do, in a few words.
    ///   - sample: How many rounds an ordinary run makes.
    ///   - whole: How many rounds the long form makes.
    public init(_ name: String, sample: Int, of whole: Int) {
        let environment = ProcessInfo.processInfo.environment
        seed = environment["LECTERN_SEED"].flatMap(UInt64.init) ?? 1
        rounds = environment["LECTERN_SOAK"] == nil ? sample : whole
        print("long form: \(name): \(rounds) of \(whole) rounds, seed \(seed)")
    }

    /// The generator of this run; `salt` parts the runs of several tests or rounds.
    public func generator(salt: UInt64 = 0) -> SplitMix64 { SplitMix64(seed: seed &+ salt &* 0x9E37_79B9) }
}

/// SplitMix64: the same numbers for the same seed on every machine.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the sequence of a seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
