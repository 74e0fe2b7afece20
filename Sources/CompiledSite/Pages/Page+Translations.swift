import Forms
import Templates

extension CompiledSite {
    /// The same page in the site's languages: what the head says to search engines, and the links of the header.
    /// - Parameters:
    ///   - canonical: the page's own path below the start page; nil for a page that search engines shall not list.
    ///   - translation: where a page without one is in another language; nil where it is in none.
    ///   - available: the languages that the page is in; nil for all.
    func translations(
        canonical: String?, _ translation: ((_ language: String) -> String)?, in available: [String]? = nil
    ) -> [String: Value] {
        let isTranslated =
            languages.count > 1 && (available?.count ?? 2) > 1 && (canonical != nil || translation != nil)
        let languages = (isTranslated ? languages : []).filter { available?.contains($0.tag) ?? true }
        return [
            "has_translations": .bool(isTranslated),
            "translations": .list(
                languages.map { language in
                    let address =
                        canonical.map { path + prefix(of: language.tag) + $0 } ?? translation?(language.tag) ?? path
                    return [
                        "tag": .text(language.tag), "label": .text(language.name), "address": url(address),
                        "is_current": .bool(language.tag == messages.language),
                    ]
                }),
            "alternates": .list(
                canonical.map { canonical in
                    alternates(of: canonical, in: available).map { ["tag": .text($0.tag), "address": url($0.address)] }
                } ?? []),
        ]
    }

    /// Where a page is in each of the languages, and for everybody else under the tag `x-default`; empty for a site of one
    /// language.
    /// - Parameters:
    ///   - canonical: the page's path below an edition's start page.
    ///   - available: the languages that the page is in; nil for all.
    package func alternates(of canonical: String, in available: [String]? = nil) -> [(tag: String, address: String)] {
        let languages = languages.filter { available?.contains($0.tag) ?? true }
        guard languages.count > 1 else { return [] }
        let addresses = languages.map { ($0.tag, origin + path + prefix(of: $0.tag) + canonical) }
        // For everybody else the site's first language, where the page is in it.
        return addresses + [("x-default", addresses[0].1)]
    }

    /// The path of a team's form within the gateway. It says the language of a site that has several, and that the form
    /// stands in a frame, so that even an answer to a body that cannot be read keeps to both.
    /// - Parameter more: another parameter, such as `_sent=1`.
    package func formAddress(team: String, _ extent: Page.Extent = .document, more: String? = nil) -> String {
        let parameters = [
            languages.count > 1 ? "_language=\(messages.language)" : nil,
            extent == .embedded ? "_layout=embed" : nil, more,
        ].compactMap { $0 }
        return route("/forms/\(team)") + (parameters.isEmpty ? "" : "?\(parameters.joined(separator: "&"))")
    }
}
