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
    private let allowsHTML: Bool

    init(_ centers: [HelpCenter], _ links: ArticleLinks, allowsHTML: Bool) {
        self.centers = centers
        self.links = links
        self.allowsHTML = allowsHTML
    }

    /// Some pages of a team.
    private struct Portion {
        let center: Int
        let articles: Range<Int>
    }

    /// The texts of a team's articles, made by the thread that first needs them.
    private final class Prepared: Sendable {
        private struct State {
            var texts: [ArticleHTML]?
            var related: [[Int]] = []
            var portions: Int
        }

        private let state: Mutex<State>

        init(portions: Int) { state = Mutex(State(portions: portions)) }

        func texts(_ center: HelpCenter, _ make: (Article) -> ArticleHTML) -> (texts: [ArticleHTML], related: [[Int]]) {
            state.withLock { state in
                if let texts = state.texts { return (texts, state.related) }
                let texts = MarkdownTree.lock.withLock { _ in center.articles.map(make) }
                state.related = center.relations(texts)
                state.texts = texts
                return (texts, state.related)
            }
        }

        /// After the last portion the texts themselves are not needed any more.
        func finishPortion() {
            state.withLock { state in
                state.portions -= 1
                if state.portions == 0 { state.texts = state.texts?.map(\.withoutText) }
            }
        }

        var known: [ArticleHTML] { state.withLock { $0.texts ?? [] } }
    }

    /// Renders every page.
    /// - Parameters:
    ///   - add: takes each page, from several threads.
    ///   - found: takes each article with its text, from several threads.
    /// - Throws: every problem of every article, or what `add` throws.
    /// - Returns: what is worth a word and stops no build.
    func render(
        _ add: @Sendable (Page, String) throws -> Void,
        found: @Sendable (HelpCenter, Article, ArticleHTML) throws -> Void
    ) throws -> Diagnostics {
        var portions: [Portion] = []
        var prepared: [Prepared] = []
        for (index, center) in centers.enumerated() {
            let starts = stride(from: 0, to: max(1, center.articles.count), by: Self.portion)
            for start in starts {
                portions.append(
                    Portion(center: index, articles: start..<min(start + Self.portion, center.articles.count)))
            }
            prepared.append(Prepared(portions: starts.underestimatedCount))
        }
        let failure = Mutex<(any Error)?>(nil)
        let (all, states) = (portions, prepared)
        DispatchQueue.concurrentPerform(iterations: all.count) { index in
            guard failure.withLock({ $0 == nil }) else { return }
            let portion = all[index]
            let (center, state) = (centers[portion.center], states[portion.center])
            let (texts, related) = state.texts(center) { article in
                ArticleHTML(article, links, center.site.messages, allowsHTML: allowsHTML)
            }
            defer { state.finishPortion() }
            guard !texts.contains(where: { $0.problems.hasErrors }) else { return }
            do {
                if portion.articles.lowerBound == 0 { try center.categoryPages(add) }
                try center.pages(portion.articles, texts, related, add)
                for place in portion.articles { try found(center, center.articles[place], texts[place]) }
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        let problems = problems(states.map(\.known))
        if problems.hasErrors { throw problems }
        return problems
    }

    /// What is wrong with each article, and links to anchors that are nowhere.
    private func problems(_ texts: [[ArticleHTML]]) -> Diagnostics {
        var problems = Diagnostics()
        var anchors: [String: Set<String>] = [:]
        for (index, center) in centers.enumerated() {
            for (article, text) in zip(center.articles, texts[index]) {
                anchors[article.source.name] = Set(text.headings.map(\.id))
            }
        }
        for (index, center) in centers.enumerated() {
            for (article, text) in zip(center.articles, texts[index]) {
                problems.append(text.problems)
                var told = 0
                for reference in text.references where told < ArticleHTML.problemLimit {
                    guard let anchor = reference.anchor, let known = anchors[reference.file], !known.contains(anchor),
                        !anchor.hasPrefix("fn-")
                    else { continue }
                    told += 1
                    let suggestion = didYouMean(anchor, among: known.sorted())
                    problems.append(
                        Diagnostic(
                            "There is no heading with the anchor “#\(anchor)” in "
                                + (reference.file == article.source.name ? "this article." : "\(reference.file).")
                                + (suggestion.isEmpty
                                    ? " Write the words of a heading in lower case, with hyphens." : suggestion),
                            in: article.source, at: reference.position))
                }
            }
        }
        return problems
    }
}
