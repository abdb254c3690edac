extension RandomAccessCollection<UInt8> where Index == Int {
    /// Two bytes from an index on, the lower first; nil beyond the end.
    func u16(at index: Int) -> Int? { number(at: index, count: 2) }

    /// Four bytes from an index on, the lowest first; nil beyond the end.
    func u32(at index: Int) -> Int? { number(at: index, count: 4) }

    /// Eight bytes from an index on, the lowest first; nil beyond the end and where no file is that large.
    func u64(at index: Int) -> Int? { number(at: index, count: 8) }

    private func number(at index: Int, count: Int) -> Int? {
        guard index >= startIndex, index <= endIndex, count <= endIndex - index else { return nil }
        var value: UInt64 = 0
        for offset in 0..<count { value |= UInt64(self[index + offset]) << UInt64(8 * offset) }
        return value <= 1 << 60 ? Int(value) : nil
    }
}
