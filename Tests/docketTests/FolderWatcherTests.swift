import Foundation
import Testing

@testable import docket

@Suite("A watcher of folders")
struct FolderWatcherTests {
    @Test("knows a folder by one path, also one that is not there yet")
    func canonical() throws {
        let folder = FolderWatcher.canonical(NSTemporaryDirectory()) + "/docket-\(UUID())"
        try FileManager.default.createDirectory(atPath: "\(folder)/real", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "real")
        for (path, expected) in [
            ("\(folder)/link", "\(folder)/real"), ("\(folder)/link/a/b", "\(folder)/real/a/b"),
            ("\(folder)//real/./", "\(folder)/real"), ("\(folder)/link/a/../b", "\(folder)/real/b"), ("/", "/"),
            ("/no-such-folder/a", "/no-such-folder/a"),
        ] {
            #expect(FolderWatcher.canonical(path) == expected)
        }
        let here = FolderWatcher.canonical(FileManager.default.currentDirectoryPath)
        #expect(FolderWatcher.canonical(".") == here)
        #expect(FolderWatcher.canonical("no-such-folder/b/home") == "\(here)/no-such-folder/b/home")
    }
}
