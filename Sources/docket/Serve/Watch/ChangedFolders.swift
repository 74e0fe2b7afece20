import Synchronization

/// The folders in which something has changed.
struct ChangedFolders: Sendable, Hashable {
    /// Absolute, without symbolic links; nil where anything may have changed.
    private(set) var paths: Set<String>?

    /// Nothing so far.
    static let none = ChangedFolders(paths: [])
    static let all = ChangedFolders(paths: nil)

    mutating func insert(_ path: String) { paths?.insert(path) }

    mutating func formUnion(_ other: ChangedFolders) {
        guard let more = other.paths else { return paths = nil }
        paths?.formUnion(more)
    }

    /// The teams of a site in whose folders something has changed; nil where anything else may have too.
    /// - Parameter site: the folder of the site, absolute, without symbolic links.
    func teams(of site: String) -> Set<String>? {
        guard let paths else { return nil }
        let teams = "\(site)/teams/"
        var names: Set<String> = []
        for path in paths {
            guard path.hasPrefix(teams), let name = path.dropFirst(teams.count).split(separator: "/").first else {
                return nil
            }
            names.insert(String(name))
        }
        return names
    }
}

/// The changes that nobody has asked for yet.
final class PendingChanges: Sendable {
    private let folders = Mutex(ChangedFolders.none)

    func add(_ more: ChangedFolders) { folders.withLock { $0.formUnion(more) } }

    /// All of them, which are not pending any more.
    func take() -> ChangedFolders {
        folders.withLock { folders in
            defer { folders = .none }
            return folders
        }
    }
}
