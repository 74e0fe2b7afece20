import Glibc
import Synchronization

/// The articles that an earlier build has read, for those whose files have not changed since.
package final class ArticleMemory: Sendable {
    private let old: [String: Article]
    private let languages: [String]
    /// Whether a file cannot change any more without another stamp.
    package let isSettled: @Sendable (FileStamp) -> Bool
    private let found = Mutex<[String: Article]>([:])

    /// - Parameters:
    ///   - articles: by the paths of their files.
    ///   - languages: of the site that had them, the default first.
    ///   - isSettled: whether a file cannot change any more without another stamp; by default what `FileStamp` says of now.
    package init(
        _ articles: [String: Article] = [:], languages: [String] = [],
        isSettled: (@Sendable (FileStamp) -> Bool)? = nil
    ) {
        old = articles
        self.languages = languages
        let now = Int(time(nil)) * 1_000_000_000
        self.isSettled = isSettled ?? { $0.isSettled(at: now) }
    }

    /// The articles of this build whose files can be known again.
    package var articles: [String: Article] { found.withLock { $0 } }

    /// What the reader of an article made of a file that is as it was; nil for another.
    func article(of path: String, _ languages: [String]) -> Article? {
        guard languages == self.languages, let article = old[path], let stamp = FileStamp(of: path),
            stamp == article.stamp
        else { return nil }
        found.withLock { $0[path] = article }
        return article
    }

    /// Remembers an article with a stamp for the next build.
    func add(_ article: Article) {
        guard article.stamp != nil else { return }
        found.withLock { $0[article.source.name] = article }
    }
}
