// swift-tools-version: 6.0
import PackageDescription

// A program of a user's own: the whole command line of Rapporteur with one stage more. Outside this repository, the
// dependency is a URL and a version instead of a path.
let package = Package(
    name: "shouting",
    dependencies: [.package(name: "rapporteur", path: "../..")],
    targets: [
        .executableTarget(
            name: "shouting",
            dependencies: [
                .product(name: "Rapporteur", package: "rapporteur"),
                .product(name: "RapporteurCLI", package: "rapporteur"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
