// swift-tools-version: 6.0
import PackageDescription

// libFuzzer targets for what reads bytes of unknown hands. `make fuzz` builds them with the sanitizers and runs each for a while;
// see README.md. A package of its own: the flags would keep Rapporteur from being used as a dependency.
let targets = ["FuzzHTML", "FuzzXML", "FuzzFeed", "FuzzWARC", "FuzzCharset"]

let package = Package(
    name: "rapporteur-fuzz",
    dependencies: [.package(name: "rapporteur", path: "..")],
    targets: [
        .target(name: "FuzzSupport", dependencies: [.product(name: "RapporteurIngest", package: "rapporteur")])
    ] + targets.map {
        .executableTarget(name: $0, dependencies: ["FuzzSupport", .product(name: "RapporteurIngest", package: "rapporteur")])
    },
    swiftLanguageModes: [.v6]
)
