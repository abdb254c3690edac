import CourseFixtures
import Foundation
import JSONCodec
import LongForms
import Testing

/// A build that is ended at any moment leaves the last good output, or the next build completes it.
struct InterruptionTests {
    @Test func `killed at any moment, the output is whole, and the next build gives the clean one's bytes`() throws {
        let form = LongForm("kills", sample: 12, of: 200)
        var random = form.generator()
        var site = try Site(modules: 2, lessonsPerModule: 3, outputs: "[site, lms]")
        #expect(try site.build("--quiet").status == 0)
        var last = try site.output()
        for round in 0..<form.rounds {
            site.course.change("/title", to: .string("Course in version \(round)"))
            try site.writeCourse()
            #expect(try site.build("--quiet", "--no-cache", "--output", "clean").status == 0)
            let next = try site.output("clean")
            let build = try Program.start(["build", "site", "--quiet"], in: site.scratch.url)
            usleep(UInt32(random.next() % 220_000))
            kill(build.process.processIdentifier, random.next() % 4 == 0 ? SIGTERM : SIGKILL)
            _ = try build.wait()
            // Each file is the old one or the new one, never half of one.
            for (path, bytes) in try site.output() where !path.hasPrefix(".lectern-staging/") {
                #expect(bytes == last[path] || bytes == next[path], "seed \(form.seed), round \(round): \(path)")
            }
            let run = try site.build("--quiet")
            #expect(run.status == 0, "\(run.errors)")
            #expect(try site.output() == next, "seed \(form.seed), round \(round)")
            last = next
        }
    }

    @Test func `an interrupt ends a build with one line and leaves no stage behind`() throws {
        let site = try Site(modules: 4, lessonsPerModule: 6)
        var interrupted = 0
        for round in 1...40 where interrupted == 0 {
            let build = try Program.start(["build", "site", "--quiet", "--no-cache", "--clean"], in: site.scratch.url)
            usleep(UInt32(round) * 20_000)
            kill(build.process.processIdentifier, SIGINT)
            let run = try build.wait()
            guard run.status == 130 else { continue }
            interrupted += 1
            #expect(run.errorLines.count == 1, "\(run.errors)")
            #expect(!site.scratch.exists("site/dist/.lectern-staging"))
        }
        #expect(interrupted == 1)
    }

    @Test func `a closed pipe does no harm`() throws {
        let site = try Site(outputs: "[site]")
        let run = try Program.run(
            "build",
            "site",
            in: site.scratch.url,
            shell: "run() { \"$@\" | true; }; run"
        )
        #expect(run.status == 0)
        #expect(try site.build().output.contains(" 0 written"))
    }
}
