import Foundation
import Synchronization
import TemporaryFolders
import Testing

@testable import SiteBuilder

@Suite("The folder where new files wait")
struct StagingFolderTests {
    let folder: TemporaryFolder
    let staging: StagingFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/old", withIntermediateDirectories: false)
        staging = try StagingFolder(in: folder.path)
    }

    @Test("lets nothing be seen before all of it is put in its place")
    func publishes() throws {
        try staging.add("index.html", Array("start".utf8), isAsset: false)
        try staging.add("old/index.html", Array("old".utf8), isAsset: false)
        try staging.add("new/deep/index.html", Array("new".utf8), isAsset: false)
        try staging.add("assets/a.css", Array("a".utf8), isAsset: true)
        #expect(try visible() == ["old"])

        var before: [String]?
        #expect(try staging.publish { before = try? visible() })
        #expect(before == ["old"])
        #expect(try visible() == ["assets", "index.html", "new", "old"])
        #expect(try text("index.html") == "start")
        #expect(try text("old/index.html") == "old")
        #expect(try text("new/deep/index.html") == "new")
        #expect(try text("assets/a.css") == "a")
    }

    @Test("makes a folder that is missing as a whole, also below one that is there")
    func wholeFolders() throws {
        for file in ["new/a.html", "new/deep/b.html", "old/deep/c.html"] {
            #expect(staging.isInMissingFolder(file))
            try staging.add(file, [], isAsset: false)
        }
        #expect(!staging.isInMissingFolder("old/d.html"))
        #expect(!staging.isInMissingFolder("e.html"))
        let made = try ["new", "new/deep", "old/deep"].map { try inode(".docket-staging/new/\($0)") }

        #expect(try staging.publish())
        #expect(try ["new", "new/deep", "old/deep"].map(inode) == made)
    }

    @Test("puts assets in their places before any page")
    func assetsFirst() throws {
        try staging.add("about/index.html", [], isAsset: false)
        try staging.add("assets/a.css", [], isAsset: true)
        try block("about")
        #expect(throws: BuildError.self) { try staging.publish() }
        #expect(try visible() == ["about", "assets", "old"])
    }

    @Test("says where somebody has put a folder meanwhile")
    func meanwhile() throws {
        try staging.add("new/index.html", [], isAsset: false)
        try block("new")
        #expect {
            try staging.publish()
        } throws: { error in
            (error as? BuildError)?.sentence
                == "\(folder.path)/new cannot be put in its place. The system says: Directory not empty."
        }
        #expect(try text("new/theirs") == "")
    }

    @Test("takes no link to another folder for its own")
    func foreignLink() throws {
        let theirs = try TemporaryFolder()
        staging.remove()
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/\(StagingFolder.name)", withDestinationPath: theirs.path)
        let staging = try StagingFolder(in: folder.path)
        try staging.add("index.html", [], isAsset: false)
        #expect(try FileManager.default.contentsOfDirectory(atPath: theirs.path) == [])
    }

    @Test("takes a link that leads nowhere for something that is there")
    func brokenLink() throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/link", withDestinationPath: "/nowhere")
        #expect(!staging.isInMissingFolder("link/index.html"))
    }

    @Test("takes files of one new folder from several threads")
    func threads() throws {
        let failures = Mutex<[String]>([])
        for round in 0..<100 {
            DispatchQueue.concurrentPerform(iterations: 8) { file in
                do {
                    try staging.add("new\(round)/articles/one/\(file).html", [], isAsset: false)
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try staging.publish())
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).count { $0.hasSuffix(".html") } == 800)
    }

    @Test("removes what is in the way before it puts anything in its place")
    func obstacles() throws {
        try block("old/a.html")
        try staging.add("old/a.html", Array("page".utf8), isAsset: false)
        staging.clear("old/a.html/theirs")
        staging.clear("old/a.html")
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/old/a.html/theirs"))
        #expect(try staging.publish())
        #expect(try text("old/a.html") == "page")
    }

    @Test("says that there was nothing, and is gone when it is removed")
    func nothing() throws {
        #expect(try !staging.publish { Issue.record("Nothing is put in its place.") })
        staging.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["old"])
    }

    private func block(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/\(name)", withIntermediateDirectories: false)
        try Data().write(to: URL(filePath: "\(folder.path)/\(name)/theirs"))
    }

    private func visible() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != StagingFolder.name }.sorted()
    }

    private func text(_ file: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/\(file)", encoding: .utf8)
    }

    private func inode(_ file: String) throws -> Int {
        try #require(
            FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(file)")[.systemFileNumber] as? Int)
    }
}
