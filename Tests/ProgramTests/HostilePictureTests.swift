import Foundation
import LongForms
import OutsidePrograms
import Testing

/// Pictures and fonts made to harm, through the whole program: a finding or a sound book, in bounded time and memory.
struct HostilePictureTests {
    private static let assets = "Tests/Specimen/english/assets/"

    @Test(arguments: ["disc.png", "plan.png", "field.jpg", "grey.jpg", "sign.gif", "shapes.svg"])
    func `a mutated picture ends in a finding or in a sound book`(name: String) throws {
        let form = LongForm("mutated \(name) through export", sample: 6, of: 300)
        var random = form.generator(salt: UInt64(name.utf8.reduce(0) { $0 &* 31 &+ Int($1) }))
        let original = [UInt8](
            try Data(contentsOf: TestBooks.repository.appendingPathComponent(Self.assets + name))
        )
        var course = try HostileCourse()
        var books = 0
        for round in 0..<form.rounds {
            let bytes = Mutation.mutated(original, &random)
            let outcome = try course.export(picture: bytes, name: name)
            if let fault = outcome.fault {
                try course.keep(bytes, "seed-\(form.seed)-round-\(round)-\(name)")
                Issue.record("seed \(form.seed), round \(round), \(name): \(fault)")
            }
            if outcome.isBook { books += 1 }
        }
        print("mutated \(name): \(books) books, \(form.rounds - books) refused")
    }

    @Test func `a mutated font ends in a finding or in a sound book`() throws {
        let form = LongForm("mutated fonts through export", sample: 8, of: 400)
        var random = form.generator(salt: 7)
        let original = [UInt8](
            try Data(contentsOf: TestBooks.repository.appendingPathComponent("fonts/NotoSans-Bold.ttf"))
        )
        var course = try HostileCourse()
        for round in 0..<form.rounds {
            let bytes = Mutation.mutated(original, &random, inTables: true)
            let outcome = try course.export(font: bytes)
            if let fault = outcome.fault {
                try course.keep(bytes, "seed-\(form.seed)-round-\(round)-font.ttf")
                Issue.record("seed \(form.seed), round \(round), font: \(fault)")
            }
        }
    }
}
