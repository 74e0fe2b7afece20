import CompiledSite
import Forms
import Foundation

extension CompiledSite {
    /// The language with the region where most of its speakers are, as Open Graph writes `og:locale`: `en_US`, `pt_BR`.
    var locale: String {
        let tag = messages.language
        let full = Locale.Language(identifier: Locale.Language(identifier: tag).maximalIdentifier)
        guard let language = full.languageCode?.identifier, let region = full.region?.identifier else { return tag }
        return "\(language)_\(region)"
    }
}
