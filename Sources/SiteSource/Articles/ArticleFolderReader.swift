import Diagnostics
import Forms
import Glibc

/// Reads the folder `articles` of a team: articles, and a folder for each category.
struct ArticleFolderReader {
    /// The site's folder.
    let root: String
    /// The languages of the site, the default first.
    let languages: [String]
    /// How large an article's file may be, in bytes.
    let sizeLimit: Int
    /// What an earlier build has read of the team, by the paths of the files.
    let known: [String: Article]
    /// Whether a file cannot change any more without another stamp.
    let isSettled: @Sendable (FileStamp) -> Bool

    /// What was read, in all languages.
    struct Content {
        var articles: [Article] = []
        /// How many of them were known.
        var knownCount = 0
        /// The categories in each of the languages.
        var categories: [[Category]]
        /// Whether one of the folders, or what describes a category, is a link.
        var hasLinks = false
    }

    /// - Parameter folder: the team's.
    func read(_ folder: String, _ diagnostics: inout Diagnostics) -> Content {
        var content = Content(categories: languages.map { _ in [] })
        let path = "\(folder)/articles"
        guard let type = Self.type(of: path) else { return content }
        guard type == S_IFDIR, let open = OpenFolder(path), let names = Self.names(in: open) else {
            diagnostics.append(
                Diagnostic(
                    "“articles” must be a folder that this user may read. It holds the articles of the team.",
                    file: path))
            return content
        }
        guard let place = place(of: path, isParentPlain: false, &diagnostics) else { return content }
        content.hasLinks = place == .linked
        let articles = articles(in: open)
        for name in names {
            let entry = "\(path)/\(name)"
            switch kind(of: name, entry) {
            case .article: add(entry, name, articles, category: nil, &content, &diagnostics)
            case .folder: readCategory(name, entry, isParentPlain: place == .plain, &content, &diagnostics)
            case .linked: break
            case .other: diagnostics.append(Self.unread(entry))
            }
        }
        checkTwins(content.articles, &diagnostics)
        return content
    }

    private func readCategory(
        _ name: String, _ folder: String, isParentPlain: Bool, _ content: inout Content,
        _ diagnostics: inout Diagnostics
    ) {
        guard let place = place(of: folder, isParentPlain: isParentPlain, &diagnostics) else { return }
        guard let open = OpenFolder(folder), let names = Self.names(in: open) else {
            diagnostics.append(Diagnostic("The folder cannot be read. Allow this user to read it.", file: folder))
            return
        }
        let hasArticles = names.contains { $0.hasSuffix(".md") || $0.hasPrefix("category.y") }
        guard hasArticles else {
            // A folder of pictures is no category, and a category without articles none yet.
            checkUnread(folder, depth: 1, &diagnostics)
            return
        }
        guard AddressName.isValid(name) else {
            let suggestion = AddressName.suggestion(for: name).map { "Did you mean “\($0)”?" } ?? "Rename it."
            diagnostics.append(
                Diagnostic(
                    "A category’s folder is named with lower-case letters a to z, digits and hyphens between them, at"
                        + " most 63. \(suggestion)", file: folder))
            return
        }
        if place == .linked || names.contains("category.yaml") && Self.isLink("\(folder)/category.yaml") {
            content.hasLinks = true
        }
        readDescription(of: name, folder, names, &content, &diagnostics)
        let articles = articles(in: open)
        for file in names where !file.hasPrefix("category.y") {
            let entry = "\(folder)/\(file)"
            switch kind(of: file, entry) {
            case .article: add(entry, file, articles, category: name, &content, &diagnostics)
            case .folder: checkUnread(entry, depth: 1, &diagnostics)
            case .linked: break
            case .other: diagnostics.append(Self.unread(entry))
            }
        }
    }

