import CompiledSite
import Diagnostics
import Dispatch
import Forms
import SiteSource
import Synchronization
import Templates

/// Renders all help centres of a site, one team after the other on each of the machine's processors.
struct HelpCenters {
    /// How many articles one thread renders before it looks for other work.
    private static let portion = 64

    private let centers: [HelpCenter]
    private let links: ArticleLinks
    private let rules: ArticleHTML.Rules
    private let known: KnownTexts
    /// Of all that every page is made from.
    private let generation: Digest

    /// - Parameters:
    ///   - known: what an earlier build knew of the texts.
    ///   - generation: of all that every page is made from.
    init(
        _ centers: [HelpCenter], _ links: ArticleLinks, _ rules: ArticleHTML.Rules, known: KnownTexts,
        generation: Digest
    ) {
        self.centers = centers
        self.links = links
        self.rules = rules
        self.known = known
        self.generation = generation
    }

    /// Some pages of a team.
    private struct Portion {
        let center: Int
        let articles: Range<Int>
    }

    /// The texts of a team's articles, made by the thread that first needs them.
    private final class Prepared: Sendable {
        private struct State {
            var texts: [ArticleText]?
            var related: [[Int]] = []
            var portions: Int
        }

        private let state: Mutex<State>

        init(portions: Int) { state = Mutex(State(portions: portions)) }

        func texts(_ center: HelpCenter, _ make: () -> [ArticleText]) -> (texts: [ArticleText], related: [[Int]]) {
            state.withLock { state in
                if let texts = state.texts { return (texts, state.related) }
                let texts = make()
                state.related = center.relations(texts.map(\.facts))
                state.texts = texts
                return (texts, state.related)
            }
        }

        /// After the last portion the texts themselves are not needed any more.
        func finishPortion() {
            state.withLock { state in
                state.portions -= 1
                guard state.portions == 0 else { return }
                for index in state.texts?.indices ?? 0..<0 { state.texts?[index].content = nil }
            }
        }

        var known: [ArticleText] { state.withLock { $0.texts ?? [] } }
    }

    /// Where an earlier build knows an article's text, its facts; the others are parsed.
    private func texts(_ center: HelpCenter) -> [ArticleText] {
        var texts = center.articles.map { article in
            ArticleText(facts: known.facts(of: article, links) ?? ArticleFacts())
        }
        let unknown = texts.indices.filter { texts[$0].facts.html == .none }
        guard !unknown.isEmpty else { return texts }
        MarkdownTree.lock.withLock { _ in
            for index in unknown {
                var html = ArticleHTML(
                    center.articles[index], links, center.site.messages, rules)
                html.facts.indexed = Digest(ofWords: center.indexed(center.articles[index], html))
                texts[index] = ArticleText(facts: html.facts, content: html, problems: html.problems)
            }
        }
        return texts
    }

    /// What the index has of a team that has not changed.
    func indexed(_ center: HelpCenter, _ known: KnownTeam) -> IndexedTeam {
        IndexedTeam(name: center.name, digest: known.index, count: center.articles.count) {
            guard let entries = known.entries.list else {
                throw BuildError(
                    "What the last build left is damaged. Remove “\(BuildCache.name)” in the home, and build again.")
            }
            let articles = Lazy {
                Dictionary(center.articles.map { (center.address($0), $0) }) { first, _ in first }
            }
            return entries.map { entry in
                IndexEntry(known: entry) {
                    guard let article = articles.value[entry.address] else {
                        throw BuildError("\(entry.address) is not known any more. Build again.")
                    }
                    return center.indexed(article, try content(center, article))
                }
            }
        }
    }

    /// The text of an article of which so far only the facts were needed.
    private func content(_ center: HelpCenter, _ article: Article) throws -> ArticleHTML {
        let html = MarkdownTree.lock.withLock { _ in
            ArticleHTML(article, links, center.site.messages, rules)
        }
        if html.problems.hasErrors { throw html.problems }
        return html
    }

