internal import Bytes

/// A page as the search knows it: its sections and their words.
///
/// Made by `SearchAnalyzer`, one page at a time; `SearchIndex` puts the pages of a course together.
public struct SearchPage: Sendable, Hashable {
    /// A part of the page that a result leads to.
    struct Section: Sendable, Hashable {
        /// Empty for the beginning of the page.
        var anchor: String
        /// Empty where only the page's title stands above it.
        var heading: String
    }

    /// Where a word stands.
    struct Posting: Sendable, Hashable {
        /// Counts into the page's sections.
        var section: Int32
        /// How many times.
        var count: Int32
        var place: Place
    }

    /// How much a word says about a section; its raw value is what the index carries.
    enum Place: UInt8, Sendable, Hashable {
        /// Once or twice in the text.
        case text = 0
        /// Three times or more.
        case often = 1
        case heading = 2
        case title = 3
    }

    /// The path below the course's folder, such as `lessons/sensors.html`.
    public let path: String
    /// The page's title.
    public let title: String
    let sections: [Section]
    /// The stems on the page, their bytes one after the other.
    let stems: [UInt8]
    /// Where each stem's bytes end.
    let stemEnds: [Int]
    /// Where the stems stand, those of one stem together.
    let postings: [Posting]
    /// Where each stem's postings end.
    let postingEnds: [Int]
}
