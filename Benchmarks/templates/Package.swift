// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product does not depend on what it is compared with. Its name is the product's,
// so that it sees what the targets share within one package.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "docket",
    dependencies: [.package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1")],
    targets: [
        .target(name: "Diagnostics", swiftSettings: settings),
        .target(name: "Templates", dependencies: ["Diagnostics"], swiftSettings: settings),
        .executableTarget(
            name: "compare",
            dependencies: ["Templates", "Diagnostics", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: settings),
    ]
)
