// swift-tools-version: 6.0
import PackageDescription

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

// The house of Documentation/Design.md. Arrows never run back: Prose imports nothing, a stage family never imports
// another, Pipeline knows the contract of a stage but no stage, and only the umbrella knows them all.

/// A stage family: what it may import is the same for each of them.
func stageFamily(_ name: String, also: [Target.Dependency] = []) -> Target {
    .target(
        name: name,
        dependencies: ["Prose", "Lexicons", "Language", "StageKit"] + also,
        resources: [.copy("Resources")]
    )
}

let stageFamilies = ["Ingest", "Dates", "Actors", "Figures", "Quotes", "Events", "Claims", "Stance", "Risk"]

/// Libraries that the program does without where their headers are not installed (`make setup` installs them): web archives and
/// pages packed with Zstandard or Brotli are then left as they are.
let optionalLibraries = [
    ("CZstd", "libzstd", "libzstd-dev", "zstd.h"), ("CBrotli", "libbrotlidec", "libbrotli-dev", "brotli/decode.h"),
].filter { library in
    ["/usr/include/", "/usr/local/include/", "/opt/homebrew/include/"].contains { access($0 + library.3, R_OK) == 0 }
}

let package = Package(
    name: "rapporteur",
    products: [
        .library(name: "Rapporteur", targets: ["Rapporteur"]),
        .library(name: "RapporteurCLI", targets: ["RapporteurCLI"]),
        // For programs that only want documents out of files, and for the fuzz targets.
        .library(name: "RapporteurIngest", targets: ["Ingest", "Markup", "Prose", "StageKit"]),
        // Tokens, sentences, tags, trees and names alone.
        .library(name: "RapporteurLanguage", targets: ["Language", "Neural", "Lexicons", "Prose", "StageKit"]),
        .executable(name: "rapporteur", targets: ["RapporteurMain"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),
        .target(name: "CNeural", cSettings: [.define("NDEBUG")]),
        .target(name: "Neural", dependencies: ["Prose", "Lexicons", "StageKit", "CNeural"]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Markup", dependencies: ["CLibXML2"]),
        .target(name: "Prose"),
        .target(name: "Lexicons", dependencies: ["Prose"]),
        .target(
            name: "Language", dependencies: ["Prose", "Lexicons", "StageKit", "Neural", "CNeural"],
            resources: [.copy("Resources")]
        ),
        .target(name: "StageKit", dependencies: ["Prose", "Lexicons"]),
        stageFamily("Ingest", also: ["Markup", "CZlib"] + optionalLibraries.map { .target(name: $0.0) }),
        stageFamily("Dates"),
        stageFamily("Actors"),
        stageFamily("Figures"),
        stageFamily("Quotes"),
        stageFamily("Events"),
        stageFamily("Claims"),
        stageFamily("Stance", also: ["Neural", "CNeural"]),
        stageFamily("Risk"),
        .target(name: "Reports", dependencies: ["Prose", "Lexicons"], resources: [.copy("Resources")]),
        .target(name: "Corpus", dependencies: ["Prose", "Lexicons", "Reports"]),
        .target(
            name: "Views",
            dependencies: ["Prose", "Lexicons", "Reports", "Corpus", .product(name: "GRDB", package: "GRDB.swift")],
            resources: [.copy("Resources")]
        ),
        .target(
            name: "Pipeline",
            dependencies: [
                "Prose", "Lexicons", "StageKit", "Reports",
                .product(name: "Yams", package: "Yams"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "Rapporteur",
            dependencies: ["Prose", "Lexicons", "Language", "StageKit", "Reports", "Corpus", "Pipeline", "Views"]
                + stageFamilies.map { .target(name: $0) }
        ),
        .target(
            name: "RapporteurCLI",
            dependencies: [
                "Rapporteur", "Language",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(name: "RapporteurMain", dependencies: ["RapporteurCLI"]),
    ] + optionalLibraries.map { .systemLibrary(name: $0.0, pkgConfig: $0.1, providers: [.apt([$0.2])]) } + [
        "Markup", "Prose", "Lexicons", "Neural", "Language", "StageKit", "Ingest", "Dates", "Actors", "Figures", "Quotes", "Events",
        "Claims", "Stance", "Risk", "Reports", "Corpus", "Views", "Pipeline", "Rapporteur", "RapporteurCLI",
    ].map {
        // Tests of one stage may build the layers before it with the umbrella.
        .testTarget(
            name: "\($0)Tests",
            dependencies: ($0 == "Rapporteur" ? [] : [.target(name: $0)]) + ["Rapporteur"] + ($0 == "Ingest" ? ["CZlib"] : []),
            exclude: $0 == "Rapporteur" ? ["Golden"] : $0 == "Dates" ? ["Fixtures"] : [])
    },
    swiftLanguageModes: [.v6]
)
