import LMSPackager
import Testing

@Test func `a quiz is passed from 80 percent unless an institution says otherwise`() {
    #expect(LMSOptions().passPercent == 80)
    #expect(LMSOptions(passPercent: 60).passPercent == 60)
}
