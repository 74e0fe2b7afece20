import Foundation

/// A folder with a site in it that is gone after the test.
struct TemporaryFolder: ~Copyable {
    /// A site.yaml without a problem.
    static let settings = "name: Help\nurl: https://help.example.com/\n"

    let path: String
    /// The folder of the site, as a person would pass it.
    var site: String { "\(path)/site" }

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/docket-site-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: "\(path)/site/teams", withIntermediateDirectories: true)
        try write(Self.settings, to: "site.yaml")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file below the site's folder, and the folders that it needs.
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        let url = URL(fileURLWithPath: "\(site)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func write(_ text: String, to name: String) throws {
        try write(text.utf8, to: name)
    }

    /// A text with paths as somebody writes them who stands in the folder above the site's.
    func shown(_ text: String) -> String {
        text.replacingOccurrences(of: "\(path)/", with: "")
    }
}
