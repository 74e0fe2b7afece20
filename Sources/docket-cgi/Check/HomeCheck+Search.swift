import Glibc
import SQLite
import SearchIndex

extension HomeCheck {
    /// Looks at all of the index. A home without articles has none, and needs none.
    mutating func checkSearch(of folder: FileStatus) {
        guard let target = SearchIndex.current(in: home) else {
            if hasArticles {
                problems.append("\(home)/\(SearchIndex.link) is missing, \(Self.silence) Build the site again.")
            }
            return
        }
        if let indexes = FileStatus("\(home)/\(SearchIndex.folder)") { check(indexes, "\(home)/\(SearchIndex.folder)") }
        checkFile(target, mode: 0o660, of: folder)
        let path = "\(home)/\(target)"
        guard FileStatus.isAccessible(path, R_OK) else {
            // Of one that is there and may not be read, that was said.
            if FileStatus(path) == nil { problems.append("\(path) is missing, \(Self.silence) Build the site again.") }
            return
        }
        do throws(SQLiteError) {
            guard let index = try SearchIndex(path: path) else {
                problems.append("\(path) was made by another version of Docket, \(Self.silence) Build the site again.")
                return
            }
            if !index.isComplete {
                problems.append("\(path) is damaged, \(Self.silence) Build the site again.")
            } else if !index.isSound {
                // A build that finds a file of the right name and length leaves it as it is.
                problems.append(
                    "\(path) is damaged, so that searches may find nothing or fail. Remove it, and build the site again."
                )
            }
        } catch {
            problems.append(
                [SQLiteError.corrupt, SQLiteError.notADatabase].contains(error.primaryCode)
                    ? "\(path) is damaged, \(Self.silence) Build the site again."
                    : "\(path) cannot be read, \(Self.silence) Remove it, and build the site again.")
        }
    }

    private static let silence = "so that nobody finds an article."
}
