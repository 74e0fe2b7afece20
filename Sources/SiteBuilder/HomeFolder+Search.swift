import Foundation
import Glibc
import SQLite
import SearchIndex
import SiteSource

extension HomeFolder {
    /// Writes an index of articles, whole and on disk, makes it the current one by one rename of the link `search`, and
    /// removes those that were replaced.
    ///
    /// An index of the same articles stays as it is, unless its file is gone or damaged; one of nearly the same is copied
    /// and changed.
    /// - Parameters:
    ///   - entries: in any order; without one the home needs no index, and its link is removed.
    ///   - before: what an index may have whose file has the name of these.
    ///   - now: in seconds since 1970.
    func updateSearch(_ entries: [IndexEntry], before: [IndexedDigest] = [], now: Int) throws {
        if entries.isEmpty {
            if currentIndex != nil { try FileSystem.remove("\(path)/\(SearchIndex.link)") }
        } else {
            let target = Self.target(of: entries.map(\.known))
            if !isIntact(target) { try writeIndex(of: entries, before, to: target) }
            try switchLink(SearchIndex.link, from: currentIndex, to: target)
        }
        removeStaleIndexes(now: now)
    }

    /// The file of an index, whose name is a hash of all that a search could find, and of the format.
    private static func target(of entries: [IndexedDigest]) -> String {
        let digest = Digest { parts in
            parts.add(Int(SearchIndexWriter.format))
            for entry in entries { parts.add(entry.digest) }
        }
        return "\(SearchIndex.folder)/\(digest.hexadecimal).db"
    }

    /// Whether the file is there and can be opened; what is in it, nobody changes.
    private func isIntact(_ target: String) -> Bool {
        guard let index = try? SearchIndex(path: "\(path)/\(target)") else { return false }
        return index.isComplete
    }

    private func writeIndex(of entries: [IndexEntry], _ before: [IndexedDigest], to target: String) throws {
        try FileSystem.makeFolder("\(path)/\(SearchIndex.folder)", mode: Self.folderMode)
        let file = "\(path)/\(target)"
        let temporary = "\(path)/\(SearchIndex.folder)/.new"
        try FileSystem.remove(temporary)
        do {
            if try !changeIndex(entries, before, to: temporary) {
                try FileSystem.remove(temporary)
                try SearchIndexWriter.write(entries.map { try $0.article() }, to: temporary)
            }
        } catch let error as SQLiteError {
            try? FileSystem.remove(temporary)
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

    /// Changes a copy of the index of the build before, where that is the one at hand and less than a tenth is another.
    /// - Returns: whether the copy is what was asked for.
    private func changeIndex(_ entries: [IndexEntry], _ before: [IndexedDigest], to copy: String) throws -> Bool {
        let old = Self.target(of: before)
        guard !before.isEmpty, isIntact(old) else { return false }
        var gone = Set(before)
        let new = entries.filter { gone.remove($0.known) == nil }
        guard (new.count + gone.count) * 10 < entries.count + 100 else { return false }
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
        try FileSystem.copy("\(path)/\(old)", to: copy)
        return try SearchIndexWriter.apply(changes, to: copy)
    }

    /// Who has an index open goes on reading it, whatever becomes of its name; the one before the current stays for those
    /// who have read the link and not yet opened the file.
    private func removeStaleIndexes(now: Int) {
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
