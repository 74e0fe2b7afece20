import CompiledSite
import SearchIndex

extension Digest {
    /// The digest of all that an article's page is made from, without the text itself, for which its own stands.
    init(
        of content: CompiledSite.ArticleContent, _ facts: ArticleFacts, _ context: CompiledSite.PageContext,
        _ generation: Digest
    ) {
        self.init { parts in
            parts.add(generation)
            parts.add(facts.html)
            parts.add(facts.hasCode)
            parts.add(facts.headings.count)
            for heading in facts.headings {
                parts.add(heading.level)
                parts.add(heading.id)
                parts.add(heading.text)
            }
            parts.add(content.entry)
            parts.add(content.category)
            parts.add(content.updated)
            parts.add(content.previous)
            parts.add(content.next)
            parts.add(content.related.count)
            for related in content.related { parts.add(related) }
            parts.add(context.team)
            parts.add(context.contact)
            parts.add(context.languages != nil)
            parts.add(context.languages ?? [])
            parts.add(context.isDraft)
        }
    }

    /// The digest of all that a search could find of an article, which its file alone decides.
    init(ofWords article: IndexedArticle) {
        self.init { parts in
            parts.add([
                article.team, article.language, article.title, article.description, article.text, article.address,
            ])
            parts.add(article.headings)
        }
    }
}

extension Digest.Parts {
    fileprivate mutating func add(_ entry: CompiledSite.ArticleEntry?) {
        add(entry != nil)
        guard let entry else { return }
        add(entry.title)
        add(entry.path)
        add(entry.description)
        add(entry.isDraft)
    }
}
