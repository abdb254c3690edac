/// How far a command is, for whoever shows it.
public struct BuildProgress: Sendable, Hashable {
    /// What is being done.
    public enum Step: Int, Sendable, CaseIterable {
        /// Files are looked at and courses are read and checked.
        case courses
        /// Pages, books and packages are made.
        case outputs
        /// What changed gets its place.
        case commit
    }

    /// Takes progress, from any thread.
    public typealias Reporter = @Sendable (BuildProgress) -> Void

    /// What is being done.
    public let step: Step
    /// How many items of the step are done.
    public let done: Int
    /// How many items the step has.
    public let total: Int
    /// The item that was done last.
    public let item: String

    init(_ step: Step, _ done: Int, _ total: Int, _ item: String = "") {
        self.step = step
        self.done = done
        self.total = total
        self.item = item
    }
}
