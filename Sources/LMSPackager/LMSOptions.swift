/// What an institution may choose about its LMS packages: `lms` in `lectern.yaml`.
public struct LMSOptions: Sendable, Hashable {
    /// The share of right answers, in percent, from which a quiz is passed: 0 to 100.
    ///
    /// 80 is what most institutions ask.
    public var passPercent: Int

    /// Makes options.
    ///
    /// - Precondition: `passPercent` is 0 to 100; whoever reads a configuration checks that before.
    public init(passPercent: Int = 80) {
        precondition((0...100).contains(passPercent), "a pass mark is 0 to 100 percent")
        self.passPercent = passPercent
    }
}
