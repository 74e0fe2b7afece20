/// Which folders are watched, and what an event about one of them means for the site.
struct WatchedFolders {
    /// What to do about an event.
    enum Outcome: Sendable, Hashable {
        /// It is none of the site's business.
        case nothing
        /// The site has changed.
        case change
        /// There is a folder to watch, with all below it.
        case folder(String, isChange: Bool)
        /// The site has changed, and these watches are about folders that have gone elsewhere.
        case gone([Int32])
        /// Nobody knows what has changed: everything has to be looked through again.
        case lost
    }

    private let written: [String]
    private var roots: Set<String> = []
    private var paths: [Int32: String] = [:]
    private var watches: [String: Int32] = [:]

    /// - Parameter written: the folders that a build writes, which may lie within the site. Like all paths here they are
    ///   absolute, without symbolic links.
    init(written: [String]) {
        self.written = written
    }

    /// Notes that a folder is watched.
    /// - Parameter isRoot: whether it is one of those that were asked for, and nobody watches the folder around it.
    mutating func insert(_ path: String, watch: Int32, isRoot: Bool) {
        // The same folder by its new name.
        if let old = paths[watch], old != path { watches[old] = nil }
        paths[watch] = path
        watches[path] = watch
        if isRoot { roots.insert(path) }
    }

    /// Whether what is in a folder may be a part of the site: neither hidden nor written by a build.
    func mayHold(_ name: String, in folder: String) -> Bool {
        !name.hasPrefix(".") && !written.contains(Self.path(of: name, in: folder))
    }

    /// The folder that an event is about, with all below it; nil where that is not known.
    func folder(of event: InotifyEvent) -> String? {
        guard !event.kinds.contains(.overflow), let folder = paths[event.watch] else { return nil }
        return event.kinds.contains(.isFolder) && !event.name.isEmpty ? Self.path(of: event.name, in: folder) : folder
    }

    /// What an event means.
    mutating func take(_ event: InotifyEvent) -> Outcome {
        if event.kinds.contains(.overflow) { return .lost }
        guard let folder = paths[event.watch] else { return .nothing }
        if event.kinds.contains(.ignored) {
            forget(event.watch)
            return roots.contains(folder) ? .lost : .nothing
        }
        guard !event.name.isEmpty else {
            // Of every other folder the one around it tells the same, with a name.
            guard roots.contains(folder) else { return .nothing }
            return event.kinds.isDisjoint(with: [.selfDeleted, .selfMoved]) ? .change : .lost
        }
        guard mayHold(event.name, in: folder) else { return .nothing }
        guard event.kinds.contains(.isFolder) else { return .change }
        let path = Self.path(of: event.name, in: folder)
        let isNew = !event.kinds.isDisjoint(with: [.created, .movedIn, .attributes])
        // A build makes the folders above its own, and removes them when it fails: for ever, if that were a change.
        if written.contains(where: { $0.hasPrefix(path + "/") }) {
            return isNew ? .folder(path, isChange: false) : .nothing
        }
        return isNew ? .folder(path, isChange: true) : .gone(forget(below: path))
    }

    private mutating func forget(_ watch: Int32) {
        guard let path = paths.removeValue(forKey: watch) else { return }
        if watches[path] == watch { watches[path] = nil }
    }

    /// Forgets a folder and all below it.
    /// - Returns: their watches, sorted.
    private mutating func forget(below folder: String) -> [Int32] {
        let gone = watches.filter { $0.key == folder || $0.key.hasPrefix(folder + "/") }.values.sorted()
        for watch in gone { forget(watch) }
        return gone
    }

    private static func path(of name: String, in folder: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}
