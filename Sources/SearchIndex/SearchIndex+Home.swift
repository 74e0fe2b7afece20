import Glibc
import SQLite
import Synchronization

extension SearchIndex {
    /// The symbolic link in a home that names the index.
    package static let link = "search"
    /// The folder in a home that holds it, and for a while those before.
    package static let folder = "indexes"

    /// What the link of a home names at this moment, such as `indexes/3f….db`; nil where the home has no index.
    package static func current(in home: String) -> String? {
        let target = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { max(0, readlink("\(home)/\(link)", $0, characters.count)) } ?? 0
            }
        }
        return target.isEmpty ? nil : String(decoding: target, as: UTF8.self)
    }

    /// Whether there is an article that one of some teams has in a language.
    package func hasArticles(teams: Set<String>, language: String) -> Bool {
        scopes.contains { $0.language == language && teams.contains($0.team) }
    }

    /// Whether the file has all that its own header says, by a look at its structure and not at every word.
    package var isComplete: Bool {
        database.withLock { database in
            let sizes = try? database.query(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            ) { $0.integer(0) }
            var status = stat()
            return sizes == [stat(path, &status) == 0 ? Int64(status.st_size) : -1]
        }
    }

    /// Whether each of its pages is one that SQLite could have written, by a look at all of the file: not while somebody
    /// waits for results.
    package var isSound: Bool {
        database.withLock { database in (try? database.query("PRAGMA quick_check(1)") { $0.text(0) }) == ["ok"] }
    }
}
