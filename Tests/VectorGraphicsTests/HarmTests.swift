import Bytes
import Diagnostics
import DrawingPages
import LongForms
import OutsidePrograms
import Testing
import VectorGraphics

/// Drawings made to harm, and drawings broken at random, end in an error or a picture, never in a crash.
struct HarmTests {
    private func read(_ inside: String, _ root: String = "") throws -> VectorPicture {
        let text =
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \(root)>\(inside)</svg>"
        return try VectorPicture(svg: Array(text.utf8), fonts: DrawingPages.fonts)
    }

    @Test func `a drawing that multiplies itself by use is refused`() {
        var text = "<g id='a0'><rect width='1' height='1'/></g>"
        for level in 1...20 {
            let uses = String(repeating: "<use xlink:href='#a\(level - 1)'/>", count: 10)
            text += "<g id='a\(level)'>\(uses)</g>"
        }
        #expect(throws: VectorGraphicsError.self) { try read(text) }
    }

    @Test(arguments: [
        "<g id='a'><use href='#a'/></g>",
        "<pattern id='p' width='1' height='1'><rect width='1' height='1' fill='url(#p)'/></pattern><rect width='9' height='9' fill='url(#p)'/>",
        "<clipPath id='c' clip-path='url(#c)'><rect width='9' height='9'/></clipPath><rect width='9' height='9' clip-path='url(#c)'/>",
        "<mask id='m'><rect width='9' height='9' mask='url(#m)'/></mask><rect width='9' height='9' mask='url(#m)'/>",
        "<marker id='k'><path d='M0 0h1' marker-end='url(#k)'/></marker><path d='M0 0h9' marker-end='url(#k)'/>",
        "<linearGradient id='g' href='#g'/><rect width='9' height='9' fill='url(#g)'/>",
        "<symbol id='s'><use href='#s'/></symbol><use href='#s'/>",
    ])
    func `a drawing that names itself comes to an end`(_ text: String) {
        _ = try? read(text)
    }

    @Test func `entities are refused`() {
        let text = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&a;</text></svg>"
        #expect(throws: VectorGraphicsError.self) {
            try VectorPicture(svg: Array(text.utf8), fonts: DrawingPages.fonts)
        }
    }

    @Test func `pictures outside the file are not drawn, and a finding says so`() throws {
        let picture = try read("<image width='9' height='9' href='file:///etc/passwd'/>")
        #expect(picture.items.isEmpty)
        #expect(picture.findings.map(\.code) == [VectorGraphicsFinding.notDrawn])
    }

    @Test func `numbers beyond all measure draw nothing or something, and the file stays sound`() throws {
        let text = """
            <rect width='1e300' height='1e300' stroke='red' stroke-width='1e308'/><path d='M1e308 1e308L-1e308 9e999z'/>
            <g transform='scale(1e200)'><g transform='scale(1e200)'><circle r='1e10'/></g></g>
            <text font-size='1e30'>x</text><text x='1e30' y='-1e30'>y</text><path d='M0 0h9' stroke='red' stroke-dasharray='1e-9 1e-9'/>
            <rect width='9' height='9' transform='scale(0)'/><rect width='9' height='9' transform='matrix(1 1 1 1 0 0)'/>
            <linearGradient id='g' spreadMethod='repeat' x2='1e-9'><stop/><stop offset='1' stop-color='red'/></linearGradient>
            <rect width='50' height='50' fill='url(#g)'/>
            """
        let picture = try read(text, "width='100' height='100'")
        let pdf = try DrawingPages.make(width: 100, height: 100, [(picture, 0, 0)])
        try OutsideProgram.expectSound(pdf)
    }

    @Test func `mutated drawings never crash the reader or the writer`() throws {
        let form = LongForm("mutated drawings", sample: 60, of: 20_000)
        var generator = form.generator(salt: 53)
        let seeds = try RenderingTests.sources()
        let words = [
            "<use href='#a'/>", "1e99", "-", "url(#a)", "%", "nan", "M", "z", "0", "<g>", "</g>",
            "transform='scale(0)'",
            "\u{FFFD}", "&#x10FFFF;", "id='a'", "mask='url(#a)'", "clip-path='url(#a)'", "fill='url(#a)'", "em", ";}{",
        ]
        for round in 0..<form.rounds {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
                case 1:
                    bytes.removeSubrange(place..<min(place + Int.random(in: 1...20, using: &generator), bytes.count))
                case 2:
                    let word = words[Int.random(in: 0..<words.count, using: &generator)]
                    bytes.insert(contentsOf: Array(word.utf8), at: place)
                default:
                    let end = min(place + Int.random(in: 1...200, using: &generator), bytes.count)
                    bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
                }
                if bytes.isEmpty { bytes = seeds[0] }
            }
            guard let picture = try? VectorPicture(svg: bytes, fonts: DrawingPages.fonts) else { continue }
            _ = try DrawingPages.make(width: 100, height: 100, [(picture, 0, 0)])
        }
    }
}
