// swift-tools-version: 6.0
import PackageDescription

// How the shipped model files are made. A package of its own, so that nobody who uses Rapporteur builds it.
let package = Package(
    name: "rapporteur-training",
    dependencies: [.package(name: "rapporteur", path: "..")],
    targets: [
        .executableTarget(name: "train", dependencies: [.product(name: "RapporteurLanguage", package: "rapporteur")])
    ],
    swiftLanguageModes: [.v6]
)
