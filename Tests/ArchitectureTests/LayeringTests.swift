import Foundation
import Testing

/// Holds `Package.swift` and the imports in the sources against the table of docs/architecture.md.
struct LayeringTests {
    let package = PackageDescription()
    let table = LayerTable()

    @Test func `the table names the package's targets, each once`() {
        #expect(Set(table.order).count == table.order.count)
        #expect(Set(table.order) == Set(package.dependencies.keys))
    }

    @Test func `a target depends on lower layers, or on an earlier target of its own`() throws {
        for (target, dependencies) in package.dependencies {
            for dependency in dependencies {
                let from = try #require(table.order.firstIndex(of: target))
                let to = try #require(table.order.firstIndex(of: dependency), "\(target) depends on \(dependency)")
                #expect(to < from, "\(target) may not depend on \(dependency)")
            }
        }
    }

    @Test func `the outputs never depend on each other`() {
        let outputs: Set = ["SiteRenderer", "LMSPackager", "EPUBPackager", "MarkdownPackager", "CoursePrint"]
        for output in outputs {
            #expect(package.reachable(from: output).isDisjoint(with: outputs.subtracting([output])))
        }
    }

    @Test func `a source file imports only what its target declares`() throws {
        for target in package.dependencies.keys {
            let allowed = package.dependencies[target, default: []]
            for file in try swiftFiles(below: "Sources/" + target) {
                let text = try String(contentsOf: file, encoding: .utf8)
                for line in text.split(separator: "\n") where line.contains("import ") {
                    let words = line.split(separator: " ")
                    guard let keyword = words.firstIndex(of: "import"), words.count > keyword + 1,
                        keyword <= 1
                    else { continue }
                    let module = String(words[keyword + 1].split(separator: ".")[0])
                    guard package.dependencies[module] != nil else { continue }
                    #expect(allowed.contains(module), "\(file.lastPathComponent) of \(target) imports \(module)")
                }
            }
        }
    }

    @Test func `no library imports Foundation`() throws {
        // FlyingFox speaks in Foundation's Data.
        for target in package.dependencies.keys where target != "lectern" && target != "PreviewServer" {
            for file in try swiftFiles(below: "Sources/" + target) {
                let text = try String(contentsOf: file, encoding: .utf8)
                #expect(!text.contains("import Foundation"), "\(target)/\(file.lastPathComponent)")
            }
        }
    }

    private func swiftFiles(below folder: String) throws -> [URL] {
        let root = repository.appendingPathComponent(folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return paths.filter { $0.hasSuffix(".swift") }.map { root.appendingPathComponent($0) }
    }
}

/// The repository's top folder.
let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The targets of `Package.swift` with their dependencies inside the package.
struct PackageDescription {
    let dependencies: [String: Set<String>]

    init() {
        let path = repository.appendingPathComponent("Package.swift")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        var declarations: [String] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.contains(/^ {8}[^ )]/) {
                isInside = line.contains(/^ {8}(\.target|\.executableTarget|\.systemLibrary|library|systemLibrary)\(/)
                if isInside { declarations.append("") }
            }
            if isInside { declarations[declarations.count - 1] += line }
        }
        var declared: [String: Set<String>] = [:]
        for declaration in declarations where !declaration.contains("path: \"Tests/") {
            let names = declaration.matches(of: /"(\w+)"/).map { String($0.1) }
            declared[names[0]] = Set(names.dropFirst())
        }
        let targets = Set(declared.keys)
        dependencies = declared.mapValues { $0.intersection(targets) }
    }

    /// All targets that a target depends on, directly or not.
    func reachable(from target: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = [target]
        while let next = waiting.popLast() {
            for dependency in dependencies[next, default: []] where reached.insert(dependency).inserted {
                waiting.append(dependency)
            }
        }
        return reached
    }
}

/// The targets in the order of the table in docs/architecture.md.
struct LayerTable {
    let order: [String]

    init() {
        let path = repository.appendingPathComponent("docs/architecture.md")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        order = text.matches(of: /\| \d \| `(\w+)` \|/).map { String($0.1) }
    }
}
