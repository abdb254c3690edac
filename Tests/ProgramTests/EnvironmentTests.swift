import CourseFixtures
import Foundation
import JSONCodec
import Testing

/// What the computer refuses ends with one line and leaves the last good output as it was.
struct EnvironmentTests {
    /// Whether this process may mount in a namespace of its own; many containers forbid it.
    static let canMount: Bool = {
        let probe = Process()
        probe.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        probe.arguments = ["-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()

    @Test func `an output that is a file is refused with one line`() throws {
        let site = try Site(outputs: "[site]")
        try site.scratch.write("mine", to: "taken")
        let run = try site.build("--output", "taken/out", "--quiet")
        #expect(run.status == 73)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.contains("lectern: error: cannot create taken/out"))
        #expect(try site.scratch.text("taken") == "mine")
    }

    @Test func `a folder with a person's files is not written into`() throws {
        let site = try Site(outputs: "[site]")
        try site.scratch.write("mine", to: "thesis/chapter.txt")
        let run = try site.build("--output", "thesis", "--quiet")
        #expect(run.status == 73)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.contains("files that Lectern did not write"))
        #expect(try site.scratch.files(below: "thesis").keys.sorted() == ["chapter.txt"])
    }

    @Test func `a person's file in the place of an output is not replaced, unless asked for`() throws {
        let site = try Site(outputs: "[site]")
        #expect(try site.build().status == 0)
        try site.scratch.write("mine", to: "site/dist/pdf/field-course-1.pdf")
        let run = try site.build("--only", "pdf", "--quiet")
        #expect(run.status == 73, "\(run.errors)")
        #expect(try site.scratch.text("site/dist/pdf/field-course-1.pdf") == "mine")
        #expect(site.scratch.exists("site/dist/site/index.html"))
        #expect(try site.build("--only", "pdf", "--quiet", "--clean").status == 0)
        #expect(try site.scratch.text("site/dist/pdf/field-course-1.pdf") != "mine")
    }

    @Test func `a file-size limit is told in one line, and nothing is left behind`() throws {
        let site = try Site(outputs: "[site]")
        #expect(try site.build("--output", "out").status == 0)
        let before = try site.scratch.marks(below: "out")
        try site.scratch.write(site.course.sealed() + [0x0A], to: Site.package)
        let run = try Program.run(
            "build",
            "site",
            "--output",
            "out",
            "--clean",
            "--no-cache",
            "--quiet",
            "--only",
            "site,lms",
            in: site.scratch.url,
            shell: "ulimit -f 1 &&"
        )
        #expect(run.status == 74, "\(run.errors)")
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.contains("ulimit -f"))
        #expect(try site.scratch.marks(below: "out") == before)
    }

    @Test(.enabled(if: canMount, "this container may not mount; the test of the file-size limit stands in"))
    func `a full disk is told in one line, and nothing is left behind`() throws {
        let site = try Site(outputs: "[site, pdf, lms]")
        try FileManager.default.createDirectory(at: site.scratch("small"), withIntermediateDirectories: true)
        let script = """
            unshare -rm sh -c 'mount -t tmpfs -o size=48k tmpfs small && "$@"; status=$?; ls -A small; exit $status' sh
            """
        let run = try Program.run(
            "build",
            "site",
            "--output",
            "small/out",
            "--no-cache",
            "--quiet",
            in: site.scratch.url,
            shell: script
        )
        #expect(run.status == 74, "\(run.errors)")
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.contains("no space is left on the device"))
        #expect(run.output.isEmpty)
    }

    @Test(.enabled(if: canMount, "this container may not mount; the test with a file in the way stands in"))
    func `a read-only output is told in one line`() throws {
        let site = try Site(outputs: "[site]")
        try FileManager.default.createDirectory(at: site.scratch("fixed"), withIntermediateDirectories: true)
        let run = try Program.run(
            "build",
            "site",
            "--output",
            "fixed/out",
            "--no-cache",
            "--quiet",
            in: site.scratch.url,
            shell: "unshare -rm sh -c 'mount -t tmpfs -o ro tmpfs fixed && \"$@\"' sh"
        )
        #expect(run.status == 73, "\(run.errors)")
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.contains("read-only"))
    }

    @Test func `a folder without fonts is refused with its place`() throws {
        let site = try Site(outputs: "[pdf]")
        #expect(try site.build("--quiet").status == 0)
        let before = try site.scratch.marks(below: "site/dist")
        try site.scratch.write("", to: "site/empty/.keep")
        try site.scratch.write(
            "courses: [courses/*]\noutputs: [pdf]\nfonts: [empty]\n",
            to: "site/lectern.yaml"
        )
        let run = try site.build("--quiet")
        #expect(run.status == 66, "\(run.errors)")
        #expect(run.errors.contains("site/lectern.yaml:3:9: error: /fonts: expected a folder with .ttf or .otf files"))
        #expect(try site.scratch.marks(below: "site/dist") == before)
    }

    @Test func `a second build of the same output is asked to try again`() throws {
        let site = try Site(outputs: "[site]")
        #expect(try site.build("--quiet").status == 0)
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        holder.arguments = [site.scratch("site/dist").path, "sleep", "30"]
        try holder.run()
        defer { holder.terminate() }
        var run = try site.build("--quiet")
        for _ in 0..<100 where run.status == 0 {
            usleep(50_000)
            run = try site.build("--quiet")
        }
        #expect(run.status == 75)
        #expect(run.errorLines.count == 1, "\(run.errors)")
    }
}
