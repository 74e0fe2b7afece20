import Crypto
import Foundation
import Glibc
import SQLite
import SearchIndex

extension HomeFolder {
    /// Writes an index of articles, whole and on disk, makes it the current one by one rename of the link `search`, and
    /// removes those that were replaced long enough ago.
    ///
    /// An index of the same articles stays as it is, unless its file is gone or damaged.
    /// - Parameters:
    ///   - articles: in any order; without one the home needs no index, and its link is removed.
    ///   - now: in seconds since 1970.
    func updateSearch(_ articles: [IndexedArticle], now: Int) throws(BuildError) {
        if articles.isEmpty {
            if currentIndex != nil { try FileSystem.remove("\(path)/\(SearchIndex.link)") }
        } else {
            let target = "\(SearchIndex.folder)/\(Self.name(of: articles)).db"
            if !isIntact(target) { try writeIndex(of: articles, to: "\(path)/\(target)") }
            try switchIndex(to: target)
        }
        removeStaleIndexes(now: now)
    }

    /// A hash of all that a search could find, and of the format.
    private static func name(of articles: [IndexedArticle]) -> String {
        var hash = SHA256()
        func add(_ text: String) {
            var text = text
            withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { hash.update(bufferPointer: $0) }
            text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        }
        add("\(SearchIndexWriter.format)")
        for article in articles {
            for text in [
                article.team, article.language, article.title, article.description, article.text, article.address,
                "\(article.headings.count)",
            ] + article.headings {
                add(text)
            }
        }
        return String(hash.finalize().hexadecimal.prefix(32))
    }

    /// Whether the file is there and can be opened; what is in it, nobody changes.
    private func isIntact(_ target: String) -> Bool {
        guard let index = try? SearchIndex(path: "\(path)/\(target)") else { return false }
        return index.isComplete
    }

    private func writeIndex(of articles: [IndexedArticle], to file: String) throws(BuildError) {
        try FileSystem.makeFolder("\(path)/\(SearchIndex.folder)", mode: Self.folderMode)
        let temporary = "\(path)/\(SearchIndex.folder)/.new"
        try FileSystem.remove(temporary)
        do throws(SQLiteError) {
            try SearchIndexWriter.write(articles, to: temporary)
        } catch {
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

    private func switchIndex(to target: String) throws(BuildError) {
        if let current = currentIndex {
            if current == target { return }
            // The replaced index's grace time begins now.
            utimes("\(path)/\(current)", nil)
        }
        let temporary = "\(path)/.search-new"
        try FileSystem.remove(temporary)
        guard symlink(target, temporary) == 0 else { throw FileSystem.failure("made", temporary) }
        try FileSystem.rename(temporary, to: "\(path)/\(SearchIndex.link)")
        Self.sync(path)
    }

    private func removeStaleIndexes(now: Int) {
        let folder = "\(path)/\(SearchIndex.folder)"
        for name in FileSystem.names(in: folder) where "\(SearchIndex.folder)/\(name)" != currentIndex {
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0, status.st_mtim.tv_sec < now - Self.graceTime else {
                continue
            }
            try? FileSystem.remove("\(folder)/\(name)")
        }
    }

    private var currentIndex: String? { SearchIndex.current(in: path) }
}
