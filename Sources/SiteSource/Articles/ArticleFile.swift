import Diagnostics
import Forms
import Glibc

/// Reads one article.
package struct ArticleFile {
    /// The ends of the names of pictures that articles show, in lower case.
    package static let pictures = ThemeReader.pictures
    /// The ends of the names of files that articles link to.
    package static let downloads = ["pdf", "zip", "txt", "csv"]
    /// What may lie beside articles.
    static let linkedTypes = pictures + downloads
    /// The site's folder, which the file must be within, whatever links say.
    let root: String
    /// The languages of the site, the default first.
    let languages: [String]
    /// How large the file may be, in bytes.
    let sizeLimit: Int
    /// What an earlier build has read of the team, by the paths of the files.
    let known: [String: Article]
    /// Whether a file cannot change any more without another stamp.
    let isSettled: @Sendable (FileStamp) -> Bool
    /// The folder that the file is in.
    let folder: OpenFolder

    /// Reads the article of a file.
    /// - Parameters:
    ///   - path: where it is, which is also how messages call it.
    ///   - fileName: its name, with `.md` at its end.
    ///   - category: the folder's name; nil for none.
    /// - Returns: the article and whether it was known; nil after a problem.
    func read(
        _ path: String, fileName: String, category: String?, _ diagnostics: inout Diagnostics
    ) -> (article: Article, isKnown: Bool)? {
        let stem = fileName.dropLast(3)
        let parts = stem.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let suffix = parts.count == 2 && languages.contains(String(parts[1])) ? String(parts[1]) : nil
        let name = suffix == nil ? stem : parts[0]
        guard AddressName.isValid(name) else {
            diagnostics.append(Diagnostic(problem(withName: name), file: path))
            return nil
        }
        if let article = known[path], let stamp = folder.stamp(of: fileName), stamp == article.stamp,
            stamp.size <= sizeLimit
        {
            return (article, isKnown: true)
        }
        do throws(Diagnostic) {
            let (content, front, file) = try Self.content(of: path, within: root, atMost: sizeLimit)
            var reader = YAMLReader(front.yaml, languages: languages)
            try YAMLFile.checkCharacters(of: front.yaml)
            defer { diagnostics.append(reader.diagnostics) }
            guard let value = reader.root(of: "The front matter", orNeeding: "An article needs a “title”."),
                let head = reader.article(value, suffix: suffix)
            else { return nil }
            // A warning has to be said each time, and a file that may change unseen has to be read each time.
            let isPlain = reader.diagnostics.all.isEmpty && file.stamp.map(isSettled) == true
            let article = Article(
                name: String(name), category: category, title: head.title, description: head.description,
                order: head.order, published: head.published, redirects: head.redirects,
                language: head.language ?? languages[0], updated: head.updated ?? file.modified / 86_400,
                source: ArticleSource(path, within: root, content),
                stamp: isPlain ? file.stamp : nil)
            return (article, isKnown: false)
        } catch {
            diagnostics.append(error)
            return nil
        }
    }

    /// What is in the file of an article.
    /// - Parameter limit: in bytes; by default the largest that a site can set.
    static func content(
        of path: String, within root: String, atMost limit: Int = KeyRange.article.upperBound
    ) throws(Diagnostic) -> (ArticleSource.Content, FrontMatter, (modified: Int, stamp: FileStamp?)) {
        var (bytes, modified, stamp) = try SiteFile.content(
            of: path, within: root, atMost: limit, raisedBy: LimitsKey.article.rawValue)
        if bytes.starts(with: YAMLFile.byteOrderMark) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            try YAMLFile.checkCharacters(of: YAMLSource(name: path, bytes: bytes))
            throw Diagnostic("The file is not text in UTF-8. Save it as UTF-8.", file: path)
        }
        guard let front = try FrontMatter(bytes, file: path) else {
            throw Diagnostic(
                "The article has no front matter. Begin the file with a line “---”, a line “title: …”, and another"
                    + " line “---”.",
                file: path)
        }
        let source = SourceText(name: path, text: text)
        try ArticleText.checkCharacters(of: source, from: front.bodyOffset, linesBefore: front.linesBefore)
        let content = ArticleSource.Content(
            text: source, bodyOffset: front.bodyOffset, linesBefore: front.linesBefore)
        return (content, front, (modified, stamp))
    }

    private func problem(withName name: Substring) -> String {
        let rule =
            "An article’s file is named with lower-case letters a to z, digits and hyphens between them, at most 63,"
            + " then .md, or a language and .md."
        let suggestion = AddressName.suggestion(for: name).map { " Did you mean “\($0).md”?" }
        return rule + (suggestion ?? " Rename it.")
    }
}
