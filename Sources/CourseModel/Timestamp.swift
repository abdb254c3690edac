/// An instant as RFC 3339 writes it.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z without leap seconds; a leap second counts as the second after it.
    public let secondsSince1970: Int
    /// 0 to 999,999,999; digits beyond are dropped.
    public let nanoseconds: Int

    /// Reads `2026-11-22T09:30:00.5+01:00`; nil where it is anything else or the calendar has no such day.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard Self.hasForm(bytes) else { return nil }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 } }
        let year = number(0..<4)
        let month = number(5..<7)
        let day = number(8..<10)
        guard day <= Self.days(in: month, of: year) else { return nil }
        var zone = 0
        if bytes[bytes.count - 1] | 0x20 != UInt8(ascii: "z") {
            let start = bytes.count - 6
            zone = number(start + 1..<start + 3) * 60 + number(start + 4..<start + 6)
            if bytes[start] == UInt8(ascii: "-") { zone = -zone }
        }
        let days = Self.daysSince1970(year: year, month: month, day: day)
        let minutes = number(11..<13) * 60 + number(14..<16) - zone
        let second = number(17..<19)
        // A leap second is the last of a day in UTC (RFC 3339, 5.7).
        if second == 60, (minutes % 1440 + 1440) % 1440 != 1439 { return nil }
        secondsSince1970 = days * 86_400 + minutes * 60 + second
        var nanoseconds = 0
        if bytes[19] == UInt8(ascii: ".") {
            let digits = bytes[20...].prefix { Identifier.isDigit($0) }.prefix(9)
            nanoseconds = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
            for _ in digits.count..<9 { nanoseconds *= 10 }
        }
        self.nanoseconds = nanoseconds
    }

    /// Whether one comes before the other, whatever zones they were written in.
    public static func < (one: Timestamp, other: Timestamp) -> Bool {
        (one.secondsSince1970, one.nanoseconds) < (other.secondsSince1970, other.nanoseconds)
    }

    /// The date and time in UTC.
    public var utc: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        let days = secondsSince1970 >= 0 ? secondsSince1970 / 86_400 : (secondsSince1970 - 86_399) / 86_400
        let rest = secondsSince1970 - days * 86_400
        // Years that start in March, in eras of 400 years: the leap day is a year's last.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1,
            rest / 3600, rest / 60 % 60, rest % 60
        )
    }

    static func hasForm(_ text: String) -> Bool { hasForm(Array(text.utf8)) }

    /// Whether the digits stand where RFC 3339, 5.6, has them and are in their ranges.
    private static func hasForm(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 20 else { return false }
        func number(_ start: Int, _ count: Int) -> Int? {
            guard start + count <= bytes.count, bytes[start..<start + count].allSatisfy(Identifier.isDigit) else {
                return nil
            }
            return bytes[start..<start + count].reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }
        guard number(0, 4) != nil, bytes[4] == UInt8(ascii: "-"), let month = number(5, 2), (1...12).contains(month),
            bytes[7] == UInt8(ascii: "-"), let day = number(8, 2), (1...31).contains(day),
            bytes[10] | 0x20 == UInt8(ascii: "t"), let hour = number(11, 2), hour < 24,
            bytes[13] == UInt8(ascii: ":"), let minute = number(14, 2), minute < 60,
            bytes[16] == UInt8(ascii: ":"), let second = number(17, 2), second <= 60
        else { return false }
        var at = 19
        if bytes[at] == UInt8(ascii: ".") {
            at += 1
            let start = at
            while at < bytes.count, Identifier.isDigit(bytes[at]) { at += 1 }
            guard at > start else { return false }
        }
        guard at < bytes.count else { return false }
        switch bytes[at] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"): return at + 1 == bytes.count
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard at + 6 == bytes.count, let hours = number(at + 1, 2), bytes[at + 3] == UInt8(ascii: ":"),
                let minutes = number(at + 4, 2)
            else { return false }
            return hours < 24 && minutes < 60
        default: return false
        }
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension CoursePackage {
    /// The latest of the approvals' `approvedAt`, compared as instants; nil in a package that is not approved.
    ///
    /// It is the date of the package where an output needs one.
    public var latestApprovedAt: Timestamp? { approvals.compactMap { Timestamp($0.approvedAt) }.max() }
}
