// swift-tools-version: 6.3
import PackageDescription

/// What every target of ours is compiled with; docs/decisions/0001-compiler-settings.md says why.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target.
///
/// Its place in the layers is in docs/architecture.md, which a test holds against this list.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

/// Code that several test targets share, and no program.
func testSupport(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/" + name, exclude: exclude, swiftSettings: settings)
}

func systemLibrary(_ name: String, pkgConfig: String, apt: String...) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "lectern",
    products: [
        .executable(name: "lectern", targets: ["lectern"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // Layer 0: C libraries of the system, and the files that the program carries.
        systemLibrary("CCMarkGFM", pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-dev", "libcmark-gfm-extensions-dev"),
        systemLibrary("CDeflate", pkgConfig: "libdeflate", apt: "libdeflate-dev"),
        systemLibrary("CFreeType", pkgConfig: "freetype2", apt: "libfreetype-dev"),
        systemLibrary("CHarfBuzz", pkgConfig: "harfbuzz-subset", apt: "libharfbuzz-dev"),
        systemLibrary("CICU", pkgConfig: "icu-uc", apt: "libicu-dev"),
        .systemLibrary(name: "CLinux"),
        systemLibrary("CPNG", pkgConfig: "libpng", apt: "libpng-dev"),
        systemLibrary("CXML", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        .target(name: "CAssets", exclude: ["fonts", "schemas", "templates"]),

        // Layer 1: formats.
        library("Diagnostics"),
        library("Bytes", ["CDeflate", crypto]),
        library("ConcurrentMap"),
        library("EmbeddedAssets", ["CAssets"]),
        library("FileAccess", ["CLinux", "Diagnostics", "Bytes"]),
        library("JSONCodec", ["Diagnostics", "Bytes"]),
        library("XMLCodec", ["CXML", "Diagnostics", "Bytes"]),
        library("ZIPArchive", ["Bytes"]),
        library("Mustache", ["Diagnostics", "Bytes"]),

        // Layer 2: print.
        library("FontPrograms", ["CFreeType", "CHarfBuzz", "Diagnostics", "Bytes"]),
        library("VectorGraphics", ["Diagnostics", "Bytes", "XMLCodec", "FontPrograms"]),
        library("PDFWriter", ["CPNG", "Diagnostics", "Bytes", "FontPrograms", "VectorGraphics"]),
        library("TextLayout", ["CICU", "Diagnostics", "Bytes", "FontPrograms"]),

        // Layer 3: the course.
        library("InterfaceStrings", ["EmbeddedAssets", "JSONCodec"]),
        library("SyntaxHighlighting"),
        library("CourseModel", ["Diagnostics", "Bytes", "JSONCodec", "XMLCodec"]),
        library("MathFormulas", ["Diagnostics"]),
        library(
            "CourseMarkup",
            ["CCMarkGFM", "Diagnostics", "Bytes", "SyntaxHighlighting", "MathFormulas", "CourseModel"]
        ),

        // Layer 4: outputs.
        library("CourseCards", ["Bytes", "FontPrograms", "TextLayout"]),
        library("SearchIndex", ["CICU", "Bytes", "CourseModel", "CourseMarkup", "InterfaceStrings"]),
        library(
            "CourseHTML",
            ["Bytes", "SyntaxHighlighting", "MathFormulas", "CourseModel", "CourseMarkup", "InterfaceStrings"]
        ),
        library(
            "SiteRenderer",
            [
                "Diagnostics", "Bytes", "EmbeddedAssets", "JSONCodec", "Mustache", "CourseModel", "CourseMarkup",
                "InterfaceStrings", "SearchIndex", "CourseHTML",
            ]
        ),
        library("CourseArchives", ["Bytes", "CourseModel", "CourseMarkup"]),
        library(
            "QuestionBanks",
            [
                "Diagnostics", "Bytes", "JSONCodec", "XMLCodec", "ZIPArchive", "CourseModel", "CourseMarkup",
                "InterfaceStrings", "CourseHTML", "CourseArchives",
            ]
        ),
        library(
            "LMSPackager",
            [
                "Diagnostics", "Bytes", "EmbeddedAssets", "JSONCodec", "XMLCodec", "ZIPArchive", "Mustache",
                "CourseModel", "CourseMarkup", "InterfaceStrings", "CourseHTML", "CourseArchives", "QuestionBanks",
            ]
        ),
        library(
            "EPUBPackager",
            [
                "Diagnostics", "Bytes", "EmbeddedAssets", "XMLCodec", "ZIPArchive", "CourseModel", "CourseMarkup",
                "InterfaceStrings", "CourseHTML", "CourseArchives",
            ]
        ),
        library(
            "MarkdownPackager",
            [
                "Diagnostics", "Bytes", "ZIPArchive", "CourseModel", "CourseMarkup", "InterfaceStrings",
                "CourseArchives",
            ]
        ),
        library(
            "PackageVerifier",
            ["Diagnostics", "Bytes", "EmbeddedAssets", "JSONCodec", "XMLCodec", "ZIPArchive"]
        ),
        library(
            "CoursePrint",
            [
                "Diagnostics", "Bytes", "ConcurrentMap", "EmbeddedAssets", "FontPrograms", "VectorGraphics",
                "PDFWriter",
                "TextLayout", "SyntaxHighlighting", "CourseModel", "CourseMarkup", "InterfaceStrings",
            ]
        ),

        // Layer 5: the build.
        library(
            "BuildPipeline",
            [
                "Diagnostics", "Bytes", "ConcurrentMap", "EmbeddedAssets", "FileAccess", "JSONCodec", "FontPrograms",
                "Mustache", "InterfaceStrings", "CourseModel", "CourseMarkup", "CourseCards", "SiteRenderer",
                "CourseArchives", "QuestionBanks", "LMSPackager", "EPUBPackager", "MarkdownPackager", "PackageVerifier",
                "CoursePrint", "VectorGraphics",
                .product(name: "Yams", package: "Yams"),
            ]
        ),

        // Layer 6: the preview's server, for the program alone.
        library(
            "PreviewServer",
            [
                "CLinux", "Diagnostics", "Bytes", "FileAccess",
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
            ]
        ),

        // Layer 8: programs.
        .executableTarget(
            name: "lectern",
            dependencies: [
                "CLinux", "Diagnostics", "Bytes", "EmbeddedAssets", "FileAccess", "JSONCodec", "CourseModel",
                "CourseMarkup", "PackageVerifier", "BuildPipeline", "PreviewServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings,
            // By this the program tells its own cached results from another's without reading its hundred megabytes.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--build-id"])]
        ),

        // What tests of several libraries share: a complete course in memory.
        testSupport("FontFixtures", [], exclude: ["make_fonts.py"]),
        testSupport("LongForms", []),
        testSupport("OutsidePrograms", []),
        testSupport("DrawingPages", ["Bytes", "EmbeddedAssets", "FontPrograms", "VectorGraphics", "PDFWriter"]),
        .executableTarget(
            name: "drawing-pages",
            dependencies: ["DrawingPages", "Diagnostics", "VectorGraphics"],
            path: "Tests/DrawingPagesProgram",
            swiftSettings: settings
        ),
        testSupport("CourseFixtures", ["Diagnostics", "Bytes", "JSONCodec", "CourseModel"]),
        testSupport(
            "QuestionReading",
            ["Bytes", "JSONCodec", "CourseModel", "CourseMarkup", "CourseArchives", "CourseFixtures"],
            exclude: ["read_questions.py"]
        ),

        // Tests: one target a library, and two for the whole.
        tests("Diagnostics", ["Diagnostics"]),
        tests("Bytes", ["Bytes"]),
        tests("ConcurrentMap", ["ConcurrentMap"]),
        tests("EmbeddedAssets", ["EmbeddedAssets"]),
        tests("FileAccess", ["FileAccess", "Diagnostics", "Bytes"]),
        tests("JSONCodec", ["LongForms", "JSONCodec", "Diagnostics", "Bytes"]),
        tests("XMLCodec", ["CXML", "XMLCodec", "Diagnostics", "Bytes"]),
        tests("ZIPArchive", ["ZIPArchive", "Bytes"]),
        tests("Mustache", ["Mustache", "Diagnostics", "Bytes"]),
        tests("FontPrograms", ["FontFixtures", "LongForms", "FontPrograms", "Diagnostics", "Bytes"]),
        tests(
            "VectorGraphics",
            [
                "LongForms", "OutsidePrograms", "DrawingPages", "VectorGraphics", "Diagnostics", "Bytes",
                "EmbeddedAssets",
                "FontPrograms", "PDFWriter",
            ],
            exclude: ["Drawings"]
        ),
        tests("PDFWriter", ["FontFixtures", "OutsidePrograms", "PDFWriter", "Diagnostics", "Bytes", "FontPrograms"]),
        tests("TextLayout", ["LongForms", "TextLayout", "Diagnostics", "Bytes", "FontPrograms"]),
        tests("SyntaxHighlighting", ["LongForms", "SyntaxHighlighting"], exclude: ["Samples"]),
        tests("MathFormulas", ["LongForms", "MathFormulas", "Diagnostics"]),
        tests("InterfaceStrings", ["InterfaceStrings", "EmbeddedAssets", "JSONCodec"]),
        tests(
            "CourseModel",
            [
                "OutsidePrograms", "LongForms", "CourseModel", "Diagnostics", "Bytes", "JSONCodec", "XMLCodec",
                "CourseFixtures",
            ]
        ),
        tests(
            "CourseMarkup",
            ["LongForms", "CourseMarkup", "Diagnostics", "Bytes", "MathFormulas", "CourseModel", "CourseFixtures"]
        ),
        tests(
            "CourseHTML",
            [
                "CourseHTML", "Bytes", "EmbeddedAssets", "SyntaxHighlighting", "MathFormulas", "CourseModel",
                "CourseMarkup", "InterfaceStrings", "CourseFixtures",
            ]
        ),
        tests("CourseCards", ["OutsidePrograms", "CourseCards", "Bytes", "EmbeddedAssets", "FontPrograms"]),
        tests(
            "SearchIndex",
            [
                "OutsidePrograms", "SearchIndex", "Bytes", "EmbeddedAssets", "CourseModel", "CourseMarkup",
                "InterfaceStrings", "CourseFixtures",
            ]
        ),
        tests(
            "SiteRenderer",
            [
                "SiteRenderer", "Mustache", "Diagnostics", "Bytes", "EmbeddedAssets", "CourseModel", "CourseMarkup",
                "InterfaceStrings", "CourseHTML", "CourseFixtures",
            ]
        ),
        tests("CourseArchives", ["CourseArchives", "Bytes", "CourseModel", "CourseMarkup", "CourseFixtures"]),
        tests(
            "QuestionBanks",
            [
                "LongForms", "OutsidePrograms", "QuestionReading", "QuestionBanks", "CourseArchives", "Diagnostics",
                "Bytes", "EmbeddedAssets", "JSONCodec", "XMLCodec", "ZIPArchive", "CourseModel", "CourseMarkup",
                "InterfaceStrings", "CourseFixtures",
            ]
        ),
        tests(
            "LMSPackager",
            [
                "LongForms", "OutsidePrograms", "QuestionReading", "LMSPackager", "QuestionBanks", "CourseArchives",
                "Diagnostics", "Bytes", "EmbeddedAssets", "JSONCodec", "XMLCodec", "ZIPArchive", "CourseModel",
                "CourseMarkup", "InterfaceStrings", "CourseHTML", "CourseFixtures",
            ]
        ),
        tests(
            "EPUBPackager",
            [
                "OutsidePrograms", "EPUBPackager", "CourseArchives", "Diagnostics", "Bytes", "JSONCodec", "XMLCodec",
                "ZIPArchive", "CourseModel", "CourseMarkup", "InterfaceStrings", "CourseFixtures",
            ]
        ),
        tests(
            "MarkdownPackager",
            [
                "OutsidePrograms", "MarkdownPackager", "CourseArchives", "Diagnostics", "Bytes", "JSONCodec",
                "ZIPArchive", "CourseModel", "CourseMarkup", "InterfaceStrings", "CourseFixtures",
            ]
        ),
        tests(
            "PackageVerifier",
            [
                "LongForms", "PackageVerifier", "LMSPackager", "QuestionBanks", "EPUBPackager", "CourseArchives",
                "Diagnostics", "Bytes", "EmbeddedAssets", "JSONCodec", "XMLCodec", "ZIPArchive", "CourseModel",
                "CourseMarkup", "InterfaceStrings", "CourseFixtures",
            ]
        ),
        tests(
            "CoursePrint",
            [
                "OutsidePrograms",
                "CoursePrint", "Diagnostics", "Bytes", "EmbeddedAssets", "FontPrograms", "PDFWriter", "TextLayout",
                "SyntaxHighlighting", "CourseModel", "CourseMarkup", "InterfaceStrings", "CourseFixtures",
            ]
        ),
        tests(
            "BuildPipeline",
            [
                "BuildPipeline", "Diagnostics", "Bytes", "EmbeddedAssets", "FileAccess", "JSONCodec", "FontPrograms",
                "PDFWriter", "TextLayout", "InterfaceStrings",
                "CourseModel", "CourseMarkup", "SiteRenderer", "LMSPackager", "CoursePrint", "CourseFixtures",
            ]
        ),
        tests("PreviewServer", ["PreviewServer", "Diagnostics", "Bytes", "FileAccess"]),
        tests(
            "Program",
            [
                "LongForms", "OutsidePrograms", "Diagnostics", "Bytes", "JSONCodec", "CourseModel", "lectern",
                "CourseFixtures",
            ]
        ),
        tests("Architecture", ["Bytes", "EmbeddedAssets"]),
    ],
    cLanguageStandard: .gnu2x
)
