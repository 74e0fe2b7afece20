import CompiledSite
import Exchange
import HTTPTypes
import Logging

/// In which of a site's languages somebody is answered.
enum LanguagePreference {
    /// The language that a request asks for.
    /// - Parameters:
    ///   - said: what the page says that it is in, or the ticket; nil where nobody says anything. One that the site has not
    ///     is the default.
    ///   - languages: the site's, the default first; empty for a site of one.
    /// - Returns: nil for the default.
    static func language(said: String?, _ request: Request, _ languages: [CompiledLanguage]) -> String? {
        guard languages.count > 1 else { return nil }
        if let said { return languages.first { $0.tag == said }?.tag }
        return accepted(request.head.headerFields.value(of: .acceptLanguage) ?? "", languages.map(\.tag))
    }

    /// What a request's query says of the page that it comes from; nil where it says nothing.
    static func inQuery(_ request: Request) -> String? {
        request.query.split(separator: "&").first { $0.hasPrefix("_language=") }.map { String($0.dropFirst(10)) }
    }

    /// The first choice of an Accept-Language field (RFC 9110 §12.5.4) that the site has, by lookup and also by language alone:
    /// who reads `it-CH` reads `it`, and who reads `pt` reads `pt-BR`.
    static func accepted(_ field: String, _ tags: [String]) -> String? {
        var best: (tag: String, weight: Double)?
        for range in field.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard let wanted = parts.first, weight > best?.weight ?? 0 else { continue }
            if let tag = match(wanted, tags) { best = (tag, weight) }
        }
        return best?.tag
    }

    private static func match(_ wanted: String, _ tags: [String]) -> String? {
        if wanted == "*" { return tags.first }
        var range = wanted[...]
        while true {
            if let tag = tags.first(where: { $0.lowercased() == range }) { return tag }
            guard let hyphen = range.lastIndex(of: "-") else { break }
            range = range[..<hyphen]
        }
        return tags.first { $0.lowercased().hasPrefix("\(range)-") }
    }
}

extension Reply {
    /// The same answers in another of the site's languages.
    /// - Parameter language: nil for the default. Where its files cannot be read, answers are plain ones.
    func speaking(_ language: String?) -> Reply {
        guard let bundle, let tag = language ?? bundle.site.languages.first?.tag else { return self }
        var reply = self
        do throws(BundleError) {
            reply.bundle = try bundle.edition(tag)
        } catch {
            log.error("\(error.sentence)")
            reply.bundle = nil
        }
        return reply
    }

    /// The same answers in the language that a request asks for.
    /// - Parameter said: the language of the page or the ticket; nil where nobody says anything.
    func speaking(asSaid said: String?, _ request: Request) -> Reply {
        speaking(LanguagePreference.language(said: said, request, bundle?.site.languages ?? []))
    }
}
