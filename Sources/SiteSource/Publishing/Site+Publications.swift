import Diagnostics
import Forms

extension Site {
    /// The places that say whether a target is published, one for each language of an article.
    /// - Throws: that there is no such thing, and which one may be meant.
    func places(of target: PublicationTarget) throws(PublishingError) -> [PublicationPlace] {
        switch target {
        case .team(let name):
            let team = try team(name)
            return [place(in: team, [], team.published, team.name)]
        case .form(let name):
            let team = try team(name)
            return [place(in: team, [.key("form")], team.form.published, "\(team.name)/form")]
        case .helpCenter(let name):
            let team = try team(name)
            return [place(in: team, [.key("help_center")], team.helpCenter.published, "\(team.name)/help-center")]
        case .articles(let name, let path, let language):
            return try places(of: path, in: team(name), language)
        case .language(let language): return [try place(of: language)]
        }
    }

    private func team(_ name: String) throws(PublishingError) -> Team {
        if let team = teams.first(where: { $0.name == name }) { return team }
        throw unknown("The site has no team “\(name)”.", name, among: teams.map(\.name))
    }

    private func place(in team: Team, _ steps: [YAMLStep], _ isPublished: Bool, _ name: String) -> PublicationPlace {
        PublicationPlace(
            file: "\(teamFolder(team.name))/team.yaml", kind: .yaml, path: steps + [.key("published")],
            isPublished: isPublished, name: name)
    }

    private func teamFolder(_ team: String) -> String { "\(folder.withSlashAtEnd)teams/\(team)" }

    private func places(
        of path: String, in team: Team, _ language: String?
    ) throws(PublishingError) -> [PublicationPlace] {
        if let category = team.categories.first(where: { $0.name == path }) {
            guard language == nil else {
                throw PublishingError(
                    "The category “\(path)” is published in all languages together. Leave “--language” out.")
            }
            return [
                PublicationPlace(
                    file: "\(teamFolder(team.name))/articles/\(path)/category.yaml", kind: .category,
                    path: [.key("published")], isPublished: category.published, name: "\(team.name)/articles/\(path)")
            ]
        }
        let all = editions.flatMap { edition in edition.teams.first { $0.name == team.name }?.articles ?? [] }
        let articles = all.filter { $0.shortPath == path }
        guard !articles.isEmpty else {
            let known = Set(all.map(\.shortPath) + team.categories.map(\.name)).sorted()
            // Who leaves the category out means the article that is called so.
            let inCategory = known.first { $0.hasSuffix("/\(path)") }
            throw unknown(
                "The team “\(team.name)” has no article or category “\(path)”.", inCategory ?? path, among: known)
        }
        let languages = articles.map(\.language)
        if let language, !languages.contains(language) {
            throw unknown("“\(path)” is not there in “\(language)”.", language, among: languages)
        }
        return articles.filter { language == nil || $0.language == language }.map { article in
            PublicationPlace(
                file: article.source.name, kind: .article, path: [.key("published")], isPublished: article.published,
                name: "\(team.name)/articles/\(path)" + (languages.count > 1 ? " (\(article.language))" : ""))
        }
    }

    private func place(of language: String) throws(PublishingError) -> PublicationPlace {
        let languages = editions.map(\.messages.language)
        guard let index = languages.firstIndex(of: language) else {
            throw unknown("The site has no language “\(language)”.", language, among: languages)
        }
        return PublicationPlace(
            file: "\(folder.withSlashAtEnd)site.yaml", kind: .yaml,
            path: [.key("languages"), .item(index), .key("published")], isPublished: editions[index].published,
            name: "The language “\(language)”")
    }

    private func unknown(_ sentence: String, _ word: String, among known: [String]) -> PublishingError {
        if known.contains(word) { return PublishingError("\(sentence) Did you mean “\(word)”?") }
        let suggestion = didYouMean(word, among: known)
        if !suggestion.isEmpty { return PublishingError(sentence + suggestion) }
        let some = known.prefix(10) + (known.count > 10 ? ["\((known.count - 10).grouped) more"] : [])
        return PublishingError("\(sentence) It has \(known.isEmpty ? "none" : Array(some).listed).")
    }

    /// What hides a target although it is published itself: the nearest thing around it that is not.
    package func hiding(_ target: PublicationTarget) -> String? {
        func around(_ name: String, helpCenter: Bool, category: String? = nil) -> String? {
            guard let team = teams.first(where: { $0.name == name }) else { return nil }
            if !team.published { return team.name }
            if helpCenter, !team.helpCenter.published { return "\(team.name)/help-center" }
            guard let category = team.categories.first(where: { $0.name == category }) else { return nil }
            return category.published ? nil : "\(team.name)/articles/\(category.name)"
        }
        return switch target {
        case .team, .language: nil
        case .form(let team), .helpCenter(let team): around(team, helpCenter: false)
        case .articles(let team, let path, _):
            around(team, helpCenter: true, category: path.split(separator: "/").dropLast().first.map(String.init))
        }
    }
}

extension Article {
    /// `billing/refund`, or `refund` for an article in no category.
    fileprivate var shortPath: String { "\(category.map { "\($0)/" } ?? "")\(name)" }
}
