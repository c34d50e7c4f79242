// swift-tools-version: 6.0
import PackageDescription

// A package of its own, so that nobody who uses Rapporteur builds it. `evaluate` writes predictions for the scorers of a data
// folder; `bench` prints speed.
let package = Package(
    name: "rapporteur-benchmarks",
    dependencies: [.package(name: "rapporteur", path: "..")],
    targets: [
        .target(name: "BenchmarkSupport", dependencies: [.product(name: "Rapporteur", package: "rapporteur")]),
        .executableTarget(
            name: "evaluate", dependencies: ["BenchmarkSupport", .product(name: "Rapporteur", package: "rapporteur")]),
        .executableTarget(
            name: "bench", dependencies: ["BenchmarkSupport", .product(name: "Rapporteur", package: "rapporteur")]),
    ],
    swiftLanguageModes: [.v6]
)
