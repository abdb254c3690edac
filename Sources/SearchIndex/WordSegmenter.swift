internal import CICU

/// Divides runs of scripts without spaces into words (UAX #29, with ICU's dictionaries); belongs to one worker.
@safe
final class WordSegmenter {
    private let iterator: OpaquePointer?
    private var text: UnsafeMutablePointer<UText>?

    init() {
        var status = U_ZERO_ERROR
        unsafe iterator = lectern_ubrk_open_word("", &status)
        unsafe text = nil
    }

    deinit {
        if let iterator = unsafe iterator { unsafe lectern_ubrk_close(iterator) }
        if let text = unsafe text { unsafe lectern_utext_close(text) }
    }

    /// The offsets at which words end, ascending, the end of the run among them.
    func ends(of run: ArraySlice<UInt8>) -> [Int] {
        guard let iterator = unsafe iterator else { return [run.endIndex] }
        var ends: [Int] = []
        unsafe run.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { characters in
                var status = U_ZERO_ERROR
                unsafe text = lectern_utext_openUTF8(text, characters, Int64(buffer.count), &status)
                guard let text = unsafe text, status.rawValue <= U_ZERO_ERROR.rawValue else { return }
                unsafe lectern_ubrk_setUText(iterator, text, &status)
                var offset = unsafe lectern_ubrk_next(iterator)
                while offset >= 0 {
                    ends.append(run.startIndex + Int(offset))
                    offset = unsafe lectern_ubrk_next(iterator)
                }
            }
        }
        return ends.last == run.endIndex ? ends : ends + [run.endIndex]
    }
}
