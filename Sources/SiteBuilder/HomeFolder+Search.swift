import Foundation
import Glibc
import SQLite
import SearchIndex
import SiteSource

extension HomeFolder {
    /// Writes an index of articles, whole and on disk, which nobody reads yet.
    ///
    /// An index of the same articles stays as it is, unless its file is gone or damaged; one of nearly the same is copied
    /// and changed.
    /// - Parameters:
    ///   - teams: in the order of the index; without an article the home needs none.
    ///   - before: what the build before knew.
    ///   - copy: of the index of the build before, where one was begun.
    /// - Returns: the index; nil for none.
    func writeSearch(
        _ teams: [IndexedTeam], before: BuildCache = BuildCache(), copy: IndexCopy? = nil
    ) throws -> String? {
        let teams = teams.filter { $0.count > 0 }
        guard !teams.isEmpty else { return nil }
        // Its name is a hash of all that a search could find, and of the format.
        let digest = Digest { parts in
            parts.add(Int(SearchIndexWriter.format))
            for team in teams { parts.add(team.digest) }
        }
        let target = "\(SearchIndex.folder)/\(digest.hexadecimal).db"
        if !isIntact(target) { try writeIndex(of: teams, before, copy, to: target) }
        return target
    }

    /// Begins to copy the index of the build before, for one of nearly the same articles.
    func copySearch(of before: BuildCache) -> IndexCopy? {
        guard !before.index.isEmpty else { return nil }
        return IndexCopy(of: "\(path)/\(before.index)", to: "\(path)/\(SearchIndex.folder)/.copy")
    }

    /// Makes an index the current one by one rename of the link `search`.
    /// - Parameter target: what `writeSearch` returned.
    func switchSearch(to target: String?) throws(BuildError) {
        if let target {
            try switchLink(SearchIndex.link, from: currentIndex, to: target)
        } else if currentIndex != nil {
            try FileSystem.remove("\(path)/\(SearchIndex.link)")
        }
    }

    /// Whether the file is there and can be opened; what is in it, nobody changes.
    private func isIntact(_ target: String) -> Bool {
        guard let index = try? SearchIndex(path: "\(path)/\(target)") else { return false }
        return index.isComplete
    }

    private func writeIndex(
        of teams: [IndexedTeam], _ before: BuildCache, _ copy: IndexCopy?, to target: String
    ) throws {
        try FileSystem.makeFolder("\(path)/\(SearchIndex.folder)", mode: Self.folderMode)
        let file = "\(path)/\(target)"
        let temporary = "\(path)/\(SearchIndex.folder)/.new"
        try FileSystem.remove(temporary)
        do {
            if try !changeIndex(teams, before, copy, to: temporary) {
                try FileSystem.remove(temporary)
                // Else SQLite would follow a link that stands there.
                try FileSystem.write([], to: temporary, mode: Self.fileMode)
                try SearchIndexWriter.write(teams.flatMap { try $0.entries() }.map { try $0.article() }, to: temporary)
            }
        } catch let error {
            try? FileSystem.remove(temporary)
            guard let error = error as? SQLiteError else { throw error }
            errno = error.primaryCode == SQLiteError.full ? ENOSPC : error.systemError
            if errno != 0 { throw FileSystem.failure("written", file) }
            throw BuildError("\(file) cannot be written. SQLite says: \(error.message).")
        }
        let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileSystem.failure("written", file) }
        defer { close(descriptor) }
        guard fchmod(descriptor, Self.fileMode) == 0 else { throw FileSystem.failure("given its permissions", file) }
        guard fsync(descriptor) == 0 else { throw FileSystem.failure("written", file) }
        try FileSystem.rename(temporary, to: file)
        Self.sync("\(path)/\(SearchIndex.folder)")
    }

    /// Changes a copy of the index of the build before, where that is the one at hand and less than a tenth is another, in not too many
    /// articles of a team.
    /// - Returns: whether the copy is what was asked for.
    private func changeIndex(
        _ teams: [IndexedTeam], _ before: BuildCache, _ copy: IndexCopy?, to target: String
    ) throws -> Bool {
        guard !before.index.isEmpty, isIntact(before.index) else { return false }
        var gone: Set<IndexedDigest> = []
        var new: [IndexEntry] = []
        // Each change looks through its team.
        var rows = 0
        let names = Set(teams.map(\.name))
        for (name, team) in before.teams where team.index != .none && !names.contains(name) {
            guard let entries = team.entries.list else { return false }
            gone.formUnion(entries)
        }
        for team in teams {
            let known = before.teams[team.name]
            if known?.index == team.digest { continue }
            guard let entries = known.map(\.entries.list) ?? [] else { return false }
            let old = Set(entries)
            let all = try team.entries()
            let added = all.filter { !old.contains($0.known) }
            let removed = old.subtracting(all.map(\.known))
            rows += (added.count + removed.count) * team.count
            new += added
            gone.formUnion(removed)
        }
        let count = teams.reduce(100) { $0 + $1.count }
        guard (new.count + gone.count) * 10 < count, rows < count * 30 else { return false }
        var changes: [SearchIndexWriter.Change] = []
        let kept = Set(new.map { [$0.known.language, $0.known.address] })
        for entry in gone where !kept.contains([entry.language, entry.address]) {
            changes.append(.init(team: entry.team, language: entry.language, address: entry.address, article: nil))
        }
        for entry in new {
            changes.append(
                .init(
                    team: entry.known.team, language: entry.known.language, address: entry.known.address,
                    article: try entry.article()))
        }
        if copy?.move(to: target) != true { try FileSystem.copy("\(path)/\(before.index)", to: target) }
        return try SearchIndexWriter.apply(changes, to: target)
    }

    /// Removes indexes that were replaced.
    ///
    /// Who has one open goes on reading it, whatever becomes of its name; the one before the current stays for those
    /// who have read the link and not yet opened the file.
    func removeStaleIndexes(now: Int) {
        let folder = "\(path)/\(SearchIndex.folder)"
        let stale = FileSystem.names(in: folder).filter { "\(SearchIndex.folder)/\($0)" != currentIndex }
            .compactMap { name in FileStamp(of: "\(folder)/\(name)").map { (name: name, changed: $0.changed) } }
            .sorted { $0.changed > $1.changed }
        for (place, file) in stale.enumerated()
        where place > 0 || file.changed / 1_000_000_000 < now - Self.graceTime {
            try? FileSystem.remove("\(folder)/\(file.name)")
        }
    }

    private var currentIndex: String? { SearchIndex.current(in: path) }
}
