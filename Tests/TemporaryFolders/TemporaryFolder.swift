import Foundation

/// A fresh folder that is gone when the test has ended.
package final class TemporaryFolder: Sendable {
    /// Where it is.
    package let path: String

    /// - Parameter parent: an existing folder.
    package init(in parent: String = FileManager.default.temporaryDirectory.path(percentEncoded: false)) throws {
        let folder = URL(filePath: parent).appending(path: "docket-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        path = folder.path(percentEncoded: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
