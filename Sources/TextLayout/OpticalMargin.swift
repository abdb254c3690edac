/// How far characters hang out of a justified line's ends, in thousandths of their advance: what has little ink at its
/// side would make the margin look dented.
enum OpticalMargin {
    /// What a character at a line's end hangs out.
    static func end(_ scalar: UInt32) -> Int {
        switch scalar {
        case 0x2D, 0xAD, 0x2010, 0x2011: 500  // hyphens
        case 0x2E, 0x2C: 600  // . ,
        case 0x3A, 0x3B: 350  // : ;
        case 0x22, 0x27, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E: 450  // quotation marks
        case 0xAB, 0xBB, 0x2039, 0x203A: 250
        case 0x2013: 300
        case 0x2014: 200
        case 0x21, 0x3F: 120  // ! ?
        case 0x29, 0x5D: 120  // ) ]
        case 0x2A: 200
        case 0x72, 0x74, 0x76, 0x77, 0x79, 0x6B: 40  // r t v w y k
        case 0x54, 0x56, 0x57, 0x59: 40  // T V W Y
        default: 0
        }
    }

    /// What a character at a line's start hangs out.
    static func start(_ scalar: UInt32) -> Int {
        switch scalar {
        case 0x22, 0x27, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E: 450
        case 0xAB, 0xBB, 0x2039, 0x203A: 250
        case 0x2D, 0x2010, 0x2011: 300
        case 0x2013: 200
        case 0x2014: 150
        case 0x28, 0x5B: 100
        case 0x41, 0x54, 0x56, 0x57, 0x59, 0x76, 0x77, 0x79: 40  // A T V W Y v w y
        default: 0
        }
    }
}