    /// category.yaml in each of the languages, and where there is none what the folder's name says.
    private func readDescription(
        of name: String, _ folder: String, _ names: [String], _ content: inout Content,
        _ diagnostics: inout Diagnostics
    ) {
        let path = "\(folder)/category.yaml"
        if names.contains("category.yml") {
            diagnostics.append(Diagnostic("Rename category.yml to category.yaml.", file: "\(folder)/category.yml"))
        }
        guard names.contains("category.yaml") else {
            for index in languages.indices {
                content.categories[index].append(
                    Category(name: name, title: AddressName.title(of: name), published: true))
            }
            return
        }
        do throws(Diagnostic) {
            var reader = YAMLReader(try YAMLFile.read(path, within: root), languages: languages)
            defer { diagnostics.append(reader.diagnostics) }
            guard let value = reader.root(orNeeding: "Write a “title”, or remove the file.") else { return }
            for (index, language) in languages.enumerated() {
                reader.languages.current = language
                guard let category = reader.category(value, name: name), !reader.diagnostics.hasErrors else { return }
                content.categories[index].append(category)
            }
        } catch {
            diagnostics.append(error)
        }
    }

    private func articles(in folder: OpenFolder) -> ArticleFile {
        ArticleFile(
            root: root, languages: languages, sizeLimit: sizeLimit, known: known, isSettled: isSettled, folder: folder)
    }

    private func add(
        _ path: String, _ file: String, _ reader: ArticleFile, category: String?, _ content: inout Content,
        _ diagnostics: inout Diagnostics
    ) {
        guard let read = reader.read(path, fileName: file, category: category, &diagnostics) else { return }
        content.articles.append(read.article)
        if read.isKnown { content.knownCount += 1 }
    }

    /// What two files of one article share.
    private struct Twin: Hashable {
        let category: String?
        let name: String
        let language: String
    }

    /// Two pages cannot have one address.
    private func checkTwins(_ articles: [Article], _ diagnostics: inout Diagnostics) {
        var known: [Twin: String] = [:]
        known.reserveCapacity(articles.count)
        let categories = Set(articles.compactMap(\.category))
        for article in articles {
            let twin = Twin(category: article.category, name: article.name, language: article.language)
            if let other = known.updateValue(article.source.name, forKey: twin) {
                diagnostics.append(
                    Diagnostic(
                        "Another file is the same article in the same language: \(other). Remove or rename one of the"
                            + " two.", file: article.source.name))
            }
            if article.category == nil, categories.contains(article.name) {
                diagnostics.append(
                    Diagnostic(
                        "An article and a category cannot both be called “\(article.name)”, because they would have one"
                            + " address. Rename one of the two.", file: article.source.name))
            }
        }
    }

    /// Folders below a category hold pictures, and no articles.
    private func checkUnread(_ folder: String, depth: Int, _ diagnostics: inout Diagnostics) {
        guard depth < 20 else { return }
        for name in OpenFolder(folder).flatMap(Self.names(in:)) ?? [] {
            let entry = "\(folder)/\(name)"
            switch kind(of: name, entry) {
            case .article:
                diagnostics.append(
                    Diagnostic(
                        "Articles lie in “articles” or in a category’s folder, and no deeper. Move the file.",
                        file: entry))
            case .folder where Self.isLink(entry): continue
            case .folder: checkUnread(entry, depth: depth + 1, &diagnostics)
            case .linked: break
            case .other: diagnostics.append(Self.unread(entry))
            }
        }
    }

    private enum Kind {
        case article, folder, linked, other
    }

    private func kind(of name: String, _ path: String) -> Kind {
        if name.hasSuffix(".md") { return .article }
        let end = name.split(separator: ".").last?.lowercased() ?? ""
        if ArticleFile.linkedTypes.contains(end), name.contains(".") { return .linked }
        return Self.type(of: path) == S_IFDIR ? .folder : .other
    }

    private enum Place {
        /// No link leads there.
        case plain
        /// A link leads there from within the site.
        case linked
    }

    /// - Returns: nil for a folder outside of the site.
    private func place(of folder: String, isParentPlain: Bool, _ diagnostics: inout Diagnostics) -> Place? {
        do throws(Diagnostic) {
            return try SiteFile.checkFolder(folder, within: root, isParentPlain: isParentPlain) ? .plain : .linked
        } catch {
            diagnostics.append(error)
            return nil
        }
    }

    private static func unread(_ path: String) -> Diagnostic {
        Diagnostic(
            "This is neither an article (.md) nor a file that articles can show or link to. Nothing reads it.",
            severity: .warning, file: path)
    }

    /// The names in a folder, sorted, without those that begin with a dot; nil for a folder that cannot be read.
    private static func names(in folder: OpenFolder) -> [String]? {
        folder.names?.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// What stands at a path, behind links; nil for nothing.
    private static func type(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
