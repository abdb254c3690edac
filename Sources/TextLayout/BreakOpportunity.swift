/// A place where a line may end.
struct BreakOpportunity {
    /// The offset after which the next line goes on, behind the spaces that the line's end swallows.
    var offset: Int
    /// What it costs, as TeX's penalties.
    var penalty: Int
    /// Whether a hyphen is shown where the line ends here.
    var addsHyphen: Bool
    /// The width of the text up to here, with all of its spaces.
    var width: Thousandths = 0
    /// What is taken from a later place's `width` for a line that begins here; it differs from `width` where the halves
    /// of a word are not as wide as the whole.
    var start: Thousandths = 0
    /// The part of `width` that is spaces.
    var spaces: Thousandths = 0
    /// The width of the spaces right before the place, which the line's end swallows.
    var trailing: Thousandths = 0
    /// The width of the hyphen.
    var hyphen: Thousandths = 0
    /// The number of glyphs up to here that tracking may move apart.
    var tracked = 0
    /// The number of ideographs up to here.
    var ideographs = 0
    /// What hangs out where the line ends here.
    var hangingEnd: Thousandths = 0
    /// What hangs out where a line begins here.
    var hangingStart: Thousandths = 0

    /// The penalty of a break inside a word that nothing but need allows.
    static let emergency = 5000
    /// The penalty of a break at a hyphen, soft or hard.
    static let softHyphen = 50
    /// The penalty of a break at a hyphen that the language's patterns allow.
    static let hyphenation = 70
    /// The penalty of a break inside a long word at a character such as `/`, `.` or `_`.
    static let longWord = 300
}
