import Testing

@testable import docket

@Suite("Changed folders")
struct ChangedFoldersTests {
    @Test(
        "name the teams in whose folders something has changed, if nothing else has",
        arguments: [
            ([], []), (["/s/teams/care/articles/a", "/s/teams/care", "/s/teams/shop"], ["care", "shop"]),
            (["/s/teams"], nil), (["/s/teams/care", "/s"], nil), (["/s/images"], nil), (["/t/components"], nil),
            (["/s/teams-old/care"], nil),
        ] as [([String], Set<String>?)])
    func teams(paths: [String], teams: Set<String>?) {
        var folders = ChangedFolders.none
        for path in paths { folders.insert(path) }
        #expect(folders.teams(of: "/s") == teams)
        folders.formUnion(.none)
        #expect(folders.teams(of: "/s") == teams)
        folders.formUnion(.all)
        folders.insert("/s/teams/care")
        #expect(folders.teams(of: "/s") == nil)
    }

    @Test("wait until somebody asks, and are asked for once")
    func pending() {
        let pending = PendingChanges()
        var folders = ChangedFolders.none
        folders.insert("/s/teams/care")
        pending.add(folders)
        folders.insert("/s/teams/shop")
        pending.add(folders)
        #expect(pending.take().teams(of: "/s") == ["care", "shop"])
        #expect(pending.take() == .none)
        pending.add(.all)
        #expect(pending.take() == .all)
    }

    @Test("are told by the number of a watch, and not known once the kernel has dropped events")
    func ofEvents() {
        var watched = WatchedFolders(written: [])
        watched.insert("/s/teams", watch: 1, isRoot: false)
        watched.insert("/s/teams/care", watch: 2, isRoot: false)
        #expect(watched.folder(of: InotifyEvent(watch: 2, kinds: .closedAfterWriting, name: "a.md")) == "/s/teams/care")
        #expect(
            watched.folder(of: InotifyEvent(watch: 1, kinds: [.movedIn, .isFolder], name: "shop")) == "/s/teams/shop")
        #expect(watched.folder(of: InotifyEvent(watch: 1, kinds: .selfDeleted, name: "")) == "/s/teams")
        #expect(watched.folder(of: InotifyEvent(watch: 2, kinds: .overflow, name: "")) == nil)
        #expect(watched.folder(of: InotifyEvent(watch: 9, kinds: .created, name: "a.md")) == nil)
    }
}
