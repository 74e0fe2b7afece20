import Foundation

/// Watches folders with all below them, and says when something in them has changed.
struct FolderWatcher {
    /// How often a folder that is not there is looked for.
    private static let patience = Duration.milliseconds(200)

    private let inotify: Inotify
    private let roots: [String]
    private var folders: WatchedFolders
    private var decoder = InotifyEventDecoder()
    private var isComplete = false

    /// Watches from now on.
    /// - Parameters:
    ///   - roots: the folders; one that is missing is watched as soon as it is there.
    ///   - written: the folders that a build writes.
    /// - Throws: `Inotify.Limit` when the kernel lets this user watch no more.
    init(_ roots: [String], written: [String]) throws(Inotify.Limit) {
        self.roots = roots
        folders = WatchedFolders(written: written.map(Self.canonical))
        inotify = try Inotify()
        do throws(Inotify.Limit) {
            try watchAll()
        } catch {
            inotify.close()
            throw error
        }
    }

    /// Tells of changes until it is told to end, a burst of them once.
    /// - Throws: `Inotify.Limit` when a new folder is one too many.
    mutating func run(
        until isEnded: () -> Bool, _ changed: (ChangedFolders) -> Void
    ) throws(Inotify.Limit) {
        defer { inotify.close() }
        let clock = ContinuousClock()
        var burst = ChangeBurst()
        var places = ChangedFolders.none
        while !isEnded() {
            if let end = burst.end, end <= clock.now {
                burst = ChangeBurst()
                changed(places)
                places = .none
            }
            let idle = isComplete ? Duration.seconds(1) : Self.patience
            let bytes = inotify.read(within: burst.end.map { min($0 - clock.now, idle) } ?? idle)
            var isChange = false
            for event in decoder.decode(bytes) {
                let folder = folders.folder(of: event)
                guard try act(on: event) else { continue }
                isChange = true
                if let folder { places.insert(folder) } else { places = .all }
            }
            if !isComplete {
                try watchAll()
                isChange = isChange || isComplete
                places = .all
            }
            if isChange { burst.change(at: clock.now) }
        }
    }

    /// - Returns: whether the site has changed.
    private mutating func act(on event: InotifyEvent) throws(Inotify.Limit) -> Bool {
        switch folders.take(event) {
        case .nothing: return false
        case .change: return true
        case .folder(let path, let isChange):
            try watch(path, isRoot: false)
            return isChange
        case .gone(let watches):
            for watch in watches { inotify.end(watch) }
            return true
        case .lost:
            try watchAll()
            return true
        }
    }

    /// Watches all folders that are there, also those that are watched already.
    private mutating func watchAll() throws(Inotify.Limit) {
        isComplete = true
        for root in roots {
            let isWatched = try watch(Self.canonical(root), isRoot: true)
            isComplete = isComplete && isWatched
        }
    }

    @discardableResult
    private mutating func watch(_ path: String, isRoot: Bool) throws(Inotify.Limit) -> Bool {
        guard let watch = try inotify.watch(path, followsLinks: isRoot) else { return false }
        folders.insert(path, watch: watch, isRoot: isRoot)
        // After the watch, so that nothing comes between. What is no folder is refused by the kernel.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        where folders.mayHold(name, in: path) {
            try self.watch(path.hasSuffix("/") ? path + name : "\(path)/\(name)", isRoot: false)
        }
        return true
    }

    /// A path from the root without symbolic links, as far as it is there; of the rest alone dots are taken out.
    static func canonical(_ path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        var parts = absolute.split(separator: "/")
        var missing: [Substring] = []
        while !parts.isEmpty {
            if let real = realpath("/" + parts.joined(separator: "/"), nil) {
                defer { free(real) }
                var known = String(cString: real).split(separator: "/")
                for part in missing.reversed() where part != "." {
                    if part == ".." { known = known.dropLast() } else { known.append(part) }
                }
                return "/" + known.joined(separator: "/")
            }
            missing.append(parts.removeLast())
        }
        return "/" + missing.reversed().joined(separator: "/")
    }
}
