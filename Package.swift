// swift-tools-version: 6.2
import PackageDescription

/// The settings that every target shares; CONTRIBUTING.md says why.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let nio = ["NIOCore", "NIOPosix"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

/// A target and, unless it says otherwise, its tests: one test target for each target, with the same file names.
/// - Parameters:
///   - tests: what only the tests need.
///   - testExclude: folders beside the tests that hold no source.
///   - linkerSettings: what else is linked wherever the target is.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], tests: [Target.Dependency] = [],
    testExclude: [String] = [], linkerSettings: [LinkerSetting] = []
) -> [Target] {
    [
        .target(
            name: name, dependencies: dependencies, swiftSettings: settings, linkerSettings: linkerSettings),
        .testTarget(
            name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies + tests,
            exclude: testExclude,
            swiftSettings: settings),
    ]
}

let package = Package(
    name: "docket",
    products: [
        .executable(name: "docket", targets: ["docket"]),
        .executable(name: "docket-cgi", targets: ["docket-cgi"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CLibdeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    ]
        + module("Diagnostics")
        + module("Addresses")
        + module("Forms", ["CPCRE2"], tests: ["FieldDefinitions"])
        + module("Templates", ["Diagnostics"], tests: ["SeededGenerator"])
        + module("Tickets", ["Forms"])
        + module("SQLite", ["CSQLite"], tests: ["TemporaryFolders"])
        + module("SQLiteTicketStore", ["Tickets", "Forms", "SQLite", crypto], tests: ["TemporaryFolders"])
        + module("SearchIndex", ["SQLite"], tests: ["SeededGenerator", "TemporaryFolders"])
        + module("CompiledSite", ["Diagnostics", "Forms", "Templates", "Tickets"])
        + module(
            "SiteSource", ["Addresses", "Diagnostics", "Forms", "Templates", "Tickets", yams],
            tests: ["Goldens", "SeededGenerator"],
            testExclude: ["Goldens"],
            // The plural rules; it comes with Foundation, which only `docket` links.
            linkerSettings: [.linkedLibrary("_FoundationICU")])
        + module(
            "SiteBuilder",
            [
                "SiteSource", "Diagnostics", "Forms", "Tickets", "Templates", "CompiledSite", "SearchIndex", "SQLite",
                "CCMarkGFM", "CLibdeflate", crypto,
            ], tests: ["SiteFixtures", "TemporaryFolders", "Goldens", "SeededGenerator"],
            testExclude: ["ComponentGoldens", "TemplateGoldens", "MarkdownCorpus"])
        + module("FormDecoding", tests: ["SeededGenerator"])
        + module("OpenMetrics")
        + module("Exchange", [httpTypes])
        + module("CGI", ["Exchange", httpTypes])
        + module(
            "FastCGI", ["Addresses", "Exchange", "CGI", httpTypes, log] + nio,
            tests: ["TemporaryFolders", "SeededGenerator"])
        + module(
            "Gateway",
            [
                "Addresses", "Exchange", "FormDecoding", "Forms", "Templates", "Tickets", "CompiledSite",
                "Diagnostics", "OpenMetrics", "SearchIndex", "SQLite", httpTypes, log, crypto,
            ], tests: ["SiteFixtures", "SQLiteTicketStore", "TemporaryFolders"])
        + [
            // What the server makes of an answer, for tests that ask a browser the same; it is no product.
            .executableTarget(
                name: "verdicts", dependencies: ["Forms", "CompiledSite", "FieldDefinitions"], path: "Tests/Verdicts",
                swiftSettings: settings),
            // Puts articles into a home, for tests that search them in a browser; it is no product either.
            .executableTarget(
                name: "index-writer", dependencies: ["SearchIndex"], path: "Tests/IndexWriter", swiftSettings: settings),
            .target(
                name: "FieldDefinitions", dependencies: ["Forms"], path: "Tests/FieldDefinitions",
                swiftSettings: settings),
            .target(name: "Goldens", path: "Tests/Goldens", swiftSettings: settings),
            .target(name: "SeededGenerator", path: "Tests/SeededGenerator", swiftSettings: settings),
            .target(name: "TemporaryFolders", path: "Tests/TemporaryFolders", swiftSettings: settings),
            .target(
                name: "SiteFixtures",
                dependencies: ["SiteSource", "SiteBuilder", "CompiledSite", "Diagnostics", "Forms"],
                path: "Tests/SiteFixtures", swiftSettings: settings),
            .executableTarget(
                name: "docket",
                dependencies: [
                    "SiteBuilder", "SiteSource", "Gateway", "Exchange", "SQLiteTicketStore", "Tickets", "Diagnostics",
                    "CompiledSite", "Templates", "Forms", arguments, hummingbird, lifecycle, httpTypes,
                    log,
                ] + nio,
                // Of the development server alone, which needs them when there is nothing else to show.
                resources: [.embedInCode("Serve/Live/live.js"), .embedInCode("Serve/Live/problems.css")],
                swiftSettings: settings),
            .testTarget(
                name: "docketTests", dependencies: ["docket", "Diagnostics", "SiteBuilder", "Tickets", "Forms"],
                swiftSettings: settings),
            .executableTarget(
                name: "docket-cgi",
                dependencies: [
                    "Gateway", "CGI", "Addresses", "FastCGI", "Exchange", "SQLiteTicketStore", "Tickets",
                    "CompiledSite", "OpenMetrics", "SearchIndex", "SQLite", httpTypes, log,
                ] + nio,
                swiftSettings: settings,
                // A CGI process is over in milliseconds, and the pages that it touches are a part of them. What LLD links
                // starts faster than what GNU ld does: docs/decisions/0010.
                linkerSettings: [.unsafeFlags(["-use-ld=lld"], .when(configuration: .release))]),
            .testTarget(
                name: "docket-cgiTests",
                dependencies: ["docket-cgi", "SearchIndex", "SiteFixtures", "TemporaryFolders"],
                swiftSettings: settings),
        ]
)