    /// Renders every page that an earlier build has not left as it has to be.
    /// - Parameters:
    ///   - render: makes the HTML of a page.
    ///   - output: takes each page, from several threads.
    ///   - progress: told how many of the articles that have to be looked at are done.
    /// - Throws: every problem of every article, or what `render` and `output` throw.
    func render(
        _ output: any PageOutput, _ progress: @Sendable (_ done: Int, _ total: Int) -> Void,
        _ render: @Sendable (Page) throws -> [UInt8]
    ) throws -> Result {
        var portions: [Portion] = []
        var prepared: [Prepared] = []
        for (index, center) in centers.enumerated() {
            guard center.known == nil else {
                prepared.append(Prepared(portions: 0))
                continue
            }
            let starts = stride(from: 0, to: max(1, center.articles.count), by: Self.portion)
            for start in starts {
                portions.append(
                    Portion(center: index, articles: start..<min(start + Self.portion, center.articles.count)))
            }
            prepared.append(Prepared(portions: starts.underestimatedCount))
        }
        let failure = Mutex<(any Error)?>(nil)
        let found = Mutex<[(center: Int, entries: [IndexEntry])]>([])
        let (all, states) = (portions, prepared)
        let total = portions.reduce(0) { $0 + $1.articles.count }
        let done = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: all.count) { index in
            guard failure.withLock({ $0 == nil }) else { return }
            let portion = all[index]
            let (center, state) = (centers[portion.center], states[portion.center])
            let (texts, related) = state.texts(center) { self.texts(center) }
            defer {
                state.finishPortion()
                progress(done.add(portion.articles.count, ordering: .relaxed).newValue, total)
            }
            guard !texts.contains(where: { $0.problems.hasErrors }) else { return }
            do {
                if portion.articles.lowerBound == 0 {
                    for (page, path) in center.categoryPages {
                        let key = Digest(of: page.values, in: page.template.rawValue, generation)
                        try output.addPage(path, madeFrom: key) { try render(page) }
                    }
                }
                let steps = center.steps
                for place in portion.articles {
                    var content = center.content(of: place, texts[place].facts, related[place], steps)
                    let article = center.articles[place]
                    let key = Digest(of: content, texts[place].facts, center.context(article), generation)
                    try output.addPage(center.path(article), madeFrom: key) {
                        let text = try texts[place].content ?? self.content(center, article)
                        content.html = text.html
                        content.questions = text.questions.map { ($0.question, $0.answer) }
                        return try render(center.site.articlePage(content, center.context(article)))
                    }
                }
                let entries = portion.articles.map { place in
                    let (article, facts, text) = (center.articles[place], texts[place].facts, texts[place].content)
                    // With its words where they are at hand, for the index is written when all pages are.
                    let indexed = text.map { center.indexed(article, $0) }
                    return IndexEntry(known: center.indexedDigest(article, facts)) {
                        try indexed ?? center.indexed(article, self.content(center, article))
                    }
                }
                found.withLock { $0.append((portion.center, entries)) }
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        let texts = states.map(\.known)
        let problems = problems(texts)
        if problems.hasErrors { throw problems }
        return Result(
            warnings: problems,
            index: found.withLock { found in
                found.reduce(into: [Int: [IndexEntry]]()) { $0[$1.center, default: []] += $1.entries }
            }, texts: texts.map { $0.map { ($0.facts, isPlain: $0.problems.all.isEmpty) } },
            pages: centers.reduce(0) { $0 + $1.articles.count + $1.categories.count })
    }

    /// What became of all articles.
    struct Result {
        /// What is worth a word and stops no build.
        let warnings: Diagnostics
        /// Of each team that has changed, by its place, in any order.
        let index: [Int: [IndexEntry]]
        /// Of each team that has changed, by its place, what is known of the texts in the order of the articles, and
        /// whether there is no word to say of them.
        let texts: [[(facts: ArticleFacts, isPlain: Bool)]]
        let pages: Int
    }

    /// What is wrong with each article, and links to anchors that are nowhere.
    /// - Parameter texts: of the teams that have changed, by their places.
    private func problems(_ texts: [[ArticleText]]) -> Diagnostics {
        var problems = Diagnostics()
        var headings: [String: [ArticleFacts.Heading]] = [:]
        for (center, texts) in zip(centers, texts) {
            for (article, text) in zip(center.articles, texts) { headings[article.source.name] = text.facts.headings }
        }
        // Of teams that have not changed, what the links of others lead to.
        let outer = Set(
            zip(centers, texts).flatMap { center, texts in texts.flatMap { $0.facts.references } }
                .filter { $0.anchor != nil && headings[$0.file] == nil }.map(\.file))
        if !outer.isEmpty {
            for known in centers.lazy.compactMap(\.known) {
                for text in known.texts.list ?? [] where outer.contains(text.file) {
                    headings[text.file] = text.facts.headings
                }
            }
        }
        for (center, texts) in zip(centers, texts) {
            for (article, text) in zip(center.articles, texts) {
                problems.append(text.problems)
                check(text.facts.references, of: article, headings, &problems)
            }
            guard let known = center.known, !known.references.isEmpty else { continue }
            let articles = Dictionary(center.articles.map { ($0.source.name, $0) }) { first, _ in first }
            for (file, references) in Dictionary(grouping: known.references, by: \.source) {
                guard let article = articles[file] else { continue }
                check(references.map(\.reference), of: article, headings, &problems)
            }
        }
        return problems
    }

    private func check(
        _ references: [ArticleFacts.Reference], of article: Article, _ headings: [String: [ArticleFacts.Heading]],
        _ problems: inout Diagnostics
    ) {
        var told = 0
        for reference in references where told < ArticleHTML.problemLimit {
            guard let anchor = reference.anchor, !anchor.hasPrefix("fn-"), let known = headings[reference.file],
                !known.contains(where: { $0.id == anchor })
            else { continue }
            told += 1
            let suggestion = didYouMean(anchor, among: known.map(\.id).sorted())
            problems.append(
                Diagnostic(
                    "There is no heading with the anchor “#\(anchor)” in "
                        + (reference.file == article.source.name ? "this article." : "\(reference.file).")
                        + (suggestion.isEmpty
                            ? " Write the words of a heading in lower case, with hyphens." : suggestion),
                    in: article.source.text, at: reference.position))
        }
    }
}

/// An article's text as far as a build knows it.
private struct ArticleText: Sendable {
    var facts: ArticleFacts
    /// nil where an earlier build had the same.
    var content: ArticleHTML?
    var problems = Diagnostics()
}
