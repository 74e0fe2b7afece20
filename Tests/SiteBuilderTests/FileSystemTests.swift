import Foundation
import TemporaryFolders
import Testing

@testable import SiteBuilder

@Suite("What a build does with files")
struct FileSystemTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("writes no file behind a link, and none that is there")
    func links() throws {
        let (victim, link) = ("\(folder.path)/victim", "\(folder.path)/link")
        try Data("theirs".utf8).write(to: URL(filePath: victim))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: victim)
        for path in [victim, link] {
            #expect {
                try FileSystem.write(Array("ours".utf8), to: path)
            } throws: { error in
                (error as? BuildError)?.sentence == "\(path) cannot be written. The system says: File exists."
            }
        }
        try FileSystem.replace(link, with: Array("ours".utf8), by: "\(folder.path)/new")
        #expect(try String(contentsOfFile: link, encoding: .utf8) == "ours")
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "theirs")
    }

    @Test("makes a new folder in the place of a link to another one")
    func newFolder() throws {
        let (theirs, link) = ("\(folder.path)/theirs", "\(folder.path)/link")
        try FileManager.default.createDirectory(atPath: theirs, withIntermediateDirectories: false)
        try Data().write(to: URL(filePath: "\(theirs)/file"))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: theirs)
        try FileSystem.makeNewFolder(link, mode: 0o750)
        #expect(FileSystem.kind(link) == S_IFDIR)
        #expect(FileSystem.names(in: link) == [])
        #expect(FileSystem.names(in: theirs) == ["file"])
    }

    @Test("leaves nothing of a copy that fails")
    func failedCopy() throws {
        let copy = "\(folder.path)/copy"
        // What can be opened and not be read.
        #expect {
            try FileSystem.copy(folder.path, to: copy)
        } throws: { error in
            (error as? BuildError)?.sentence.hasPrefix("\(copy) cannot be written. ") == true
        }
        #expect(FileSystem.kind(copy) == nil)
    }

    @Test("tells what stands at a path, and a link from where it leads")
    func kinds() throws {
        let link = "\(folder.path)/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
        #expect(FileSystem.kind(link) == S_IFLNK)
        #expect(FileSystem.kind(folder.path) == S_IFDIR)
        #expect(FileSystem.kind("\(folder.path)/nothing") == nil)
    }
}
