import Testing

@testable import docket

@Suite("Watched folders")
struct WatchedFoldersTests {
    private static func folders() -> WatchedFolders {
        var folders = WatchedFolders(written: ["/site/home", "/site/a/b/preview"])
        folders.insert("/site", watch: 1, isRoot: true)
        folders.insert("/site/teams", watch: 2, isRoot: false)
        folders.insert("/site/teams/care", watch: 3, isRoot: false)
        folders.insert("/site/teams-old", watch: 4, isRoot: false)
        return folders
    }

    @Test(
        "make of an event what it means for the site",
        arguments: [
            // Saved in place, saved by a rename, new, gone, and with other permissions.
            (2, [.closedAfterWriting], "x.yaml", .change), (2, [.movedIn], "x.yaml", .change),
            (2, [.created], "x", .change),
            (2, [.movedOut], "x", .change), (2, [.deleted], "x", .change), (2, [.attributes], "x", .change),
            // Folders that have come have to be watched.
            (1, [.created, .isFolder], "new", .folder("/site/new", isChange: true)),
            (2, [.movedIn, .isFolder], "new", .folder("/site/teams/new", isChange: true)),
            (1, [.attributes, .isFolder], "teams", .folder("/site/teams", isChange: true)),
            // Those that have gone take what is in them along, and no other whose name begins so.
            (1, [.movedOut, .isFolder], "teams", .gone([2, 3])), (1, [.deleted, .isFolder], "teams-old", .gone([4])),
            // Editors' files, and version control's.
            (1, [.closedAfterWriting], ".site.yaml.swp", .nothing), (1, [.created, .isFolder], ".git", .nothing),
            // What a build writes, and makes on the way to it.
            (1, [.created, .isFolder], "home", .nothing), (1, [.attributes, .isFolder], "home", .nothing),
            (1, [.created, .isFolder], "a", .folder("/site/a", isChange: false)),
            (1, [.deleted, .isFolder], "a", .nothing),
            (1, [.created, .isFolder], "homes", .folder("/site/homes", isChange: true)),
            // A folder itself: the one around it has told, if there is one.
            (3, [.selfDeleted], "", .nothing), (3, [.attributes], "", .nothing), (1, [.attributes], "", .change),
            (1, [.selfDeleted], "", .lost), (1, [.selfMoved], "", .lost), (1, [.ignored], "", .lost),
            (3, [.ignored], "", .nothing),
            // More than the kernel could keep.
            (-1, [.overflow], "", .lost),
            // Of a watch that has been ended.
            (9, [.closedAfterWriting], "x", .nothing),
        ] as [(Int32, InotifyEvent.Kinds, String, WatchedFolders.Outcome)])
    func outcomes(watch: Int32, kinds: InotifyEvent.Kinds, name: String, outcome: WatchedFolders.Outcome) {
        var folders = Self.folders()
        #expect(folders.take(InotifyEvent(watch: watch, kinds: kinds, name: name)) == outcome)
    }

    @Test("are forgotten when they go, and known by their new name when they come back")
    func renamed() {
        var folders = Self.folders()
        let event = InotifyEvent(watch: 3, kinds: .closedAfterWriting, name: "team.yaml")
        #expect(folders.take(InotifyEvent(watch: 2, kinds: [.movedOut, .isFolder], name: "care")) == .gone([3]))
        #expect(folders.take(event) == .nothing)
        folders.insert("/site/teams/sales", watch: 3, isRoot: false)
        #expect(folders.take(event) == .change)
        #expect(folders.take(InotifyEvent(watch: 2, kinds: [.deleted, .isFolder], name: "care")) == .gone([]))
        #expect(folders.take(InotifyEvent(watch: 2, kinds: [.deleted, .isFolder], name: "sales")) == .gone([3]))
    }
}
